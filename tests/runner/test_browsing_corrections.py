"""What is corrected in a past session is in its file at once, and nothing typed is lost."""

import pytest

from hiptimer.model.corrections import with_note
from hiptimer.model.session import Session
from hiptimer.runner.history_notices import (
    CorrectionDropped,
    FileFailed,
    LeavesUnsaved,
    Notice,
    OtherFileMoved,
    Unsaved,
)
from tests.support.app_driver import AppDriver
from tests.support.histories import both_sides, days_ago, many, unrated
from tests.support.history_driver import Browsing, FullDisk, file_of, lay, stored

PAST = both_sides(days_ago(2))
NOT_RATED = unrated(days_ago(2))


@pytest.fixture
def past(driver: AppDriver) -> Browsing:
    """A list with one session of two holds on each side, rated 1 and 2, 3 and 5."""
    lay(driver, PAST)
    return Browsing(driver)


@pytest.mark.parametrize(
    ("keys", "pains"),
    [
        ("enter 4", [4, 2, 3, 5, None]),
        ("enter right 0", [1, 2, 0, 5, None]),
        ("enter right left down 7", [1, 7, 3, 5, None]),
        ("enter down right t", [1, 2, 3, 10, None]),
        ("enter down right backspace", [1, 2, 3, None, None]),
        ("d 3", [1, 2, 3, 5, 3]),
        ("enter down down down 5", [1, 2, 3, 5, 5]),
        ("d 9 backspace 4", [1, 2, 3, 5, 4]),
        ("d 3 backspace", [1, 2, 3, 5, None]),
        ("9 t backspace plus", [1, 2, 3, 5, None]),
    ],
)
def test_each_number_can_be_corrected_where_the_cursor_is(
    past: Browsing, keys: str, pains: list[int | None]
) -> None:
    past.press(keys)
    assert past.pains(PAST) == pains


@pytest.mark.parametrize(
    ("keys", "pains"),
    [
        ("1 0", [10, 2, 3, 5]),
        ("1 down 0", [1, 0, 3, 5]),
        ("1 right 0", [1, 2, 0, 5]),
        ("1 backspace 0", [0, 2, 3, 5]),
        ("right 1 left 0", [0, 2, 1, 5]),
        ("1 escape enter down 0", [1, 0, 3, 5]),
        ("1 t 0", [0, 2, 3, 5]),
    ],
)
def test_only_one_and_zero_at_once_for_the_same_set_are_ten(
    past: Browsing, keys: str, pains: list[int]
) -> None:
    past.press("enter")
    past.press(keys, at_once=True)
    assert past.pains(PAST)[:-1] == pains


def test_a_zero_some_time_after_a_one_is_no_part_of_a_ten(past: Browsing) -> None:
    past.press("enter 1 0")
    assert past.pains(PAST)[0] == 0


def test_a_number_that_is_clicked_is_no_part_of_a_ten(past: Browsing) -> None:
    past.press("enter")
    past.press("1", at_once=True)
    past.browser.rate(1)
    past.press("0", at_once=True)
    assert past.pains(PAST)[0] == 0


def test_a_click_into_a_session_opens_it_at_that_set(past: Browsing) -> None:
    past.browser.open(2)
    assert past.browser.cursor == 2
    past.press("7")
    assert past.pains(PAST) == [1, 7, 3, 5, None]


def test_the_cursor_begins_where_a_rating_is_missing(driver: AppDriver) -> None:
    lay(driver, NOT_RATED)
    at = Browsing(driver)
    at.press("enter 2 escape enter")
    assert at.browser.cursor == 2
    assert at.pains(NOT_RATED) == [2, None, None]


def test_repetitions_that_were_not_counted_can_be_entered(driver: AppDriver) -> None:
    lay(driver, NOT_RATED)
    at = Browsing(driver)
    at.press("enter plus")
    assert at.on_disk(NOT_RATED).sets[1].done_reps is None
    for keys, count in (("down plus", 12), ("minus minus", 10), ("plus", 11)):
        at.press(keys)
        assert at.on_disk(NOT_RATED).sets[1].done_reps == count, keys


def test_everything_else_in_the_file_stays_as_it_was(past: Browsing, driver: AppDriver) -> None:
    path = file_of(driver, PAST)
    before = path.read_text(encoding="utf-8").replace("format = 1\n", 'format = 1\nmine = "x"\n', 1)
    path.write_text(before, encoding="utf-8")
    past.look_at_files()
    past.press("enter 4")
    past.look_at_disk()
    after = path.read_text(encoding="utf-8").splitlines()
    assert set(before.splitlines()) ^ set(after) == {"pain = 1", "pain = 4"}


def test_a_correction_is_seen_in_the_list_once_it_is_on_disk(past: Browsing) -> None:
    past.press("enter 9")
    assert past.browser.selected.pain == 9
    past.look_at_disk()
    assert past.browser.digest
    assert past.browser.digest.worst == 9
    assert not past.browser.saved()  # there is nothing more to wait for


def test_a_note_is_saved_as_it_is_typed(past: Browsing) -> None:
    past.press("enter")
    past.browser.write_note("Long walk", PAST.note)
    past.browser.write_note("Long walk!", "Long walk")
    assert past.on_disk(PAST).note == "Long walk!"
    assert past.report is None


def test_a_note_that_is_no_longer_what_was_seen_is_read_again(
    past: Browsing, driver: AppDriver
) -> None:
    past.press("enter")
    driver.context.sessions.save(with_note(PAST, "theirs"))
    past.browser.write_note("mine", "not what was seen")
    assert past.browser.selected.session
    assert past.browser.selected.session.note == "theirs"
    assert past.on_disk(PAST).note == "theirs"


def test_a_letter_on_top_of_an_old_note_writes_over_nothing(
    past: Browsing, driver: AppDriver
) -> None:
    past.press("enter")
    driver.context.sessions.save(with_note(PAST, "theirs"))
    past.browser.write_note(f"{PAST.note}a", PAST.note)  # nothing has been read since
    past.look_at_disk()
    assert isinstance(past.report, Unsaved)
    past.press("escape enter")
    past.browser.write_note(f"{PAST.note}ab", PAST.note)
    assert past.browser.selected.session
    assert past.browser.selected.session.note == "theirs"
    past.browser.notice_changed_note()
    assert past.browser.report is Notice.NOTE_CHANGED
    past.browser.write_note("theirs!", "theirs")
    assert past.on_disk(PAST).note == "theirs!"


# What can't be saved


def test_a_failed_save_is_reported_and_what_was_typed_is_kept(driver: AppDriver) -> None:
    lay(driver, PAST, unrated(days_ago(1)))
    disk = FullDisk(driver)
    at = Browsing(driver)
    at.press("down enter 4")
    at.browser.write_note("Long walk yesterday.!", PAST.note)
    at.look_at_disk()
    assert isinstance(at.report, Unsaved)
    assert (at.report.refused, "the disk is full" in at.report.why) == (False, True)
    at.press("escape up")
    assert at.report is None
    at.press("down")
    assert isinstance(at.report, Unsaved)
    assert at.browser.selected.session
    assert at.browser.selected.session.note == "Long walk yesterday.!"
    assert at.pains(PAST)[0] == 1
    disk.full = False
    assert at.browser.leave()
    assert at.pains(PAST)[0] == 4
    assert stored(driver, PAST.id).note == "Long walk yesterday.!"


def test_it_is_not_left_unasked_while_a_correction_is_not_saved(
    past: Browsing, driver: AppDriver
) -> None:
    FullDisk(driver)
    past.press("enter 4 escape")
    assert not past.browser.leave()
    assert isinstance(past.report, LeavesUnsaved)
    assert "the disk is full" in past.report.why
    assert past.browser.leave()


def test_a_session_that_is_still_corrected_is_removed_with_it(
    past: Browsing, driver: AppDriver
) -> None:
    past.press("enter 9 x")
    assert driver.stored() == ()
    past.press("u")
    assert past.pains(PAST)[0] == 9


def test_a_removed_session_is_not_written_again_by_a_correction_that_failed(
    past: Browsing, driver: AppDriver
) -> None:
    disk = FullDisk(driver)
    past.press("enter 4 escape x")
    assert not file_of(driver, PAST).exists()
    disk.full = False
    past.press("escape")
    past.look_at_disk()
    assert past.browser.corrections.close() is None
    assert not file_of(driver, PAST).exists()
    assert [path.name for path in (driver.folder / "trash").iterdir()] == [f"{PAST.id}.toml"]


def test_a_session_that_can_not_be_moved_keeps_what_was_corrected_in_it(
    past: Browsing, driver: AppDriver
) -> None:
    (driver.folder / "trash").write_text("no folder", encoding="utf-8")
    disk = FullDisk(driver)
    past.press("enter 9 x")
    assert isinstance(past.report, FileFailed)
    assert "it was not moved to the trash" in past.report.error.problem
    assert past.browser.selected.session
    assert past.browser.selected.session.sets[0].pain == 9
    disk.full = False
    assert past.browser.leave()
    assert past.pains(PAST)[0] == 9


# What something else has changed


def changed(driver: AppDriver, of: Session) -> None:
    """Let another program write another note."""
    path = file_of(driver, of)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Long walk", "Short walk"), encoding="utf-8")


def test_what_something_else_changed_meanwhile_is_not_written_over(
    past: Browsing, driver: AppDriver
) -> None:
    past.press("enter")
    changed(driver, PAST)
    past.press("4")
    past.look_at_disk()
    assert past.report == Unsaved("Something else changed this session meanwhile.", refused=True)
    saved = stored(driver, PAST.id)
    assert (saved.note, saved.sets[0].pain) == ("Short walk yesterday.", 1)


def test_what_is_refused_can_be_seen_until_one_goes_back_to_what_the_file_says(
    past: Browsing, driver: AppDriver
) -> None:
    past.press("enter")
    changed(driver, PAST)
    past.press("4")
    for _ in range(2):
        past.look_at_disk()
        past.look_at_files()
        assert past.browser.selected.pain == 4
        assert isinstance(past.report, Unsaved)
    past.press("escape")
    assert past.report == CorrectionDropped("Something else changed this session meanwhile.")
    assert past.browser.selected.session == stored(driver, PAST.id)
    past.press("enter 6")
    saved = past.on_disk(PAST)
    assert (saved.note, saved.sets[0].pain) == ("Short walk yesterday.", 6)


def test_what_is_refused_after_one_has_left_is_reported_and_dropped(driver: AppDriver) -> None:
    newest, second = many(2)
    lay(driver, newest, second)
    at = Browsing(driver)
    at.press("enter")
    driver.context.sessions.save(with_note(stored(driver, newest.id), "theirs"))
    other = driver.new_context().lock
    with other.changing(newest.id, file_of(driver, newest)):  # ours waits for its turn
        at.press("9 escape down")
    at.look_at_disk()
    assert isinstance(at.report, CorrectionDropped)
    at.press("up")
    assert at.browser.selected.session
    assert at.browser.selected.session.note == "theirs"
    assert at.pains(newest)[0] == newest.sets[0].pain


def test_a_rating_that_is_taken_away_does_not_come_back_from_another_file(
    past: Browsing, driver: AppDriver
) -> None:
    twin = file_of(driver, PAST).with_name(f"{PAST.id[:-8]}zzzzzzzz.toml")
    twin.write_bytes(file_of(driver, PAST).read_bytes())
    past.look_at_files()
    past.press("enter backspace")
    past.look_at_disk()
    assert isinstance(past.report, OtherFileMoved)
    assert f"It is now in the trash as {twin.name}." in past.report.words
    past.look_at_files()
    assert past.browser.selected.pain is None
    assert not twin.exists()
    assert driver.context.history.trash_count() == 1
