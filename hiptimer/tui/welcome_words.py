"""What is asked and said when hiptimer starts: which hip, what of a session that has no end."""

from datetime import datetime
from typing import Final

from hiptimer.model.protocol import AffectedSide
from hiptimer.model.session import Session
from hiptimer.model.settings import Settings
from hiptimer.runner.opening import Unfinished
from hiptimer.tui.widgets.choice_list import ListChoice
from hiptimer.wording.days import ago_words, day_words
from hiptimer.wording.guidance import WHICH_HIP
from hiptimer.wording.session import DISCARD, GO_ON, KEEP, UNFINISHED_CHOICES, progress_words

WELCOME: Final = f"Welcome. {WHICH_HIP}"

ASKED_ONCE: Final = (
    "One-sided exercises are then done on that side. You are asked once; "
    "on any day you can choose other sides before you start."
)

HIPS: Final = {
    "l": (AffectedSide.LEFT, ListChoice("l", "The left hip")),
    "r": (AffectedSide.RIGHT, ListChoice("r", "The right hip")),
    "b": (AffectedSide.BOTH, ListChoice("b", "Both hips", "Left first, then right.")),
}
"""The answers by their letters; `both` is what the settings say by themselves."""


def about_unfinished(unfinished: Unfinished, settings: Settings, now: datetime) -> str:
    """Return which session it is, how far it got, and when."""
    session = unfinished.session
    day = day_words(settings.day_of(session.started_at), settings.day_of(now))
    ago = ago_words((now - session.last_second).total_seconds())
    return (
        f"{session.protocol.name}, {day} at {session.started_at:%H:%M}: "
        f"{progress_words(session)}. It stopped {ago}."
    )


def unfinished_choices(unfinished: Unfinished) -> tuple[ListChoice, ...]:
    """Offer what can be done with it, the best first."""
    go_on = _choice(GO_ON, _where(unfinished.session))
    keep = _choice(KEEP, "It is written down as interrupted.")
    discard = _choice(DISCARD, "It goes to the trash folder, and can be taken back from there.")
    return (go_on, keep, discard) if unfinished.can_go_on else (keep, discard)


def _choice(letter: str, more: str) -> ListChoice:
    return ListChoice(letter, UNFINISHED_CHOICES[letter].capitalize(), more)


def _where(session: Session) -> str:
    if session.passed_sets == session.planned_sets:
        return "All sets are over; only numbers are missing."
    return f"From set {session.passed_sets + 1} of {session.planned_sets}."
