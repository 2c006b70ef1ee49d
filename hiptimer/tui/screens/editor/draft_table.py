"""One table of a draft as a form sees it: the texts of its fields, and their problems."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from msgspec import Struct

from hiptimer.model.protocol_draft import Draft, Field
from hiptimer.storage.protocol_fields import as_text, keys_at
from hiptimer.storage.protocol_keys import Number, Problem, Text, WholeNumber
from hiptimer.storage.toml_reading import cut, shown
from hiptimer.tui.screens.editor.field_slots import FieldSlot, FormRow, InputKind, Option
from hiptimer.tui.screens.editor.field_words import FieldWords

LONGEST_NUMBER: Final = 100
"""Characters for a number: far more than any has, so that no typed character is lost."""

ROOM_TO_SPARE: Final = 2
"""A text may be this many times too long: that is reported as a problem, and nothing is cut."""

Choice = tuple[Option, object]
"""An option, and its value in a file."""

STRAY_HINT: Final = "Protocols have no such key. Delete removes it."


class DraftTable(Struct, frozen=True):
    """The exercise at `entry`, or the protocol itself if it is None, with its `problems`."""

    draft: Draft
    entry: int | None
    problems: tuple[Problem, ...]
    words: Mapping[str, FieldWords]

    def value(self, key: str) -> object | None:
        """Return the value at `key`; None if it follows its default."""
        return self.draft.value(Field(key, self.entry))

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
        return Option(letter, words, lambda draft: draft.with_value(field, value)), value

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
        values = self.draft.values if self.entry is None else self._exercise
        shown += [self._stray(key) for key in values if key not in known]
        known |= set(values)
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

    @property
    def _exercise(self) -> Mapping[str, object]:
        return self.draft.exercises[(self.entry or 0) - 1].values

    def _problem_of(self, *keys: str) -> str:
        """Return the problem at `keys`, without the value found, which is shown beside it."""
        return "; ".join(
            problem.words.removeprefix(f"found {shown(self.value(problem.key))}, ")
            for problem in self.problems
            if problem.entry == self.entry and problem.key in keys
        )
