"""A change of phase noticed late, because the app was held up: what is still true is said."""

import pytest
from msgspec.structs import replace

from hiptimer.cues.sentences import QUESTION
from hiptimer.cues.table import cue_for
from hiptimer.engine import Phase
from hiptimer.model.choices import AdvanceRule
from tests.support.hearing import Heard, written
from tests.support.plans import HOVER, plan_for

ON_THE_WAY = replace(HOVER, sets=1)


@pytest.mark.parametrize(
    ("phase", "said"),
    [
        (Phase.HOLD, "Hold it now. Twenty seconds."),
        (Phase.REST, f"Rest now. {QUESTION}"),
        (Phase.WAITING, "<wait> Turn over. Right leg on top: lie on your left side."),
    ],
)
def test_what_begins_is_announced_a_second_and_a_half_late_as_far_as_it_is_true(
    phase: Phase, said: str
) -> None:
    heard = Heard(plan_for(ON_THE_WAY, advance=AdvanceRule.EXERCISE))
    while True:
        due = heard.engine.wake_at
        assert due is not None
        events = heard.engine.advance(due)
        if heard.engine.phase is phase:
            break
    cue = cue_for(events, heard.engine, due + 1.5)
    assert cue
    assert written(cue).startswith(said)
    assert cue_for(events, heard.engine, due + 2.5) is None
