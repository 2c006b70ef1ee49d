"""What tests of the editor share."""

from pathlib import Path

import pytest

from tests.tui.desk import Desk
from tests.tui.editor.own_file import MINE


@pytest.fixture
def mine(desk: Desk) -> Path:
    """A protocol of one's own, whose id is `mine`."""
    return desk.write_protocol("mine", MINE)
