"""Drives an engine and writes down what would be heard, so that a test reads as a page."""

from hiptimer.cues.cue import Cue
from hiptimer.cues.speech_progress import NOTHING_SAID, Talking
from hiptimer.cues.table import cue_for
from hiptimer.engine import Engine, Phase, Plan
from hiptimer.engine.commands import (
    Command,
    Start,
)
from hiptimer.engine.events import Event

PAIN_QUESTION = "Hip pain in that set, at its worst: zero to ten?"
FIRST_PAIN_QUESTION = f"{PAIN_QUESTION} Press a number key, or page up."
"""As it is asked for the first time in a session."""


class Heard:
    """An engine, the time, and every cue so far."""

    def __init__(self, plan: Plan, talking: Talking = NOTHING_SAID) -> None:
        self.talking = talking
        self.engine = Engine(plan)
        self.at = 0.0
        self.cues: list[Cue] = []
        self.send(Start())

    def send(self, command: Command) -> str:
        """Send a command; give what is heard at once."""
        return self._take(self.engine.send(command, self.at))

    def until(self, phase: Phase) -> str:
        """Let time pass until `phase` begins again; return what is heard as it does."""
        said = ""
        while True:
            due = self.engine.wake_at
            assert due is not None
            before = self.engine.phase
            self.at = due
            said = self._take(self.engine.advance(due))
            if self.engine.phase is phase and before is not phase:
                return said

    def _take(self, events: list[Event]) -> str:
        cue = cue_for(events, self.engine, self.at, self.talking)
        if cue is None:
            return ""
        self.cues.append(cue)
        return written(cue)


def written(cue: Cue) -> str:
    """Write a cue as one line: "<hold> Hold. Set one of two."."""
    earcon = [f"<{cue.earcon}>"] if cue.earcon else []
    return " ".join([*earcon, *cue.say]) or "silence"
