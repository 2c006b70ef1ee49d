"""The keys of a session in words: a label for a footer, and what a key does in full."""

from collections.abc import Mapping
from typing import Final

from hiptimer.interaction.keys import Intent
from hiptimer.wording.session import SEEK_HELP_KEY

LABELS: Final[Mapping[Intent, str]] = {
    Intent.CHOOSE: "choose",
    Intent.RESUME: "go on",
    Intent.PAUSE: "pause",
    Intent.READY: "go on",
    Intent.UNPAUSE: "go on",
    Intent.DONE: "all done",
    Intent.BEGIN: "start now",
    Intent.NEXT: "go on",
    Intent.STEP: "point",
    Intent.END_SET: "end here",
    Intent.REPEAT: "again",
    Intent.UNDO: "undo",
    Intent.NOT_DONE: "not done",
    Intent.EXTEND: "10 s more",
    Intent.SKIP: "skip",
    Intent.FINISH: "finish",
    Intent.LEAVE_SIDE: "leave this",
    Intent.LEAVE_EXERCISE: "leave all",
    Intent.SEEK_HELP: SEEK_HELP_KEY,
    Intent.HELP: "help",
}
"""A word or two for a footer. What is not here is not shown there."""

MEANINGS: Final[Mapping[Intent, str]] = {
    Intent.RESUME: "go on after a pause",
    Intent.PAUSE: "pause",
    Intent.READY: "go on when you are ready",
    Intent.UNPAUSE: "go on after a pause",
    Intent.DONE: "the repetitions are done",
    Intent.BEGIN: "start the set now",
    Intent.NEXT: "end the rest now",
    Intent.END_SET: "end this set here; what you did counts",
    Intent.REPEAT: "do the set once more",
    Intent.UNDO: "undo the last key, within ten seconds",
    Intent.NOT_DONE: "I didn't do that one",
    Intent.EXTEND: "ten more seconds",
    Intent.SKIP: "skip to what comes next",
    Intent.LEAVE_SIDE: "leave this exercise on this side",
    Intent.LEAVE_EXERCISE: "leave this exercise on both sides",
    Intent.FINISH: "finish early, with a reason if you like",
    Intent.UNRATE: "take a number back",
}
"""What a key does, for a list of keys."""
