"""The record of a session: folded from engine events, and enough to restore an engine.

It is pure: others decide what is saved, when and where.
"""

from hiptimer.record.begin import SessionHead, begin, go_on
from hiptimer.record.fold import Recorder
from hiptimer.record.restore import PlanMismatchError, plan_of, restore_ledger

__all__ = [
    "PlanMismatchError",
    "Recorder",
    "SessionHead",
    "begin",
    "go_on",
    "plan_of",
    "restore_ledger",
]
