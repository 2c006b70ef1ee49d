"""What tests of the editor share."""

from pathlib import Path

import pytest

from tests.support.app_driver import AppDriver
from tests.support.own_file import MINE


@pytest.fixture
def mine(driver: AppDriver) -> Path:
    """A protocol of one's own, whose id is `mine`."""
    return driver.write_protocol("mine", MINE)
