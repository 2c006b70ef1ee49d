"""The editor's messages about a protocol as a whole: at its top, and at the foot."""

from typing import Final

from hiptimer.model.limits import EXERCISES
from hiptimer.model.protocol import DEFAULT_PAIN_CEILING, CatalogueExercise, Stage
from hiptimer.model.protocol_draft import Draft, Field, Values
from hiptimer.runner.protocol_editor import NAME, ProtocolEditor
from hiptimer.storage.protocol_fields import as_text
from hiptimer.storage.protocol_keys import Problem
from hiptimer.tui.screens.editor.dose_line import ExerciseLine
from hiptimer.wording.numbers import counted

NEW: Final = "A new protocol"

ABOUT: Final = "About the protocol"

NAME_FIRST: Final = "It needs a name before it can be saved."

NO_EXERCISE: Final = "It needs an exercise: look for one by a few letters."

TOO_MANY: Final = f"A protocol has at most {EXERCISES.highest} exercises: remove one first."

OWN_EXERCISE: Final = "An exercise of your own"
ADD_EXERCISE: Final = "Add an exercise"
TO_ADD: Final = "Enter opens the catalogue. An exercise of your own can be added there too."

REMOVED: Final = "Removed. ctrl+z undoes that."

TO_OPEN: Final = "Its name, how far along it is, the pain limit, and where it comes from."

READ_AGAIN: Final = "This is the file as it is now."

COPY: Final = "This is a copy of your own; the original stays as it is."


def name_of(draft: Draft) -> str:
    """Return the name of the protocol, even of a new one."""
    return as_text(draft.value(NAME)) or NEW


def head_line(draft: Draft, *, is_wrong: bool) -> ExerciseLine:
    """Return the protocol itself, as the first row of the list."""
    stage = as_text(draft.value(Field("stage"))) or Stage.ISOMETRIC.value
    limit = as_text(draft.value(Field("pain_ceiling"))) or str(DEFAULT_PAIN_CEILING)
    return ExerciseLine(ABOUT, stage.replace("-", " "), f"pain limit {limit}", is_wrong)


def state_words(editor: ProtocolEditor) -> str:
    """Return how much there is to fix, and whether it is saved."""
    count = len(mistakes(editor))
    wrong = counted(count, "problem") if count else ""
    return ", ".join(filter(None, (wrong, "not saved" if editor.unsaved else "")))


def mistakes(editor: ProtocolEditor) -> tuple[Problem, ...]:
    """Return the problems, except the name and the exercise that a new protocol still lacks."""
    draft = editor.draft
    is_there = {"name": draft.value(NAME) is not None, "exercise": bool(draft.exercises)}
    to_come = {key for key in is_there if not is_there[key]}
    return tuple(each for each in editor.problems if each.entry or each.key not in to_come)


def problem_words(problem: Problem, draft: Draft) -> str:
    """Return a problem in words, if it has no field or prevents saving."""
    match problem.key, problem.entry:
        case "name", None if draft.value(NAME) is None:
            return NAME_FIRST
        case "exercise", None:
            return TOO_MANY if draft.exercises else NO_EXERCISE
        case _:
            return str(problem)


def saved_words(protocol_id: str, *, durable: bool) -> str:
    """Return that the protocol is saved, and its id."""
    doubt = "" if durable else "; a power cut just now could still undo it"
    return f"Saved as {protocol_id}{doubt}."


def about_exercise(guide: CatalogueExercise | None) -> str:
    """Return the position of an exercise, and what it needs."""
    if guide is None:
        return f"{OWN_EXERCISE}."
    return ", ".join((guide.region, guide.position, *guide.equipment))


def first_difference(before: Draft, after: Draft) -> Field | None:
    """Return what an undo or redo has changed: a field, or at least its exercise."""
    pairs = zip(before.exercises, after.exercises, strict=False)
    for entry, (one, other) in enumerate(pairs, start=1):
        if one != other:
            return Field(_key_of_difference(one.values, other.values), entry)
    count = min(len(before.exercises), len(after.exercises))
    if len(before.exercises) != len(after.exercises):
        return Field("", count + 1)
    key = _key_of_difference(before.values, after.values)
    return Field(key) if key else None


def _key_of_difference(one: Values, other: Values) -> str:
    keys = [*one, *(key for key in other if key not in one)]
    return next((key for key in keys if one.get(key) != other.get(key)), "")
