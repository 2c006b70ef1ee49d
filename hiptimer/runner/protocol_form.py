"""The form of a protocol, or of one exercise in it: which fields there are, and what they hold.

Plain values. They describe a draft and what can be changed in it, and draw nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum, auto
from functools import partial
from typing import Final

from msgspec import Struct

from hiptimer.model.protocol import (
    DEFAULT_PAIN_CEILING,
    DEFAULT_PREPARE_SECONDS,
    CatalogueExercise,
    PrescribedSide,
    Stage,
)
from hiptimer.model.protocol_draft import Draft, Field, Values
from hiptimer.storage.protocol_fields import as_text, keys_at
from hiptimer.storage.protocol_file import made_ids
from hiptimer.storage.protocol_keys import (
    HOLD_SECONDS,
    REST_SECONDS,
    SETS,
    Number,
    Problem,
    Text,
    WholeNumber,
)
from hiptimer.storage.toml_reading import cut, shown
from hiptimer.wording.doses import BOTH_LEGS, LEFT_AND_RIGHT, stage_words
from hiptimer.wording.editor import DONE_AS, OF_EXERCISE, OF_PROTOCOL, FieldWords

LONGEST_NUMBER: Final = 100
"""Characters for a number: far more than any has, so that no typed character is lost."""

ROOM_TO_SPARE: Final = 2
"""A text may be this many times too long: that is reported as a problem, and nothing is cut."""

STRAY_HINT: Final = "Protocols have no such key. Delete removes it."

FIRST_REPS: Final = 12
"""The first number of repetitions: in the middle of what is prescribed, from 8 to 20."""

SIDES: Final = {
    PrescribedSide.AFFECTED: ("a", "the affected side"),
    PrescribedSide.LEFT: ("l", "left"),
    PrescribedSide.RIGHT: ("r", "right"),
    PrescribedSide.EACH: ("e", LEFT_AND_RIGHT),
    PrescribedSide.BILATERAL: ("b", BOTH_LEGS),
}
"""The letter and the words of each side."""

_TWO_SIDES: Final = (PrescribedSide.EACH, PrescribedSide.AFFECTED)

_WITHOUT_A_ROW: Final = ("format", "exercise", "file name")
"""What a protocol says, or fails to say, that is shown elsewhere."""

STAGES: Final = {stage: (stage.value[0], stage_words(stage)) for stage in Stage}
"""The letter and the words of each stage."""


class InputKind(StrEnum):
    """What a slot accepts from the keyboard."""

    LINE = auto()
    """A line of text."""
    NUMBER = auto()
    """A number. Anything else that is typed stays there, with its problem beside it."""
    PAGE = auto()
    """A text of many lines, edited on a page of its own."""
    CHOICE = auto()
    """One of a few options, by arrow or letter."""
    NOTHING = auto()
    """A key that no protocol has: it can only be removed."""


@dataclass(frozen=True, slots=True)
class FieldOption:
    """One choice: its letter, its words, and the draft that it makes."""

    letter: str
    words: str
    change: Callable[[Draft], Draft] = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSlot:
    """One value in a row. If the file does not have it, `default` is shown, dimmed.

    `chosen` is the index of the option in force; `most` is the longest text in characters.
    """

    field: Field
    kind: InputKind
    text: str = ""
    default: str = ""
    options: tuple[FieldOption, ...] = ()
    chosen: int = 0
    most: int = 0

    @property
    def is_typed_into(self) -> bool:
        """Whether letters or digits are typed in the row itself."""
        return self.kind in (InputKind.LINE, InputKind.NUMBER)

    def option_of(self, letter: str) -> int | None:
        """Return the option with this letter; space takes the next one, and then the first."""
        if letter == " " and self.options:
            return (self.chosen + 1) % len(self.options)
        letters = [option.letter for option in self.options]
        return letters.index(letter.lower()) if letter.lower() in letters else None

    def option_beside(self, step: int) -> int | None:
        """Return the option `step` further on; None if there is none."""
        return self.chosen + step if 0 <= self.chosen + step < len(self.options) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRow:
    """A label, one slot or the two ends of a range, and their problem in words.

    `hint` is the purpose of the field.
    """

    label: str
    slots: tuple[FieldSlot, ...]
    unit: str = ""
    problem: str = ""
    hint: str = ""


FLEETING: Final = ("format", "id", "side_prepare_seconds")
"""Keys that have a row only while they have a value, or a wrong one."""

Choice = tuple[FieldOption, object]
"""An option, and its value in a file."""


class DraftTable(Struct, frozen=True):
    """The exercise at `entry`, or the protocol itself if it is None, with its `problems`."""

    draft: Draft
    entry: int | None
    problems: tuple[Problem, ...]
    words: Mapping[str, FieldWords]

    @property
    def values(self) -> Values:
        """The values of the table by their keys."""
        if self.entry is None:
            return self.draft.values
        return self.draft.exercises[self.entry - 1].values

    def value(self, key: str) -> object | None:
        """Return the value at `key`; None if it follows its default."""
        return self.values.get(key)

    def text(self, key: str) -> str:
        """Return the value at `key` as text; empty if it follows its default."""
        return as_text(self.value(key))

    def typed(self, key: str, default: str = "") -> FieldSlot:
        """Return the slot of a key whose value is typed."""
        kind = keys_at(self.entry)[key].kind
        accepts, most = InputKind.LINE, 0
        match kind:
            case WholeNumber() | Number():
                accepts, most = InputKind.NUMBER, LONGEST_NUMBER
            case Text(lines=True):
                accepts = InputKind.PAGE
            case Text():
                most = kind.most * ROOM_TO_SPARE
        field = Field(key, self.entry)
        return FieldSlot(field=field, kind=accepts, text=self.text(key), default=default, most=most)

    def choice(self, key: str, letter: str, words: str, *, value: object) -> Choice:
        """Return the option that sets `key` to `value`."""
        field = Field(key, self.entry)
        return FieldOption(letter, words, lambda draft: draft.with_value(field, value)), value

    def chosen(self, key: str, choices: tuple[Choice, ...], default: str) -> FieldSlot:
        """Return the slot of a key whose value is chosen; `default` is the words of an option."""
        found = self.value(key)
        options = tuple(option for option, _ in choices)
        places = [place for place, (_, value) in enumerate(choices) if value == found]
        usual = next(place for place, option in enumerate(options) if option.words == default)
        text = options[places[0]].words if places else self.text(key)
        return FieldSlot(
            field=Field(key, self.entry),
            kind=InputKind.CHOICE,
            text=text,
            default=default,
            options=options,
            chosen=places[0] if places else usual,
        )

    def row(self, *slots: FieldSlot) -> FormRow:
        """Return a row of slots, with the words of the first and the problems of all."""
        words = self.words[slots[0].field.key]
        return FormRow(
            label=words.label,
            slots=slots,
            unit=words.unit,
            hint=words.hint,
            problem=self._problem_of(*(slot.field.key for slot in slots)),
        )

    def with_the_rest(
        self, rows: Iterable[FormRow], elsewhere: Iterable[str] = ()
    ) -> tuple[FormRow, ...]:
        """Return `rows` and a row for each other key; the first row gets the remaining problems.

        `elsewhere` are keys without a row whose problems are shown elsewhere.
        """
        shown = list(rows)
        known = {slot.field.key for row in shown for slot in row.slots} | set(elsewhere)
        shown += [self._stray(key) for key in self.values if key not in known]
        known |= set(self.values)
        loose = [p.words for p in self.problems if p.entry == self.entry and p.key not in known]
        if loose:
            problem = "; ".join([shown[0].problem, *loose] if shown[0].problem else loose)
            shown[0] = replace(shown[0], problem=problem)
        return tuple(shown)

    def _stray(self, key: str) -> FormRow:
        slot = FieldSlot(field=Field(key, self.entry), kind=InputKind.NOTHING, text=self.text(key))
        return FormRow(
            label=cut(key), slots=(slot,), problem=self._problem_of(key), hint=STRAY_HINT
        )

    def _problem_of(self, *keys: str) -> str:
        """Return the problem at `keys`, without the value found, which is shown beside it."""
        return "; ".join(
            problem.words.removeprefix(f"found {shown(self.value(problem.key))}, ")
            for problem in self.problems
            if problem.entry == self.entry and problem.key in keys
        )


def form_of(
    draft: Draft,
    entry: int | None,
    problems: tuple[Problem, ...],
    catalogue: Mapping[str, CatalogueExercise],
    written: str = "",
) -> tuple[FormRow, ...]:
    """Return the form of the exercise at `entry`, or of the protocol itself if it is None.

    The row of `written`, one of `FLEETING`, is there in any case: a person is writing in it.
    """
    if entry is None:
        table = DraftTable(draft, None, problems, OF_PROTOCOL)
        return table.with_the_rest(_protocol_rows(table, written), _WITHOUT_A_ROW)
    table = DraftTable(draft, entry, problems, OF_EXERCISE)
    guide = guide_of(table.value("id"), catalogue)
    made_id = made_ids([each.values for each in draft.exercises], catalogue)[entry - 1]
    rows = _exercise_rows(table, guide, made_id, written)
    return table.with_the_rest(rows, ("id",) if guide else ())


def place_of(form: tuple[FormRow, ...], key: str, instead: int) -> tuple[int, int]:
    """Return the row and the slot of the field of `key`; if it is gone, the row `instead`."""
    places = (
        (place, slot)
        for place, row in enumerate(form)
        for slot, each in enumerate(row.slots)
        if each.field.key == key
    )
    return next(places, (min(instead, len(form) - 1), 0))


def guide_of(
    found: object | None, catalogue: Mapping[str, CatalogueExercise]
) -> CatalogueExercise | None:
    """Return the entry in the catalogue for an id that was `found` in a file."""
    return catalogue.get(found) if isinstance(found, str) else None


def effective_side(
    values: Mapping[str, object], guide: CatalogueExercise | None
) -> PrescribedSide | None:
    """Return the side in force; None if the value is invalid."""
    found = values.get("side")
    if found is None:
        one_sided = guide is not None and guide.one_sided
        return PrescribedSide.AFFECTED if one_sided else PrescribedSide.BILATERAL
    return next((side for side in PrescribedSide if side == found), None)


def _protocol_rows(table: DraftTable, written: str) -> Iterator[FormRow]:
    name = table.row(table.typed("name", "give it a name"))
    # a missing name is no mistake until the protocol is saved
    yield name if table.value("name") is not None else replace(name, problem="")
    stages = tuple(
        table.choice("stage", *words, value=each.value) for each, words in STAGES.items()
    )
    yield table.row(table.chosen("stage", stages, STAGES[Stage.ISOMETRIC][1]))
    yield table.row(table.typed("pain_ceiling", str(DEFAULT_PAIN_CEILING)))
    yield table.row(table.typed("prepare_seconds", str(DEFAULT_PREPARE_SECONDS)))
    for key in ("summary", "region", "frequency", "source", "notes"):
        yield table.row(table.typed(key))
    wrong = any(each.key == "format" and each.entry is None for each in table.problems)
    if wrong or written == "format":
        yield table.row(table.typed("format"))


def _exercise_rows(
    table: DraftTable, guide: CatalogueExercise | None, made_id: str, written: str
) -> Iterator[FormRow]:
    side = effective_side(table.values, guide)
    yield table.row(table.typed("name", guide.name if guide else ""))
    yield table.row(_done_as(table))
    yield _range(table, "sets", "sets_max", default=str(SETS.default))
    if table.value("reps") is None:
        yield table.row(table.typed("hold_seconds", str(HOLD_SECONDS.default)))
    else:
        yield _range(table, "reps", "reps_max", default="")
        yield table.row(table.typed("seconds_per_rep", "your own"))
    yield table.row(table.typed("rest_seconds", str(REST_SECONDS.default)))
    yield table.row(_side(table, guide))
    if side is PrescribedSide.EACH or table.value("alternate_sides") is not None:
        yield table.row(_order(table))
    ready = table.text("prepare_seconds") or _of_protocol(table)
    yield table.row(table.typed("prepare_seconds", _of_protocol(table)))
    if (
        side in _TWO_SIDES
        or table.value("side_prepare_seconds") is not None
        or written == "side_prepare_seconds"
    ):
        yield table.row(table.typed("side_prepare_seconds", ready))
    yield table.row(table.typed("load"))
    yield table.row(table.typed("notes"))
    yield table.row(table.typed("instructions", "as in the catalogue" if guide else ""))
    if guide is None or written == "id":
        yield table.row(table.typed("id", made_id))


def _done_as(table: DraftTable) -> FieldSlot:
    entry = table.entry or 0
    options = (
        FieldOption("h", "holds", lambda draft: draft.with_hold(entry)),
        FieldOption("r", "repetitions", lambda draft: draft.with_repetitions(entry, FIRST_REPS)),
    )
    chosen = 0 if table.value("reps") is None else 1
    field = Field(DONE_AS, entry)
    words = options[chosen].words
    return FieldSlot(field=field, kind=InputKind.CHOICE, text=words, options=options, chosen=chosen)


def _range(table: DraftTable, key: str, most_key: str, *, default: str) -> FormRow:
    least = table.typed(key, default)
    return table.row(least, table.typed(most_key, least.text or default))


def _side(table: DraftTable, guide: CatalogueExercise | None) -> FieldSlot:
    entry = table.entry or 0
    choices = tuple(
        (FieldOption(letter, words, partial(_with_side, entry=entry, side=side)), side.value)
        for side, (letter, words) in SIDES.items()
    )
    default = effective_side({}, guide) or PrescribedSide.BILATERAL
    return table.chosen("side", choices, SIDES[default][1])


def _with_side(draft: Draft, entry: int, side: PrescribedSide) -> Draft:
    """Return the draft with another side; only `each` has an order of sides."""
    changed = draft.with_value(Field("side", entry), side.value)
    if side is PrescribedSide.EACH:
        return changed
    return changed.with_value(Field("alternate_sides", entry), None)


def _order(table: DraftTable) -> FieldSlot:
    choices = (
        table.choice("alternate_sides", "o", "one side, then the other", value=False),
        table.choice("alternate_sides", "t", "taking turns", value=True),
    )
    return table.chosen("alternate_sides", choices, choices[0][0].words)


def _of_protocol(table: DraftTable) -> str:
    found = table.draft.value(Field("prepare_seconds"))
    return str(DEFAULT_PREPARE_SECONDS) if found is None else str(found)
