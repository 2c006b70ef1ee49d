"""A session that is open in another window is neither corrected nor removed here."""

from collections.abc import Iterator

import pytest

from hiptimer.engine.commands import Finish, Rate
from hiptimer.model.corrections import with_note
from hiptimer.model.session import Session, StopReason
from hiptimer.runner.history_notices import CorrectionDropped, FileFailed, Notice, Unsaved
from hiptimer.runner.opening import open_session
from hiptimer.runner.session_runner import SessionRunner
from hiptimer.wording.problems import problem_words
from tests.support.app_driver import AppDriver
from tests.support.histories import both_sides, days_ago
from tests.support.history_driver import Browsing, lay, stored
from tests.support.sessions import PLAN

PAST = both_sides(days_ago(2))
STILL_OPEN = "This session is still open in another window: change it there, or here once"


@pytest.fixture
def other(driver: AppDriver) -> Iterator[SessionRunner]:
    """Another window, in the rest after the first hold of a session."""
    runner = open_session(driver.new_context(), PLAN)
    runner.start()
    for _ in range(32):
        driver.clock.advance(1)
        runner.pulse()
    runner.send(Rate(2))
    assert runner._writer.flush()
    yield runner
    runner.close()


def session_of(runner: SessionRunner) -> Session:
    assert runner.session
    return runner.session


def test_a_session_that_runs_in_another_window_is_not_corrected_here(
    driver: AppDriver, other: SessionRunner
) -> None:
    at = Browsing(driver)
    assert at.pointed == session_of(other).id
    at.press("enter 7")
    at.look_at_disk()
    assert isinstance(at.report, Unsaved)
    assert (at.report.refused, STILL_OPEN in at.report.why) == (True, True)
    assert stored(driver, session_of(other).id).sets[0].pain == 2
    at.press("escape")
    assert isinstance(at.report, CorrectionDropped)
    at.press("enter")
    assert at.browser.selected.pain == 2
    other.close()
    at.press("7")
    at.look_at_disk()
    assert at.report is None
    assert stored(driver, session_of(other).id).sets[0].pain == 7


def test_a_session_that_runs_in_another_window_is_not_removed_here(
    driver: AppDriver, other: SessionRunner
) -> None:
    at = Browsing(driver)
    at.press("x")
    assert isinstance(at.report, FileFailed)
    assert STILL_OPEN in problem_words(at.report.error)
    assert driver.context.history.trash_count() == 0
    other.send(Finish(StopReason.TIME))
    other.close()
    at.press("x u")
    assert at.browser.report is Notice.PUT_BACK


def test_one_whose_summary_stands_in_another_window_is_not_corrected_here(
    driver: AppDriver, other: SessionRunner
) -> None:
    other.send(Finish(StopReason.TIME))
    at = Browsing(driver)
    at.press("enter 6")
    at.look_at_disk()
    assert isinstance(at.report, Unsaved)
    assert STILL_OPEN in at.report.why
    other.amend(with_note(session_of(other), "sore"))
    other.close()
    found = stored(driver, session_of(other).id)
    assert (found.note, found.sets[0].pain) == ("sore", 2)


def test_other_sessions_are_corrected_while_one_runs_in_another_window(
    driver: AppDriver, other: SessionRunner
) -> None:
    lay(driver, PAST)
    at = Browsing(driver)
    assert at.pointed == session_of(other).id
    at.press("down enter 6")
    at.look_at_disk()
    assert at.report is None
    assert stored(driver, PAST.id).sets[0].pain == 6
