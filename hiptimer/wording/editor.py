"""The words of the protocol editor: its fields, and what it says of a protocol."""

from typing import Final

from msgspec import Struct

from hiptimer.model.limits import EXERCISES


class FieldWords(Struct, frozen=True):
    """The label, hint and unit of a field."""

    label: str
    hint: str
    unit: str = ""


DONE_AS: Final = "done_as"
"""Not a key of a file: whether an exercise has `hold_seconds` or `reps`."""

PAGE_HINT: Final = "Begin to type, or press enter: it opens a page to write on."

OF_EXERCISE: Final = {
    "name": FieldWords("Name", "What the exercise is called, here and in the history."),
    DONE_AS: FieldWords("Done as", "h for holds, r for repetitions."),
    "sets": FieldWords(
        "Sets", "How many on each side. The second number is for a good day: 3-5 sets."
    ),
    "hold_seconds": FieldWords("Hold", "How long each hold lasts. 1:30 is 90 s.", "s"),
    "reps": FieldWords("Repetitions", "In each set. The second number is the most: 15-20."),
    "seconds_per_rep": FieldWords(
        "Pace",
        "Repetitions are then counted for you; without it, a key ends the set.",
        "s each",
    ),
    "rest_seconds": FieldWords("Rest", "How long you rest after each set.", "s"),
    "side": FieldWords(
        "Side", "l left, r right, e each side, b both legs at once, a the side in the settings."
    ),
    "alternate_sides": FieldWords("Order", "o one side and then the other, t taking turns."),
    "prepare_seconds": FieldWords("Get ready", "Time to get into place before it begins.", "s"),
    "side_prepare_seconds": FieldWords("Change sides", "Time to turn over or step across.", "s"),
    "load": FieldWords("Load", "A band, a weight, a spring: kept with every session."),
    "notes": FieldWords("Notes", PAGE_HINT),
    "instructions": FieldWords("How to", PAGE_HINT),
    "id": FieldWords(
        "Id",
        "Your history knows the exercise by it. One is made from the name; write your own here.",
    ),
}
"""The fields of an exercise, by their keys."""

OF_PROTOCOL: Final = {
    "name": FieldWords("Name", "What you will look for on the home screen."),
    "summary": FieldWords("Summary", "In a sentence: what it is for."),
    "region": FieldWords("Region", "The part of the body, in your words: lateral hip."),
    "stage": FieldWords(
        "Stage", "m mobility, i isometric, d dynamic, k kinetic chain: how far along it is."
    ),
    "pain_ceiling": FieldWords(
        "Pain limit", "0-10. A number above it is listened to, and a choice is offered."
    ),
    "prepare_seconds": FieldWords(
        "Get ready", "Before each exercise, where that says nothing else.", "s"
    ),
    "frequency": FieldWords("How often", "In your words: once a day, three times a week."),
    "source": FieldWords("From", "Who wrote it, and when."),
    "notes": FieldWords("Notes", PAGE_HINT),
    "format": FieldWords("Format", "Of the file; hiptimer writes 1."),
}
"""The fields of the protocol itself, by their keys."""

NAME_FIRST: Final = "It needs a name before it can be saved."

NO_EXERCISE: Final = "It needs an exercise: look for one by a few letters."

TOO_MANY: Final = f"A protocol has at most {EXERCISES.highest} exercises: remove one first."

REMOVED: Final = "Removed. ctrl+z undoes that."

READ_AGAIN: Final = "This is the file as it is now."

COPY: Final = "This is a copy of your own; the original stays as it is."


def saved_words(protocol_id: str, *, durable: bool) -> str:
    """Return that the protocol is saved, and its id."""
    doubt = "" if durable else "; a power cut just now could still undo it"
    return f"Saved as {protocol_id}{doubt}."
