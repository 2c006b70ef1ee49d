"""The phases that a session goes through."""

from enum import StrEnum


class Phase(StrEnum):
    """What the engine is doing now. docs/engine.md has the diagram."""

    READY = "ready"
    PREPARE = "prepare"
    COUNT_IN = "count-in"
    HOLD = "hold"
    REPS = "reps"
    REST = "rest"
    WAITING = "waiting"
    PAUSED = "paused"
    FINISHED = "finished"
