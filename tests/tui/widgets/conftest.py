"""Widgets are small, and how often they are painted is one of the things that their tests count."""

import pytest


@pytest.fixture(autouse=True)
def _as_painted(every_frame: None) -> None:
    """Paint every frame."""
