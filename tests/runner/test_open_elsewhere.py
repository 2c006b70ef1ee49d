"""What two windows of one device do with one session that is open, or was cut off."""

from pathlib import Path

import pytest

from hiptimer.engine.commands import Finish, Rate
from hiptimer.errors import FileChangedError, MissingFileError, SessionOpenError
from hiptimer.model.corrections import with_note, with_pain
from hiptimer.model.session import Session, SessionOutcome
from hiptimer.runner.context import Context
from hiptimer.runner.last_used import write_down
from hiptimer.runner.opening import (
    Unfinished,
    discard,
    find_unfinished,
    keep,
    open_session,
    resume,
)
from hiptimer.runner.session_runner import SessionRunner
from tests.support.app_driver import AppDriver
from tests.support.fakes import FakeClock
from tests.support.sessions import PLAN


@pytest.fixture
def driver(tmp_path: Path) -> AppDriver:
    return AppDriver(tmp_path)


@pytest.fixture
def here(driver: AppDriver) -> Context:
    return driver.context


@pytest.fixture
def there(driver: AppDriver) -> Context:
    """Another window on the same device."""
    return driver.new_context()


def pass_time(clock: FakeClock, runner: SessionRunner, seconds: int) -> None:
    for _ in range(seconds):
        clock.advance(1)
        runner.pulse()


def begun(driver: AppDriver, context: Context) -> SessionRunner:
    """A session in the rest after its first hold."""
    runner = open_session(context, PLAN)
    runner.start()
    pass_time(driver.clock, runner, 32)
    runner.send(Rate(2))
    assert runner._writer.flush()
    return runner


def cut_off(driver: AppDriver, context: Context) -> Unfinished:
    begun(driver, context).close()
    (found,) = find_unfinished(context)
    return found


def session_of(runner: SessionRunner) -> Session:
    assert runner.session
    return runner.session


def test_from_its_first_set_to_its_summary_a_session_is_changed_in_its_own_window_only(
    driver: AppDriver, here: Context, there: Context
) -> None:
    runner = begun(driver, there)
    name = session_of(runner).id
    for _ in ("it runs", "its summary stands"):
        with pytest.raises(SessionOpenError):
            here.history.correct(with_pain(here.history.load(name), 1, 7))
        with pytest.raises(SessionOpenError):
            here.history.remove(name)
        runner.send(Finish())
    runner.amend(with_note(session_of(runner), "sore"))
    assert runner.close() is None
    assert runner.notice() is None
    here.history.correct(with_pain(here.history.load(name), 1, 7))
    assert here.sessions.load(name).note == "sore"


def test_a_session_that_was_cut_off_can_be_corrected(driver: AppDriver, here: Context) -> None:
    found = cut_off(driver, driver.new_context())
    here.history.correct(with_pain(here.history.load(found.session.id), 1, 7))
    assert here.sessions.load(found.session.id).sets[0].pain == 7


def test_what_was_corrected_while_it_was_asked_is_there_when_it_goes_on(
    driver: AppDriver, here: Context, there: Context
) -> None:
    found = cut_off(driver, here)
    there.history.correct(with_pain(there.history.load(found.session.id), 1, 3))
    runner = resume(here, found)
    with pytest.raises(SessionOpenError):  # also before it has started
        there.history.remove(found.session.id)
    runner.start()
    pass_time(driver.clock, runner, 30)
    runner.close()
    assert [row.pain for row in here.sessions.load(found.session.id).sets] == [3, None]
    assert here.history.trash_count() == 0


def test_what_was_corrected_while_it_was_asked_is_there_when_it_is_kept(
    driver: AppDriver, here: Context, there: Context
) -> None:
    found = cut_off(driver, here)
    there.history.correct(with_pain(there.history.load(found.session.id), 1, 7))
    keep(here, found.session)
    kept = here.sessions.load(found.session.id)
    assert (kept.outcome, kept.sets[0].pain) == (SessionOutcome.INTERRUPTED, 7)


def test_one_that_another_window_went_on_with_is_neither_kept_nor_discarded(
    driver: AppDriver, here: Context, there: Context
) -> None:
    found = cut_off(driver, here)
    runner = resume(there, found)
    runner.start()
    for settle in (keep, discard):
        with pytest.raises(SessionOpenError):
            settle(here, found.session)
    runner.send(Finish())
    runner.close()
    for settle in (keep, discard):
        with pytest.raises(FileChangedError, match="ended in another window meanwhile"):
            settle(here, found.session)
    with pytest.raises(FileChangedError):
        resume(here, found)
    assert not here.lock.held
    assert here.sessions.load(found.session.id).outcome is SessionOutcome.STOPPED


def test_one_that_is_gone_can_not_be_resumed(driver: AppDriver, here: Context) -> None:
    found = cut_off(driver, here)
    discard(here, found.session)
    with pytest.raises(MissingFileError):
        resume(here, found)
    assert not here.lock.held


def test_what_something_else_wrote_while_it_runs_is_put_in_the_trash_and_reported(
    driver: AppDriver, here: Context
) -> None:
    runner = begun(driver, here)
    name = session_of(runner).id
    here.sessions.save(with_note(here.sessions.load(name), "by a sync tool"))
    runner.amend(with_note(session_of(runner), "mine"))
    runner.close()
    assert runner.unsaved is None
    assert "something else changed this file meanwhile" in (runner.problem or "")
    assert here.sessions.load(name).note == "mine"
    (kept,) = here.sessions.trash.folder.iterdir()
    assert 'note = "by a sync tool"' in kept.read_text(encoding="utf-8")


def test_the_answer_about_the_night_is_written_into_what_the_file_says_by_now(
    driver: AppDriver, here: Context, there: Context
) -> None:
    runner = begun(driver, there)
    runner.send(Finish())
    runner.close()
    asked_about = here.sessions.load(session_of(runner).id)
    there.history.correct(with_note(there.history.load(asked_about.id), "sore"))
    write_down(here.history, asked_about, 4)
    found = here.sessions.load(asked_about.id)
    assert (found.note, found.pain_next_day, found.pain_next_day_asked) == ("sore", 4, True)
