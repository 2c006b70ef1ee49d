"""The panel of an open decision: every option, and a way to correct the number."""

from typing import Final

from hiptimer.engine import Engine
from hiptimer.engine.ceiling import Decision
from hiptimer.engine.commands import Decide, Unrate
from hiptimer.model import pain as pain_scale
from hiptimer.model.session import Choice
from hiptimer.tui.screens.timer.panels import Option, Panel
from hiptimer.wording.ceiling import ANOTHER_NUMBER, CeilingOption, lead, options
from hiptimer.wording.session import SEEK_HELP_KEY

ANOTHER: Final = ("i", f"{ANOTHER_NUMBER}: press it", "another number")


def ceiling_panel(engine: Engine, decision: Decision) -> Panel:
    """Return the choices of `decision`, the suggested one first, and "another number" last.

    The panel is the same in every phase, so the highlight stays when the rest is over.
    """
    severe = decision.pain >= pain_scale.SEVERE_FROM
    return Panel.of(
        lead(engine.plan, decision),
        *(_option(each, help_page=severe) for each in options(engine.plan, decision)),
        (*ANOTHER, Unrate(decision.row)),
        help_page=severe,
    )


def _option(option: CeilingOption, *, help_page: bool) -> Option:
    """Return the option for `way`; if the pain is severe, finishing names the help page."""
    more = f" (h: {SEEK_HELP_KEY})" if help_page and option.choice is Choice.FINISH else ""
    return option.letter, f"{option.text}{more}", option.short, Decide(option.choice)
