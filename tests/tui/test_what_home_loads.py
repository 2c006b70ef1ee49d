"""Home is on the screen soon because what it does not need is loaded later."""

import subprocess
import sys

import pytest

from tests.support.source_files import ROOT

MOST_OWN_MODULES = 85
"""Each takes time to find and to run: more of them is a reason to look for what could wait."""

LATER = (
    "argparse",
    "hiptimer.engine.machine",
    "hiptimer.record",
    "hiptimer.cues.supervisor",
    "hiptimer.cues.player.frames",
    "hiptimer.cues.tones",
    "hiptimer.tui.navigation",
    "hiptimer.tui.welcome",
    "hiptimer.tui.screens.timer",
    "hiptimer.tui.chart_words",
    "hiptimer.tui.widgets.pain_chart",
    "plotext",
    "textual_plotext",
    "filelock",
    "tomlkit",
    "tomli_w",
)


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    report = "import hiptimer.cli.start, hiptimer.tui.app, sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", report], cwd=ROOT, capture_output=True, check=True, text=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("module", LATER)
def test_home_does_not_wait_for_what_a_session_needs(loaded: set[str], module: str) -> None:
    assert "hiptimer.tui.screens.home" in loaded
    assert module not in loaded


def test_home_is_made_of_few_modules(loaded: set[str]) -> None:
    own = sorted(module for module in loaded if module.startswith("hiptimer"))
    assert len(own) <= MOST_OWN_MODULES, own
