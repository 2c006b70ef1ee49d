"""The desks that screens are tested at; `tests.tui.desk` tells what one has."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import textual._wait

from hiptimer.model.side import AffectedSide
from tests.tui.desk import Desk


@pytest.fixture(autouse=True, scope="session")
def _short_looks() -> Iterator[None]:
    """Let a pilot look every 4 ms whether an app is at rest; 20 ms made half of the tests' time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(textual._wait, "SLEEP_GRANULARITY", 0.004)
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
