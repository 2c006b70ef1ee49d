"""How soon the history shows what changed, and what it never writes again."""

from collections.abc import Callable

import pytest

from hiptimer.errors import SaveError
from hiptimer.model.session import Session
from hiptimer.storage.sessions import SessionStore
from hiptimer.tui.screens.history import HistoryScreen
from tests.tui.desk import Desk
from tests.tui.screens.history.past import (
    both_sides,
    days_ago,
    file_of,
    history,
    lay,
    press,
    read,
    screen_of,
)


async def test_files_progress_and_the_disk_are_looked_at_again_and_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: dict[str, float] = {}
    real = HistoryScreen.set_interval

    def noted(
        self: HistoryScreen, interval: float, callback: Callable[[], None], **rest: object
    ) -> object:
        looks[getattr(callback, "__name__", "")] = interval
        return real(self, interval, callback, **rest)  # type: ignore[arg-type]

    monkeypatch.setattr(HistoryScreen, "set_interval", noted)
    async with history(desk):
        wanted = {"look_at_files": 5.0, "_look_at_progress": 0.25, "look_at_disk": 0.5}
        assert looks | wanted == looks


async def test_a_removed_session_is_not_written_again_by_a_correction_that_failed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    past = both_sides(days_ago(2))
    lay(desk, past)
    full = True
    save_to = SessionStore.save_to

    def saving(store: SessionStore, path: object, session: Session) -> object:
        if full:
            raise SaveError(file_of(desk, session), "the disk is full; make some room on it")
        return save_to(store, path, session)  # type: ignore[arg-type]

    monkeypatch.setattr(SessionStore, "save_to", saving)
    async with history(desk) as pilot:
        await press(desk, pilot, "enter 4 escape x")
        assert not file_of(desk, past).exists()
        full = False
        await press(desk, pilot, "escape")
        await read(pilot)
    assert not file_of(desk, past).exists()
    assert [path.name for path in (desk.folder / "trash").iterdir()] == [f"{past.id}.toml"]


async def test_a_chart_that_is_opened_at_once_shows_a_correction_when_it_is_on_disk(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(desk, both_sides(days_ago(2)))
    async with history(desk) as pilot:
        shown = []
        screen = screen_of(pilot)
        await press(desk, pilot, "v v v v")
        monkeypatch.setattr(screen, "show_figures", lambda: shown.append(1))
        screen.wait_for_disk()
        screen.look_at_disk()
        assert shown
        shown.clear()
        screen.look_at_disk()
        assert not shown
