"""The fields of the start sheet in words: "left", "2 sets each, one less"."""

from typing import Final

from hiptimer.model.choices import DayChoices, SetsToday
from hiptimer.model.protocol import Exercise, Side, SideChoice
from hiptimer.tui.day_form import DayForm
from hiptimer.tui.widgets.field_list import Field
from hiptimer.wording.doses import BOTH_LEGS, LEFT_AND_RIGHT, exercise_words, sides_words
from hiptimer.wording.numbers import counted, in_words

AS_PRESCRIBED: Final = "as prescribed"


def day_fields(form: DayForm) -> tuple[Field, ...]:
    """Return the fields below the pain."""
    sides, sets = form.sides, form.sets
    return (
        _field("Side", side_choice_words(form), form.place(sides), len(sides)),
        _field("Sets", set_choice_words(form), form.place(sets), len(sets)),
    )


def exercise_lines(form: DayForm) -> tuple[str, ...]:
    """List the exercises of today with their rests and loads."""
    pairs = zip(form.protocol.exercises, form.counts, strict=True)
    return tuple(f"{place}  {_exercise_line(*pair)}" for place, pair in enumerate(pairs, 1))


def side_choice_words(form: DayForm) -> str:
    """Name the sides of today, or say that they are as prescribed if they differ."""
    if form.choices.side is not None:
        return _chosen(form.choices.side)
    one_sided = [counts for counts in form.counts if Side.BILATERAL not in counts]
    if not one_sided:
        return BOTH_LEGS
    sides = {sides_words(counts) for counts in one_sided}
    return sides.pop() if len(sides) == 1 else AS_PRESCRIBED


def set_choice_words(form: DayForm) -> str:
    """State the number of sets, and how it differs from the prescribed one."""
    numbers = {number for counts in form.counts for number in counts.values()}
    prescribed = form.counts_of(DayChoices(side=form.choices.side))
    change = _change(form.counts, prescribed)
    if len(numbers) > 1:
        return change
    (number,) = numbers
    several = len(form.counts) > 1 or len(form.counts[0]) > 1
    sets = f"{counted(number, 'set')}{' each' if several else ''}"
    return f"{sets}, {change}" if change else sets


def _field(name: str, value: str, place: int, count: int) -> Field:
    return Field(name, value, less=place > 0, more=place < count - 1)


def _exercise_line(exercise: Exercise, counts: SetsToday) -> str:
    rest = f", rest {exercise.rest_seconds} s" if exercise.rest_seconds else ""
    load = f", {exercise.load}" if exercise.load else ""
    return f"{exercise_words(exercise, counts)}{rest}{load}"


def _change(counts: tuple[SetsToday, ...], prescribed: tuple[SetsToday, ...]) -> str:
    if counts == prescribed:
        return AS_PRESCRIBED
    most = max(_differences(counts, prescribed), key=abs)
    return f"{in_words(abs(most))} {'more' if most > 0 else 'less'}"


def _differences(counts: tuple[SetsToday, ...], prescribed: tuple[SetsToday, ...]) -> list[int]:
    return [
        now[side] - then[side] for now, then in zip(counts, prescribed, strict=True) for side in now
    ]


def _chosen(side: SideChoice) -> str:
    return LEFT_AND_RIGHT if side is SideChoice.EACH else side.value
