"""The session machine without I/O: commands in, events out, time passed in.

A host needs `lay_out` for the plan, `Engine` to drive, and the commands and events of the two
modules named so. docs/engine.md tells a host's duties and shows the diagram of the phases.

The machine itself is loaded when it is first named: a home screen only lays plans out, and its
forty classes would take longer to make than all else that it shows.
"""

from typing import TYPE_CHECKING

from hiptimer.engine.phase import Phase
from hiptimer.engine.plan import Plan, Step, lay_out

if TYPE_CHECKING:
    from hiptimer.engine.machine import Engine, IllegalCommandError, Owed

__all__ = ["Engine", "IllegalCommandError", "Owed", "Phase", "Plan", "Step", "lay_out"]


def __getattr__(name: str) -> object:
    """Load the machine for the names of it that are exported here."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from hiptimer.engine import machine  # noqa: PLC0415 - this is what the function is for

    return getattr(machine, name)
