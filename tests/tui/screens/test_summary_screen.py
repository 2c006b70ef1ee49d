import pytest
from textual.events import Key, Paste

from hiptimer.engine.commands import Finish, SkipExercise
from hiptimer.model.choices import AdvanceRule
from hiptimer.model.corrections import with_note
from hiptimer.model.limits import LONGEST_NOTE
from hiptimer.model.session import StopReason
from hiptimer.tui.screens.home import HomeScreen
from hiptimer.tui.screens.reader import ReaderScreen
from hiptimer.tui.screens.summary import SummaryScreen
from hiptimer.tui.widgets.rating_row import RatingRow
from tests.support.app_driver import AppDriver, left, painted
from tests.support.own_protocols import REPETITIONS, THREE_HOLDS, TWO_EXERCISES, live
from tests.support.screen_text import lines_on, text_on, words_on
from tests.support.summary_driver import (
    begun_session,
    finished_session,
    open_summary,
    pains_of,
    saved_session,
)


async def test_the_sentence_that_matters_most_stands_on_top(driver: AppDriver) -> None:
    async with open_summary(driver, 1, 2) as pilot:
        assert "Two of three holds. Worst pain 2, your limit is 3." in words_on(pilot.app)


async def test_planned_and_held_stand_in_one_row_with_the_pains_as_marks(driver: AppDriver) -> None:
    async with open_summary(driver, 1, 2) as pilot:
        assert "▸ Stand still 10 of 15 s ●1 [●2] ○" in words_on(pilot.app)


async def test_each_rating_can_be_corrected(driver: AppDriver) -> None:
    runner = finished_session(driver, [1, 2], StopReason.TIRED)
    async with open_summary(driver, runner=runner) as pilot:
        for keys, pains in (
            ("left 3", [3, 2]),
            ("right 0", [3, 0]),
            ("right left left t", [10, 0]),
            ("backspace", [None, 0]),
            ("right right right 4", [None, 4]),
        ):
            await driver.press(pilot, *keys.split())
            assert runner._writer.flush()
            assert pains_of(saved_session(driver)) == pains, keys


async def test_a_zero_that_is_typed_at_once_for_another_set_is_not_part_of_a_ten(
    driver: AppDriver,
) -> None:
    async with open_summary(driver, 2, 3) as pilot:
        await driver.press(pilot, "left")
        await pilot.press("1", "right", "0", "left", "backspace", "0", "1", "0")
    assert pains_of(saved_session(driver)) == [10, 0]


async def test_the_cursor_begins_at_the_last_set(driver: AppDriver) -> None:
    async with open_summary(driver, None, 2) as pilot:
        await driver.press(pilot, "6")
    assert pains_of(saved_session(driver)) == [None, 6]


@pytest.mark.parametrize("key", ["3", "t", "backspace"])
async def test_a_key_pressed_twice_at_the_end_corrects_nothing(driver: AppDriver, key: str) -> None:
    async with open_summary(driver, 1, 2) as pilot:
        await pilot.press(key)
        driver.clock.advance(0.9)
        await pilot.press(key)
        await painted(pilot)
        assert pains_of(saved_session(driver)) == [1, 2]
        driver.clock.advance(0.1)
        await pilot.press("4")
    assert pains_of(saved_session(driver)) == [1, 4]


async def test_a_click_on_a_number_rates(driver: AppDriver) -> None:
    async with open_summary(driver, 1) as pilot:
        await pilot.click(RatingRow, offset=(4, 1))
    assert pains_of(saved_session(driver)) == [0]


async def test_the_sentence_follows_a_correction(driver: AppDriver) -> None:
    async with open_summary(driver, 1, 2) as pilot:
        await driver.press(pilot, "5")
        assert "Worst pain 5, above your limit of 3." in words_on(pilot.app)


async def test_severe_pain_offers_the_page_one_key_away(driver: AppDriver) -> None:
    async with open_summary(driver, 1) as pilot:
        await driver.press(pilot, "h")
        assert isinstance(pilot.app.screen, SummaryScreen)
        await driver.press(pilot, "8")
        assert "Pain reached 8. Press h for when to seek help." in words_on(pilot.app)
        await driver.press(pilot, "h")
        assert isinstance(pilot.app.screen, ReaderScreen)
        assert "When to seek help" in text_on(pilot.app)


async def test_a_stop_for_pain_offers_the_page_too(driver: AppDriver) -> None:
    async with open_summary(driver, 2, reason=StopReason.PAIN) as pilot:
        assert "Press h for when to seek help." in words_on(pilot.app)


async def test_a_note_is_kept_as_it_is_typed(driver: AppDriver) -> None:
    async with open_summary(driver, 1) as pilot:
        await pilot.press("n", *"sore", "space", "2", "q", "question_mark")
        assert isinstance(pilot.app.screen, SummaryScreen)
    assert saved_session(driver).note == "sore 2q?"
    assert pains_of(saved_session(driver)) == [1]


async def test_a_note_that_is_typed_faster_than_it_opens_rates_nothing(driver: AppDriver) -> None:
    async with open_summary(driver, 1) as pilot:
        for letter in "no pain 10 times":
            pilot.app.post_message(Key("space" if letter == " " else letter, letter))
        await painted(pilot)
        await driver.press(pilot, "enter", "enter")
    assert saved_session(driver).note == "o pain 10 times"
    assert pains_of(saved_session(driver)) == [1]


async def test_leaving_in_the_middle_of_a_note_loses_nothing(driver: AppDriver) -> None:
    async with open_summary(driver, 1) as pilot:
        await pilot.press("n", *"sore", "ctrl+q")
        await left(pilot)
    assert saved_session(driver).note == "sore"


async def test_enter_in_the_note_comes_back_and_the_next_one_goes_home(driver: AppDriver) -> None:
    async with open_summary(driver, 1) as pilot:
        await driver.press(pilot, "n", "a", "enter")
        assert isinstance(pilot.app.screen, SummaryScreen)
        await driver.press(pilot, "4")
        await driver.press(pilot, "enter")
        assert isinstance(pilot.app.screen, HomeScreen)
    assert (saved_session(driver).note, pains_of(saved_session(driver))) == ("a", [4])


async def test_a_pasted_note_is_harmless_text_and_keeps_its_lines(driver: AppDriver) -> None:
    async with open_summary(driver, 1) as pilot:
        await driver.press(pilot, "n", "x", "left")
        pilot.app.post_message(Paste("a\x1b]0;x\x07b\r\rc\u202e\r\n↵ \u2028d"))
        await pilot.pause()
        await pilot.press("y")
    assert saved_session(driver).note == "a\ufffd]0;x\ufffdb\n\nc\ufffd\n↵ \ndyx"


async def test_a_paste_that_has_no_room_in_the_note_is_cut_and_nothing_before_it(
    driver: AppDriver,
) -> None:
    async with open_summary(driver, 1) as pilot:
        await driver.press(pilot, "n", "a", "b", "left")
        pilot.app.post_message(Paste("long " * 5_000))
        await pilot.pause()
    note = saved_session(driver).note
    assert (len(note), note[0], note[-1]) == (LONGEST_NOTE, "a", "b")


async def test_what_was_different_from_the_plan_is_described_in_words(driver: AppDriver) -> None:
    async with open_summary(driver, 1) as pilot:
        assert "Different from the plan:" in text_on(pilot.app)
        assert "finished here" in text_on(pilot.app)
        await driver.press(pilot, "c")
        assert isinstance(pilot.app.screen, ReaderScreen)
        assert "After Stand still, set 1: finished here" in words_on(pilot.app)


async def test_repetitions_that_were_not_counted_can_be_entered(driver: AppDriver) -> None:
    driver.write_protocol("reps", REPETITIONS)
    runner = begun_session(driver, "reps")
    live(driver, runner, 12)
    runner.send(Finish(StopReason.TIME))
    async with open_summary(driver, runner=runner) as pilot:
        assert "how many of 8?" in words_on(pilot.app)
        await driver.press(pilot, "plus", "minus", "minus")
        assert "6 of 8 repetitions" in words_on(pilot.app)
    assert [row.done_reps for row in saved_session(driver).sets] == [6]


async def test_a_session_that_stopped_before_its_first_hold_can_be_left(driver: AppDriver) -> None:
    driver.write_protocol("holds", THREE_HOLDS)
    runner = begun_session(driver, "holds")
    runner.send(Finish(StopReason.TIME))
    async with open_summary(driver, runner=runner) as pilot:
        await driver.press(pilot, "3", "right", "down", "plus", "backspace", "enter")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_a_full_disk_is_said_plainly(driver: AppDriver) -> None:
    (driver.folder / "sessions").write_text("in the way", encoding="utf-8")
    runner = finished_session(driver, [1], StopReason.TIME)
    async with open_summary(driver, runner=runner) as pilot:
        await driver.press(pilot, "5")
        while runner.problem is None:
            await pilot.pause()
        await driver.press(pilot, "6")
        assert "Not everything is saved yet; it is tried again." in words_on(pilot.app)


async def test_up_and_down_go_from_exercise_to_exercise(driver: AppDriver) -> None:
    driver.write_protocol("two", TWO_EXERCISES)
    driver.context.settings.save(advance=AdvanceRule.AUTO)
    runner = begun_session(driver, "two")
    live(driver, runner, 36)
    runner.send(Finish())
    async with open_summary(driver, runner=runner) as pilot:
        await driver.press(pilot, "down", "1", "up", "2")
    assert pains_of(saved_session(driver)) == [2, None, None, 1]


async def test_in_forty_columns_the_sentence_the_marks_and_the_note_are_there(
    driver: AppDriver,
) -> None:
    async with open_summary(driver, 1, 8, size=(40, 12)) as pilot:
        seen = text_on(pilot.app)
        for words in ("Worst pain 8", "●1 [●8] ○", "h for when", "4  5  6", "Note", "enter home"):
            assert words in seen


async def test_if_nothing_was_saved_nothing_can_be_added_to_it(driver: AppDriver) -> None:
    driver.write_protocol(
        "holds", THREE_HOLDS.replace("prepare_seconds = 0", "prepare_seconds = 10")
    )
    runner = begun_session(driver, "holds")
    runner.send(SkipExercise())
    async with open_summary(driver, runner=runner) as pilot:
        assert "No set was begun, so there is nothing to save." in words_on(pilot.app)
        await driver.press(pilot, "n", *"sore", "3")
        assert "note" not in lines_on(pilot.app)[-1]
        assert "sore" not in text_on(pilot.app)
    assert driver.stored() == ()


async def test_the_lines_of_a_note_survive_what_is_added(driver: AppDriver) -> None:
    runner = finished_session(driver, [1], StopReason.TIME)
    assert runner.session
    runner.amend(with_note(runner.session, "one\n\ttwo"))
    async with open_summary(driver, runner=runner) as pilot:
        await pilot.press("n", "end", "x")
    assert saved_session(driver).note == "one\n\ttwox"


async def test_what_something_else_wrote_meanwhile_is_kept_and_reported(driver: AppDriver) -> None:
    runner = finished_session(driver, [1], StopReason.TIME)
    assert runner._writer.flush()
    driver.context.sessions.save(with_note(saved_session(driver), "by a sync tool"))
    async with open_summary(driver, runner=runner) as pilot:
        await driver.press(pilot, "3")
        assert runner._writer.flush()
        await driver.press(pilot, "left")
        assert "something else changed this file meanwhile" in words_on(pilot.app)
        assert "Not everything is saved" not in words_on(pilot.app)
    assert (pains_of(saved_session(driver)), saved_session(driver).note) == ([3], "")
    (kept,) = (driver.folder / "trash").iterdir()
    assert "by a sync tool" in kept.read_text(encoding="utf-8")
