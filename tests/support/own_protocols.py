"""Own protocols as files: short enough for a test to follow, or as many as a shelf may hold."""

from hiptimer.runner.session_runner import SessionRunner
from tests.support.app_driver import AppDriver

ONE_HOLD = """\
format = 1
name = "One hold"
prepare_seconds = 0

[[exercise]]
name = "Stand still"
side = "bilateral"
sets = 1
sets_max = 2
hold_seconds = 5
rest_seconds = 0
"""

THREE_HOLDS = """\
format = 1
name = "Three holds"
prepare_seconds = 0

[[exercise]]
name = "Stand still"
side = "bilateral"
sets = 3
hold_seconds = 5
rest_seconds = 5
"""

TWO_EXERCISES = f"""\
{THREE_HOLDS}
[[exercise]]
name = "Stand on"
side = "bilateral"
sets = 1
hold_seconds = 5
"""

REPETITIONS = """\
format = 1
name = "Slow repetitions"
prepare_seconds = 0

[[exercise]]
name = "Lift"
side = "bilateral"
sets = 1
reps = 8
rest_seconds = 0
"""


def live(driver: AppDriver, runner: SessionRunner, seconds: float) -> None:
    """Let time pass with a pulse twice a second, as a front end does."""
    for _ in range(round(seconds * 2)):
        driver.clock.advance(0.5)
        runner.pulse()
