"""The session machine, free of I/O: commands and elapsed time go in, events come out.

A host needs `lay_out` for the plan, `Engine` to run it, and the commands and events of the two
modules of those names. docs/engine.md lists a host's duties and shows the diagram of the phases.

The machine itself is loaded on first use: the home screen only lays out plans, and creating the
machine's forty classes would take longer than everything else it shows.
"""

from typing import TYPE_CHECKING

from hiptimer.engine.plan import Phase, Plan, Step, lay_out

if TYPE_CHECKING:
    from hiptimer.engine.machine import Engine, IllegalCommandError, Owed

__all__ = ["Engine", "IllegalCommandError", "Owed", "Phase", "Plan", "Step", "lay_out"]


def __getattr__(name: str) -> object:
    """Load the machine when one of its exported names is first used."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from hiptimer.engine import machine  # noqa: PLC0415 - this is what the function is for

    return getattr(machine, name)
