"""The desks that screens are tested at; `tests.tui.desk` tells what one has."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import textual._wait
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from hiptimer.model.side import AffectedSide
from tests.tui.desk import Desk


@pytest.fixture(autouse=True, scope="session")
def _short_looks() -> Iterator[None]:
    """Let a pilot look every 4 ms whether an app is at rest; 20 ms made half of the tests' time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(textual._wait, "SLEEP_GRANULARITY", 0.004)
        yield


@pytest.fixture(autouse=True, scope="session")
def _style_sheets_parsed_once() -> Iterator[None]:
    """Let apps with the same colours share what was parsed, as Textual lets the screens of one."""
    known: dict[object, list[RuleSet]] = {}
    palettes: dict[frozenset[tuple[str, str]], int] = {}
    latest: dict[str, str] | None = None
    palette = 0
    parse = Stylesheet._parse_rules

    def parse_once(self: Stylesheet, *source: Any, **told: Any) -> list[RuleSet]:
        nonlocal latest, palette
        if self._variables is not latest:
            latest = self._variables
            palette = palettes.setdefault(frozenset(latest.items()), len(palettes))
        key = source, *told.items(), palette
        if key not in known:
            known[key] = parse(self, *source, **told)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parse_once)
        yield


@pytest.fixture
def new_desk(tmp_path: Path) -> Desk:
    """The desk of a person who has never started hiptimer."""
    return Desk(tmp_path)


@pytest.fixture
def desk(new_desk: Desk) -> Desk:
    """The desk of a person who told once that the left hip hurts."""
    new_desk.context.settings.save(affected_side=AffectedSide.LEFT)
    return new_desk
