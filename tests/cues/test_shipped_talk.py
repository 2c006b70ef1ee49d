"""What is said in the shipped protocols, from the first preparation to the last wait."""

import pytest

from hiptimer.cues.rehearsal import rehearse
from hiptimer.cues.speaking import RECKONED
from hiptimer.cues.table import BEFORE_SPEECH_SECONDS
from hiptimer.engine import Phase
from hiptimer.engine.events import PhaseStarted
from hiptimer.model.protocol import AffectedSide
from tests.support.shipped import EACH_HIP, EACH_PROTOCOL, planned


@EACH_HIP
@EACH_PROTOCOL
def test_no_dose_is_spoken_as_zero(protocol_id: str, affected: AffectedSide) -> None:
    plan = planned(protocol_id, affected)
    said = [text for moment in rehearse(plan) if moment.cue for text in moment.cue.say]
    assert not [text for text in said if "zero repetitions" in text or "zero sec" in text]


@EACH_HIP
@EACH_PROTOCOL
def test_instructions_end_before_their_set_begins(protocol_id: str, affected: AffectedSide) -> None:
    for moment in rehearse(planned(protocol_id, affected)):
        for event in moment.events:
            if moment.cue and isinstance(event, PhaseStarted) and event.phase is Phase.PREPARE:
                spoken = BEFORE_SPEECH_SECONDS + RECKONED.seconds(moment.cue.say)
                assert spoken <= (event.seconds or 0) or len(moment.cue.say) <= 2


@EACH_HIP
@pytest.mark.parametrize("protocol_id", ["lateral-hip-isometric-short", "lateral-hip-isometric"])
def test_the_movement_of_the_first_exercise_is_said_before_its_hold(
    protocol_id: str, affected: AffectedSide
) -> None:
    first = next(moment.cue for moment in rehearse(planned(protocol_id, affected)) if moment.cue)
    assert any(text.startswith("Make the top leg long, lift it") for text in first.say)
