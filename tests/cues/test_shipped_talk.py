"""What is said in the shipped protocols, from the first preparation to the last wait."""

import pytest

from hiptimer.cues.rehearsal import rehearse
from hiptimer.engine.plan import Plan, lay_out
from hiptimer.model.choices import Rules, sets_of_the_day
from hiptimer.model.side import AffectedSide
from tests.catalogue.shipped import EACH_PROTOCOL, shipped

EACH_HIP = pytest.mark.parametrize("affected", [AffectedSide.LEFT, AffectedSide.BOTH])


def planned(protocol_id: str, affected: AffectedSide) -> Plan:
    """Lay a shipped protocol out as it is for whoever changes no setting."""
    protocol = shipped(protocol_id)
    return lay_out(protocol, sets_of_the_day(protocol, affected), Rules(affected_side=affected))


@EACH_HIP
@EACH_PROTOCOL
def test_no_dose_is_told_as_nought(protocol_id: str, affected: AffectedSide) -> None:
    plan = planned(protocol_id, affected)
    said = [text for moment in rehearse(plan) if moment.cue for text in moment.cue.say]
    assert not [text for text in said if "nought repetitions" in text or "nought sec" in text]
