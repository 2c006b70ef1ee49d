"""A history that is browsed without a screen: keys in, the files and the browser to look at."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from hiptimer.errors import SaveError
from hiptimer.model.digest import HistoryFilter
from hiptimer.model.session import Session
from hiptimer.runner.history_browser import HistoryAction, HistoryBrowser
from hiptimer.runner.history_notices import Report
from tests.support.app_driver import AppDriver

MOST: Final = 100
"""More sessions than any test has that corrects one."""

SOME_TIME: Final = 2
"""Seconds between two keys, so that a `1` and a `0` are not ten."""


Meanings = list[tuple[HistoryAction | None, Callable[[], object]]]
"""What a key may do: the first one that is offered."""


def lay(driver: AppDriver, *sessions: Session) -> None:
    """Put sessions into the folder of a driver; none of them is to be asked about any more."""
    for each in sessions:
        driver.context.sessions.save(replace(each, pain_next_day_asked=True))


def stored(driver: AppDriver, session_id: str) -> Session:
    """Read one session from the disk."""
    return driver.context.sessions.load(session_id)


def file_of(driver: AppDriver, of: Session) -> Path:
    return driver.context.sessions.path_of(of.id)


class Browsing:
    """A browser at a driver, with all files read; keys do what they do on the screen."""

    def __init__(self, driver: AppDriver) -> None:
        self.driver = driver
        self.browser = HistoryBrowser(driver.context.history)
        self.look_at_files()

    def look_at_files(self) -> None:
        """Check the files, as the screen does when it opens and every few seconds."""
        self.browser.checked(changed=self.browser.check_files())
        self.draw()

    def look_at_disk(self) -> None:
        """Wait until corrections are saved or have failed, and take that in."""
        for each in self.browser.history.page(HistoryFilter(), 0, MOST):
            self.browser.corrections.settle(each.id)
        self.browser.saved()
        self.draw()

    def draw(self) -> None:
        """Read the session at the pointer, because the screen shows it after each key."""
        assert self.browser.selected.id is None or self.browser.selected.session or self.problem

    @property
    def problem(self) -> str:
        """Why there is no session at the pointer."""
        return self.browser.selected.problem

    def press(self, keys: str, *, at_once: bool = False) -> None:
        """Press keys one after another, each some time after the one before or `at_once`.

        One that is not offered does nothing.
        """
        for key in keys.split():
            self.driver.clock.advance(0 if at_once else SOME_TIME)
            for action, do in self._meanings(key):
                if action is None or self.browser.offers(action):
                    do()
                    self.draw()
                    break

    def _meanings(self, key: str) -> Meanings:
        browser = self.browser
        number = 10 if key == "t" else int(key) if key.isdigit() else 0
        at = self.driver.clock.monotonic()
        meanings: dict[str, Meanings] = {
            "enter": [(HistoryAction.OPEN, browser.open)],
            "escape": [(None, self._back)],
            "up": [(HistoryAction.MOVE, lambda: self._move(-1))],
            "down": [(HistoryAction.MOVE, lambda: self._move(1))],
            "home": [(HistoryAction.MOVE, lambda: self._move(-1_000_000))],
            "end": [(HistoryAction.MOVE, lambda: self._move(1_000_000))],
            "left": [(HistoryAction.BESIDE, lambda: browser.move_beside(-1))],
            "right": [(HistoryAction.BESIDE, lambda: browser.move_beside(1))],
            "backspace": [
                (HistoryAction.CLEAR, lambda: browser.rate(None)),
                (HistoryAction.REMOVE_PIECE, lambda: browser.remove_piece(self.today)),
            ],
            "plus": [(HistoryAction.COUNT, lambda: browser.count(1))],
            "minus": [(HistoryAction.COUNT, lambda: browser.count(-1))],
            "d": [(HistoryAction.AFTER, browser.open_after)],
            "x": [(HistoryAction.REMOVE, browser.remove)],
            "u": [(HistoryAction.PUT_BACK, browser.put_back)],
            "v": [(None, lambda: browser.show_next_view(covers_list=False))],
        }
        rating: Meanings = [(HistoryAction.RATE, lambda: browser.type_number(number, at))]
        return meanings.get(key, rating)

    def _back(self) -> None:
        if self.browser.opened:
            self.browser.close()
        else:
            self.browser.leave()

    def _move(self, step: int) -> None:
        """Move, and read the session at the pointer as soon as the screen has shown that."""
        self.browser.move(step)
        self.browser.reselect()

    def look_for(self, typed: str) -> None:
        """Filter the list."""
        self.browser.filter.begin()
        self.browser.type_filter(typed, self.today)
        self.browser.take_filter()

    @property
    def today(self) -> date:
        return self.browser.history.day_of(self.driver.clock.now())

    @property
    def report(self) -> Report | None:
        return self.browser.report

    @property
    def pointed(self) -> str:
        """The id of the session at the pointer."""
        return self.browser.digest.id if self.browser.digest else ""

    @property
    def listed(self) -> list[str]:
        """The ids of the sessions in the list; "" is a file that is none."""
        digests = (self.browser.pages.digest(at) for at in range(self.browser.pages.total))
        return [each.id if each else "" for each in digests]

    @property
    def pieces(self) -> list[str]:
        return [piece.words for piece in self.browser.filter.pieces]

    def on_disk(self, of: Session) -> Session:
        """Return a session as it is saved, once corrections are saved or have failed."""
        self.look_at_disk()
        return stored(self.driver, of.id)

    def pains(self, of: Session) -> list[int | None]:
        """Return the numbers of a session as they are saved: the sets, and the next day."""
        saved = self.on_disk(of)
        return [*(row.pain for row in saved.sets), saved.pain_next_day]


class FullDisk:
    """Refuses to save corrections while it is full."""

    def __init__(self, driver: AppDriver) -> None:
        self.full = True
        store = driver.context.sessions
        save = store.save_to

        def saving(path: Path, session: Session) -> object:
            if self.full:
                raise SaveError(path, "it was not saved: the disk is full")
            return save(path, session)

        store.save_to = saving  # type: ignore[method-assign,assignment]
