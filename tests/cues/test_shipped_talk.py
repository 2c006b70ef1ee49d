"""What is said in the shipped protocols, from the first preparation to the last wait."""

import pytest

from hiptimer.cues.rehearsal import rehearse
from hiptimer.model.protocol import AffectedSide
from tests.catalogue.shipped import EACH_PROTOCOL, planned

EACH_HIP = pytest.mark.parametrize("affected", [AffectedSide.LEFT, AffectedSide.BOTH])


@EACH_HIP
@EACH_PROTOCOL
def test_no_dose_is_spoken_as_zero(protocol_id: str, affected: AffectedSide) -> None:
    plan = planned(protocol_id, affected)
    said = [text for moment in rehearse(plan) if moment.cue for text in moment.cue.say]
    assert not [text for text in said if "zero repetitions" in text or "zero sec" in text]
