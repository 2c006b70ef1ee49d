"""How a session ended, as a history is asked for it."""

import pytest

from hiptimer.model.digest import Ending, ending_of
from hiptimer.model.session import SessionOutcome, StopReason


@pytest.mark.parametrize(
    ("outcome", "reason", "ending"),
    [
        (None, None, Ending.UNFINISHED),
        (SessionOutcome.COMPLETED, None, Ending.COMPLETED),
        (SessionOutcome.INTERRUPTED, None, Ending.INTERRUPTED),
        (SessionOutcome.STOPPED, StopReason.PAIN, Ending.PAIN),
        (SessionOutcome.STOPPED, StopReason.TIRED, Ending.TIRED),
        (SessionOutcome.STOPPED, StopReason.TIME, Ending.TIME),
        (SessionOutcome.STOPPED, StopReason.OTHER, Ending.STOPPED),
        (SessionOutcome.STOPPED, None, Ending.STOPPED),
    ],
)
def test_a_session_that_was_stopped_ended_for_its_reason(
    outcome: SessionOutcome | None, reason: StopReason | None, ending: Ending
) -> None:
    assert ending_of(outcome, reason) is ending
