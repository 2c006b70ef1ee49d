"""The bindings of the timer screen: every key of the table of keys, by what Textual calls it."""

import pytest
from textual.binding import Binding, BindingsMap
from textual.keys import _character_to_key

from hiptimer.interaction.keys import DIGITS, ROWS, Intent, KeyRow
from hiptimer.tui.screens.timer.keys import SHOWN, bindings
from hiptimer.wording.keys import LABELS

BOUND = BindingsMap(bindings()).key_to_bindings


def name_in_textual(key: str) -> str:
    return _character_to_key(key) if len(key) == 1 else key


def bindings_of(row: KeyRow, key: str) -> list[Binding]:
    """Return the bindings of a key that are for a row."""
    bound = BOUND[name_in_textual(key)]
    return [each for each in bound if each.action.endswith(f", '{row.intent}')")]


@pytest.mark.parametrize("row", ROWS)
def test_each_key_of_each_row_is_bound_to_what_it_is_pressed_for(row: KeyRow) -> None:
    for key in row.keys:
        assert bindings_of(row, key), key


@pytest.mark.parametrize("row", [row for row in ROWS if not row.hidden])
def test_each_row_that_is_shown_has_a_label_and_its_first_key_in_the_footer(row: KeyRow) -> None:
    for key in row.keys:
        (binding,) = bindings_of(row, key)
        assert binding.show
        assert binding.description == LABELS[row.intent] != ""
        assert binding.key_display == SHOWN.get(row.keys[0], row.keys[0])
        assert binding.action == f"press('{row.keys[0]}', '{row.intent}')"


@pytest.mark.parametrize("row", [row for row in ROWS if row.hidden])
def test_a_hidden_row_is_not_in_the_footer_and_its_keys_mean_themselves(row: KeyRow) -> None:
    for key in row.keys:
        hidden = [each for each in bindings_of(row, key) if not each.show]
        assert [each.action for each in hidden] == [f"press('{key}', '{row.intent}')"], key


@pytest.mark.parametrize("digit", DIGITS)
def test_digits_are_bound_by_their_character(digit: str) -> None:
    (binding,) = BOUND[digit]
    assert binding.action == f"press('{digit}', 'rate')"


def test_the_plus_of_a_number_pad_is_a_plus_too() -> None:
    assert [each.action for each in BOUND["add"]] == ["press('+', 'extend')"]


def test_letters_that_answer_come_last_so_that_the_footer_begins_with_what_matters() -> None:
    intents = [item.action.split("'")[3] for item in bindings() if isinstance(item, Binding)]
    answers = intents.index(Intent.ANSWER)
    assert set(intents[answers:]) == {Intent.ANSWER}
