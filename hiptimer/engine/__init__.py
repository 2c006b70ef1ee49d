"""The session machine without I/O: commands in, events out, time passed in.

A host needs `lay_out` for the plan, `Engine` to drive, and the commands and events of the two
modules named so. docs/engine.md tells a host's duties and shows the diagram of the phases.
"""

from hiptimer.engine.machine import Engine, IllegalCommandError, Owed
from hiptimer.engine.phase import Phase
from hiptimer.engine.plan import Plan, Step, lay_out

__all__ = ["Engine", "IllegalCommandError", "Owed", "Phase", "Plan", "Step", "lay_out"]
