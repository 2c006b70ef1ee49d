"""One table of a draft as a form sees it: the texts of its fields, and what is wrong in them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from msgspec import Struct

from hiptimer.model.protocol_draft import Draft, Field
from hiptimer.storage.protocol_fields import as_text, keys_at
from hiptimer.storage.protocol_keys import Number, Problem, Text, WholeNumber
from hiptimer.storage.toml_reading import cut, shown
from hiptimer.tui.screens.editor.field_words import FieldWords
from hiptimer.tui.screens.editor.spots import FormRow, Option, Spot, Takes

LONGEST_NUMBER: Final = 100
"""Characters for a number: far more than any has, so that none is left out of what was typed."""

ROOM_TO_SPARE: Final = 2
"""A text may be so many times too long: it is told as a problem, and nobody's words are cut."""

Choice = tuple[Option, object]
"""An option, and the value that stands in a file where it was chosen."""

STRAY_HINT: Final = "No protocol has this key. Delete takes it out."


class DraftTable(Struct, frozen=True):
    """The exercise at `entry`, or (None) the protocol itself, with its `problems`."""

    draft: Draft
    entry: int | None
    problems: tuple[Problem, ...]
    words: Mapping[str, FieldWords]

    def value(self, key: str) -> object | None:
        """Give what stands at `key`; None where it follows its default."""
        return self.draft.value(Field(key, self.entry))

    def text(self, key: str) -> str:
        """Give the text of what stands at `key`; empty where it follows its default."""
        return as_text(self.value(key))

    def typed(self, key: str, default: str = "") -> Spot:
        """Make the spot of a key whose value is typed."""
        kind = keys_at(self.entry)[key].kind
        takes, most = Takes.LINE, 0
        match kind:
            case WholeNumber() | Number():
                takes, most = Takes.NUMBER, LONGEST_NUMBER
            case Text(lines=True):
                takes = Takes.PAGE
            case Text():
                most = kind.most * ROOM_TO_SPARE
        field = Field(key, self.entry)
        return Spot(field=field, takes=takes, text=self.text(key), default=default, most=most)

    def choice(self, key: str, letter: str, words: str, *, value: object) -> Choice:
        """Make the option that puts `value` at `key`."""
        field = Field(key, self.entry)
        return Option(letter, words, lambda draft: draft.with_value(field, value)), value

    def chosen(self, key: str, choices: tuple[Choice, ...], default: str) -> Spot:
        """Make the spot of a key whose value is chosen; `default` is one of the options' words."""
        found = self.value(key)
        options = tuple(option for option, _ in choices)
        places = [place for place, (_, value) in enumerate(choices) if value == found]
        usual = next(place for place, option in enumerate(options) if option.words == default)
        text = options[places[0]].words if places else self.text(key)
        return Spot(
            field=Field(key, self.entry),
            takes=Takes.CHOICE,
            text=text,
            default=default,
            options=options,
            chosen=places[0] if places else usual,
        )

    def row(self, *spots: Spot) -> FormRow:
        """Put spots into a row, with the words of the first and the problems of all."""
        words = self.words[spots[0].field.key]
        return FormRow(
            label=words.label,
            spots=spots,
            unit=words.unit,
            hint=words.hint,
            problem=self._problem_of(*(spot.field.key for spot in spots)),
        )

    def with_the_rest(
        self, rows: Iterable[FormRow], told: Iterable[str] = ()
    ) -> tuple[FormRow, ...]:
        """Add a row for each key that has none, and to the first row the problems that have none.

        `told` are keys that stand in no row and are told elsewhere.
        """
        shown = list(rows)
        known = {spot.field.key for row in shown for spot in row.spots} | set(told)
        values = self.draft.values if self.entry is None else self._exercise
        shown += [self._stray(key) for key in values if key not in known]
        known |= set(values)
        loose = [p.words for p in self.problems if p.entry == self.entry and p.key not in known]
        if loose:
            problem = "; ".join([shown[0].problem, *loose] if shown[0].problem else loose)
            shown[0] = replace(shown[0], problem=problem)
        return tuple(shown)

    def _stray(self, key: str) -> FormRow:
        spot = Spot(field=Field(key, self.entry), takes=Takes.NOTHING, text=self.text(key))
        return FormRow(
            label=cut(key), spots=(spot,), problem=self._problem_of(key), hint=STRAY_HINT
        )

    @property
    def _exercise(self) -> Mapping[str, object]:
        return self.draft.exercises[(self.entry or 0) - 1].values

    def _problem_of(self, *keys: str) -> str:
        """Tell what is wrong at `keys`, but not what was found, which stands beside it."""
        return "; ".join(
            problem.words.removeprefix(f"found {shown(self.value(problem.key))}, ")
            for problem in self.problems
            if problem.entry == self.entry and problem.key in keys
        )
