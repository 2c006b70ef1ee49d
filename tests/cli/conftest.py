"""The command line as a test types it: in one process, below a folder of its own."""

from pathlib import Path

import pytest

from tests.support.command_lines import CommandLine


@pytest.fixture
def hiptimer(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(tmp_path / "data", capfd)
