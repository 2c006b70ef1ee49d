"""The desks that screens are tested at; `tests.tui.desk` tells what one has."""

from pathlib import Path

import pytest

from hiptimer.model.side import AffectedSide
from tests.tui.desk import Desk


@pytest.fixture
def new_desk(tmp_path: Path) -> Desk:
    """The desk of a person who has never started hiptimer."""
    return Desk(tmp_path)


@pytest.fixture
def desk(new_desk: Desk) -> Desk:
    """The desk of a person who told once that the left hip hurts."""
    new_desk.context.settings.save(affected_side=AffectedSide.LEFT)
    return new_desk
