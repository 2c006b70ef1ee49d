"""The shipped protocols as tests read them: by the rules of every protocol file."""

from pathlib import Path

import pytest

from hiptimer import catalogue
from hiptimer.catalogue.loader import SHIPPED_PROTOCOLS
from hiptimer.engine.plan import Plan, lay_out
from hiptimer.model.choices import Rules, sets_of_the_day
from hiptimer.model.protocol import AffectedSide, Protocol
from hiptimer.storage.protocol_file import parse_protocol

EXERCISES = catalogue.load_exercises()
EACH_PROTOCOL = pytest.mark.parametrize("protocol_id", SHIPPED_PROTOCOLS)


def shipped(protocol_id: str) -> Protocol:
    """Read a shipped protocol; raises ProtocolError with every rule that it breaks."""
    document = catalogue.shipped_documents()[protocol_id]
    return parse_protocol(document, Path(f"{protocol_id}.toml"), protocol_id, EXERCISES)


def planned(protocol_id: str, affected: AffectedSide) -> Plan:
    """Lay a shipped protocol out as it is with the default settings."""
    protocol = shipped(protocol_id)
    return lay_out(protocol, sets_of_the_day(protocol, affected), Rules(affected_side=affected))


EACH_HIP = pytest.mark.parametrize("affected", [AffectedSide.LEFT, AffectedSide.BOTH])
