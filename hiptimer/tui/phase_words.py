"""How a screen shows each phase: its word, the style class of its colour, its bar."""

from typing import Final

from msgspec import Struct

from hiptimer.engine.plan import Phase


class PhaseLook(Struct, frozen=True):
    """The three signs of a phase. `bar_fills` is False for one that empties."""

    word: str
    style_class: str
    bar_fills: bool = False


LOOKS: Final = {
    Phase.READY: PhaseLook("READY", "phase-waiting"),
    Phase.PREPARE: PhaseLook("GET READY", "phase-prepare"),
    Phase.COUNT_IN: PhaseLook("COUNT IN", "phase-count-in"),
    Phase.HOLD: PhaseLook("HOLD", "phase-hold", bar_fills=True),
    Phase.REPS: PhaseLook("REPETITIONS", "phase-hold", bar_fills=True),
    Phase.REST: PhaseLook("REST", "phase-rest"),
    Phase.WAITING: PhaseLook("WHEN YOU ARE READY", "phase-waiting"),
    Phase.PAUSED: PhaseLook("PAUSED", "phase-paused"),
    Phase.FINISHED: PhaseLook("FINISHED", "phase-rest"),
}

STYLE_CLASSES: Final = tuple(dict.fromkeys(look.style_class for look in LOOKS.values()))
"""Every style class of a phase; a screen wears one of them at a time."""
