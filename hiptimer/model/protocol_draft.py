"""A protocol while a person writes it: what its fields contain, right or wrong.

A draft holds exactly what its file would: a key that is absent follows its default. It checks
nothing, since half a number is not yet a mistake; `hiptimer.storage.protocol_file.judge` does.
Every change returns a new draft, so any earlier one can be restored: the history for undo and redo
keeps whole drafts, which share whatever did not change, instead of changes to be reversed.
"""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

Values = Mapping[str, object]
"""Values by the keys of a protocol file: numbers and words, or the text typed instead."""

_OF_A_HOLD = ("hold_seconds",)
_OF_REPETITIONS = ("reps", "reps_max", "seconds_per_rep")


class Field(Struct, frozen=True):
    """One field: a key of the exercise at `entry`, from 1, or (None) of the protocol itself."""

    key: str
    entry: int | None = None


class DraftExercise(Struct, frozen=True):
    """One exercise; `origin` is its place (from 1) in the file that the edit began with."""

    values: Values
    origin: int | None = None


class Draft(Struct, frozen=True):
    """The protocol's own fields, and its exercises in order. Entries count from 1."""

    values: Values
    exercises: tuple[DraftExercise, ...] = ()

    @property
    def document(self) -> dict[str, object]:
        """Return its file's content, as a TOML document."""
        return {**self.values, "exercise": [dict(each.values) for each in self.exercises]}

    def value(self, field: Field) -> object | None:
        """Return the value of `field`; None if it follows its default."""
        return self._values_of(field.entry).get(field.key)

    def with_value(self, field: Field, value: object | None) -> "Draft":
        """Set `field` to `value`, or (None) let it follow its default."""
        values = {**self._values_of(field.entry), field.key: value}
        if value is None:
            del values[field.key]
        return self._with_values(field.entry, values)

    def with_hold(self, entry: int, seconds: int | None = None) -> "Draft":
        """Make the exercise at `entry` a hold of `seconds`, or (None) of the usual length."""
        return self._with_dose(entry, _OF_REPETITIONS, {"hold_seconds": seconds})

    def with_repetitions(self, entry: int, reps: int) -> "Draft":
        """Make the exercise at `entry` a run of repetitions."""
        return self._with_dose(entry, _OF_A_HOLD, {"reps": reps})

    def with_exercise(self, values: Values, entry: int) -> "Draft":
        """Insert an exercise at `entry`: an `id` of the catalogue, or a `name`."""
        exercises = list(self.exercises)
        exercises.insert(entry - 1, DraftExercise(values))
        return replace(self, exercises=tuple(exercises))

    def with_duplicate(self, entry: int) -> "Draft":
        """Insert a copy of the exercise at `entry` below it."""
        return self.with_exercise(self.exercises[entry - 1].values, entry + 1)

    def with_move(self, entry: int, to: int) -> "Draft":
        """Move the exercise at `entry` to `to`, which is limited to the first and last place."""
        exercises = list(self.exercises)
        moved = exercises.pop(entry - 1)
        exercises.insert(max(0, to - 1), moved)
        return replace(self, exercises=tuple(exercises))

    def without_exercise(self, entry: int) -> "Draft":
        """Remove the exercise at `entry`."""
        exercises = list(self.exercises)
        del exercises[entry - 1]
        return replace(self, exercises=tuple(exercises))

    def _values_of(self, entry: int | None) -> Values:
        return self.values if entry is None else self.exercises[entry - 1].values

    def _with_values(self, entry: int | None, values: Values) -> "Draft":
        if entry is None:
            return replace(self, values=values)
        exercises = list(self.exercises)
        exercises[entry - 1] = replace(exercises[entry - 1], values=values)
        return replace(self, exercises=tuple(exercises))

    def _with_dose(self, entry: int, other: tuple[str, ...], dose: Values) -> "Draft":
        found = {**self.exercises[entry - 1].values, **dose}
        left = {
            key: value for key, value in found.items() if value is not None and key not in other
        }
        return self._with_values(entry, left)


def draft_of(document: Mapping[str, object], *, of_file: bool = True) -> Draft:
    """Return a draft of a protocol's document, problems included, to be fixed in the editor.

    With `of_file` the exercises keep their places in it as their origin. Raises ValueError if there
    is a table where none can be, since no field could fix that.
    """
    found = document.get("exercise", [])
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise ValueError("its exercises are not tables below lines [[exercise]]")
    exercises = tuple(
        DraftExercise(dict(values), place if of_file else None)
        for place, values in enumerate(found, start=1)
    )
    values = {key: value for key, value in document.items() if key != "exercise"}
    if any(isinstance(each, dict) for row in (values, *found) for each in row.values()):
        raise ValueError("it has a table where a value should be")
    return Draft(values, exercises)


class DraftHistory(Struct, frozen=True):
    """The `present` draft between those before it and those undone, the nearest of them last.

    Uninterrupted typing in one field is one step; `typing` is that field.
    """

    present: Draft
    past: tuple[Draft, ...] = ()
    future: tuple[Draft, ...] = ()
    typing: Field | None = None

    def changed(self, draft: Draft, typing: Field | None = None) -> "DraftHistory":
        """Move on to `draft`: a new step, or part of the last one while typing continues."""
        if draft == self.present:
            return self
        if typing is None or typing != self.typing:
            return DraftHistory(draft, (*self.past, self.present), typing=typing)
        if draft == self.past[-1]:  # back at the old text: no empty step
            return DraftHistory(draft, self.past[:-1])
        return DraftHistory(draft, self.past, typing=typing)

    def settled(self) -> "DraftHistory":
        """End the typing: the person left the field, and the next change is a step of its own."""
        return DraftHistory(self.present, self.past, self.future)

    def undone(self) -> "DraftHistory":
        """Undo one step; at the first draft, do nothing."""
        if not self.past:
            return self
        return DraftHistory(self.past[-1], self.past[:-1], (*self.future, self.present))

    def redone(self) -> "DraftHistory":
        """Redo the step undone last; if there is none, do nothing."""
        if not self.future:
            return self
        return DraftHistory(self.future[-1], (*self.past, self.present), self.future[:-1])
