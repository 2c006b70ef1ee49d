"""Number fields: what is saved is what was written, or nothing is and the field says why."""

import pytest

from hiptimer.model.protocol_draft import Field
from tests.support.app_driver import AppDriver
from tests.support.editor_driver import Hands, editing

HOLD_AND_REPS = """\
format = 1
name = "Mine"

[[exercise]]
name = "Wall sit"
hold_seconds = 20

[[exercise]]
name = "Clam at home"
reps = 8
seconds_per_rep = 4
"""

ROWS = {"sets": "Sets", "hold_seconds": "Hold", "rest_seconds": "Rest", "reps": "Repetitions"}
ROWS |= {"prepare_seconds": "Get ready", "seconds_per_rep": "Pace"}

MEANT = [
    ("hold_seconds", "1:30", 90),
    ("rest_seconds", "1 min 5 s", 65),
    ("seconds_per_rep", "3,5", 3.5),
    ("sets", "\N{FULLWIDTH DIGIT FOUR}", 4),
]
"""What is written in which field, and the value that it has in the file."""

REFUSED = [
    ("hold_seconds", "1.5"),
    ("hold_seconds", "-20"),
    ("hold_seconds", "20-30"),
    ("hold_seconds", "00000000000000000000020"),
    ("sets", "4 sets"),
    ("seconds_per_rep", "3..5"),
]
"""What is no number for its field; tests/runner/test_protocol_editor.py has it without a screen."""

RANGES = {
    "3-5": 5,
    "3 - 5": 5,
    "3\N{EN DASH}5": 5,
    "3\N{NON-BREAKING HYPHEN}5": 5,
    "3-4-5": "4-5",
}
"""What is written for a range, and where it ends; three numbers are no range."""


async def write(hands: Hands, key: str, text: str, *, paste: bool) -> Field:
    """Write a text into the field of `key` in the exercise that has it."""
    entry = 2 if key in ("reps", "seconds_per_rep") else 1
    await hands.press("home", *["down"] * entry, "enter")
    await hands.point_at(ROWS[key])
    await (hands.paste(text) if paste else hands.write(text))
    return Field(key, entry)


@pytest.mark.parametrize("paste", [False, True], ids=["typed", "pasted"])
async def test_a_length_of_time_or_a_number_is_what_a_person_means(
    driver: AppDriver, *, paste: bool
) -> None:
    driver.write_protocol("mine", HOLD_AND_REPS)
    async with editing(driver, "mine") as hands:
        for key, text, value in MEANT:
            field = await write(hands, key, text, paste=paste)
            assert hands.editor.draft.value(field) == value, text
            assert "✗" not in hands.text, text
            await hands.press("escape")


async def test_what_is_no_number_is_said_beside_the_field(driver: AppDriver) -> None:
    typed = [("hold_seconds", "-20"), ("sets", "4 sets")]  # a hyphen, and letters
    driver.write_protocol("mine", HOLD_AND_REPS)
    async with editing(driver, "mine") as hands:
        rows = [(*row, False) for row in typed] + [(*row, True) for row in REFUSED]
        for key, text, paste in rows:
            await write(hands, key, text, paste=paste)
            assert "✗" in hands.text, text
            assert "a whole number from" in hands.text or "a number from" in hands.text, text
            await hands.press("escape", "ctrl+z")
            assert "✗" not in hands.text, text


@pytest.mark.parametrize("paste", [False, True], ids=["typed", "pasted"])
async def test_a_range_fills_both_of_its_fields(driver: AppDriver, *, paste: bool) -> None:
    driver.write_protocol("mine", HOLD_AND_REPS)
    async with editing(driver, "mine") as hands:
        before = hands.editor.draft
        for text, most in RANGES.items():
            await write(hands, "sets", text, paste=paste)
            assert hands.editor.draft.value(Field("sets", 1)) == 3, text
            assert hands.editor.draft.value(Field("sets_max", 1)) == most, text
            assert ("✗" in hands.text) is isinstance(most, str), text
            await hands.press("escape", "ctrl+z", "ctrl+z")
            assert hands.editor.draft == before, text


async def test_a_paste_that_is_longer_than_any_number_is_refused(driver: AppDriver) -> None:
    driver.write_protocol("mine", HOLD_AND_REPS)
    async with editing(driver, "mine") as hands:
        await write(hands, "hold_seconds", "3" * 100_000, paste=True)
        assert "✗" in hands.text


async def test_a_paste_goes_where_the_cursor_is(driver: AppDriver) -> None:
    driver.write_protocol("mine", HOLD_AND_REPS)
    async with editing(driver, "mine") as hands:
        await write(hands, "hold_seconds", "1", paste=False)
        await hands.paste("5")
        assert hands.editor.draft.value(Field("hold_seconds", 1)) == 15


async def test_a_length_of_time_is_shown_in_seconds_once_the_field_is_left(
    driver: AppDriver,
) -> None:
    driver.write_protocol("mine", HOLD_AND_REPS)
    async with editing(driver, "mine") as hands:
        await write(hands, "hold_seconds", "1:30", paste=False)
        await hands.press("down")
        assert hands.row("Hold") == "90 s"
