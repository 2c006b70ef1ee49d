"""Which protocol comes first for this person: the last one used, or the one to begin with."""

from typing import Final

from hiptimer.errors import UnknownProtocolError
from hiptimer.model.protocol import Protocol
from hiptimer.runner.context import Context

FOR_A_NEWCOMER: Final = "lateral-hip-isometric-short"

MOST_LOOKED_THROUGH: Final = 20
"""Sessions: one run from a file, or whose protocol was deleted, leads to none of the list."""


def last_used(context: Context) -> Protocol:
    """Return the protocol of the newest session that still has one, else the newcomer's.

    Raises UnreadableError if that is an own one that can't be read: following another instead would
    quietly change the dose.
    """
    sessions = context.sessions.newest(MOST_LOOKED_THROUGH).sessions
    for protocol_id in dict.fromkeys(session.protocol.id for session in sessions):
        try:
            return context.library.get(protocol_id)
        except UnknownProtocolError:
            continue
    return context.library.get(FOR_A_NEWCOMER)
