"""Makes a panel of an open decision: every way to go on, and the number that was meant instead."""

from typing import Final

from hiptimer.engine import Engine
from hiptimer.engine.ceiling import Decision
from hiptimer.engine.commands import Decide, Unrate
from hiptimer.model import pain as pain_scale
from hiptimer.model.session import Choice
from hiptimer.runner.ways_on import WayOn, lead, ways_on
from hiptimer.tui.screens.timer.panels import Option, Panel

ANOTHER: Final = ("i", "I meant another number: press it", "another number")


def ceiling_panel(engine: Engine, decision: Decision) -> Panel:
    """Offer the choices of `decision`, the suggested one first, and another number at last.

    It is the same in each phase, so what is pointed to stays when the rest is over.
    """
    severe = decision.pain >= pain_scale.SEVERE_FROM
    ways = ways_on(engine.plan, decision)
    return Panel.of(
        lead(engine.plan, decision),
        *(_option(way, help_page=severe) for way in ways),
        (*ANOTHER, Unrate(decision.row)),
        help_page=severe,
    )


def _option(way: WayOn, *, help_page: bool) -> Option:
    """Where it is severe, say beside the end of the session where to read on."""
    more = " (h: when to seek help)" if help_page and way.choice is Choice.FINISH else ""
    return way.letter, f"{way.text}{more}", way.short, Decide(way.choice)
