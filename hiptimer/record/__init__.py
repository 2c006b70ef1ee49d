"""The record of a session: engine events are folded into it, and an engine can go on from it.

It is pure: what is saved, when and where, is for others to say.
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
