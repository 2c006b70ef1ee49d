"""The desks that screens are tested at; `tests.support.app_driver` says what one has."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import textual.app
import textual.pilot
from rich.console import RenderableType
from syrupy.assertion import SnapshotAssertion
from textual._compositor import Compositor
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.widgets import Input, TextArea

from hiptimer.model.protocol import AffectedSide
from tests.support.app_driver import AppDriver
from tests.support.indexes import indexes_closed
from tests.support.styled_text import TextComparison
from tests.support.writers import writers_ended

MOST_TURNS: Final = 10_000
"""An app that is never at rest is looked at after this many."""

SOON_SECONDS: Final = 0.01
"""Textual answers a new size after 1/120 s."""

MOST_SECONDS: Final = 1.0
"""What moves for longer is looked at as it moves."""

LEAST_SECONDS: Final = 0.004
"""A thread that reads files gets on meanwhile."""

__all__ = ["driver", "indexes_closed", "new_driver", "writers_ended"]


@pytest.fixture(autouse=True, scope="session")
def _exact_looks() -> Iterator[None]:
    """Let a pilot wait until nothing is left to do; Textual waits until little is done.

    On a busy machine an app that waits for its turn does little too: a test then went on before a
    screen was there, or waited for a size that it had missed.
    """
    with pytest.MonkeyPatch.context() as patch:
        for module in (textual.app, textual.pilot):
            patch.setattr(module, "wait_for_idle", nothing_left_to_do)
        yield


async def nothing_left_to_do(min_sleep: float = LEAST_SECONDS, max_sleep: float = 0) -> None:
    """Let threads and the timers that are due soon have their turn, and all that follows."""
    del min_sleep, max_sleep
    loop = asyncio.get_running_loop()
    assert isinstance(loop, asyncio.BaseEventLoop)
    until = loop.time() + LEAST_SECONDS
    limit = loop.time() + MOST_SECONDS
    for _ in range(MOST_TURNS):
        if not loop._ready:  # type: ignore[attr-defined]
            timers: list[asyncio.TimerHandle] = loop._scheduled  # type: ignore[attr-defined]
            due = [each.when() for each in timers if not each.cancelled()]
            soon = [when for when in due if when - loop.time() <= SOON_SECONDS]
            until = max(until, *soon) if soon else until
            if loop.time() >= min(until, limit):
                return
            came = loop.create_future()
            loop.call_at(until, came.set_result, None)
            await came
        await asyncio.sleep(0)


@pytest.fixture(autouse=True, scope="session")
def _still_cursors() -> Iterator[None]:
    """Keep cursors from blinking: half a second later a picture would be another one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Input, "_toggle_cursor", lambda _: None)
        patch.setattr(TextArea, "_toggle_cursor_blink_visible", lambda _: None)
        yield


@pytest.fixture(autouse=True, scope="session")
def _style_sheets_parsed_once() -> Iterator[None]:
    """Let apps with the same colours share what was parsed, as Textual lets the screens of one."""
    known: dict[object, list[RuleSet]] = {}
    palettes: dict[frozenset[tuple[str, str]], int] = {}
    latest: dict[str, str] | None = None
    palette = 0
    parse = Stylesheet._parse_rules

    def parse_once(self: Stylesheet, *source: Any, **options: Any) -> list[RuleSet]:
        nonlocal latest, palette
        if self._variables is not latest:
            latest = self._variables
            palette = palettes.setdefault(frozenset(latest.items()), len(palettes))
        key = source, *options.items(), palette
        if key not in known:
            known[key] = parse(self, *source, **options)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parse_once)
        yield


@pytest.fixture(autouse=True)
def _frames_painted_when_read(request: pytest.FixtureRequest) -> Iterator[None]:
    """Lay out every frame, but paint only those that a test reads: all of what it reads is painted.

    A test that counts how often something is painted asks for `every_frame`.
    """
    if "every_frame" in request.fixturenames:
        yield
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Compositor, "render_update", _only_what_is_read)
        yield


_render_update: Final = Compositor.render_update


def _only_what_is_read(
    self: Compositor,
    full: bool = False,  # noqa: FBT001, FBT002 - the signature is Textual's
    **options: Any,
) -> RenderableType | None:
    if full:  # a screenshot
        return _render_update(self, full, **options)
    self._dirty_regions.clear()
    return None


@pytest.fixture
def every_frame() -> None:
    """Paint every frame, as the program does."""


@pytest.fixture
def text_compare(snapshot: SnapshotAssertion) -> TextComparison:
    """Compare the text and styles of a screen with those of before."""
    return TextComparison(snapshot)


@pytest.fixture
def new_driver(tmp_path: Path) -> AppDriver:
    """The driver of a person who has never started hiptimer."""
    return AppDriver(tmp_path)


@pytest.fixture
def driver(new_driver: AppDriver) -> AppDriver:
    """The driver of a person who said once that the left hip hurts."""
    new_driver.context.settings.save(affected_side=AffectedSide.LEFT)
    return new_driver
