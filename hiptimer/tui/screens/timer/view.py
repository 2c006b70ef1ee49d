"""What the timer screen shows at one moment, as a value. It draws nothing and keeps nothing.

Two views that are equal look the same, so whoever draws them can tell what has changed.
"""

import math
from dataclasses import dataclass
from typing import Final

from hiptimer.engine import Engine, Phase, Step
from hiptimer.engine.commands import Rate
from hiptimer.engine.ledger import Ledger
from hiptimer.model.session import Session, SetOutcome
from hiptimer.tui.phase_words import LOOKS
from hiptimer.tui.screens.timer.above_ceiling import ceiling_panel
from hiptimer.tui.screens.timer.coming import coming, lower_first
from hiptimer.tui.screens.timer.count import Count, count
from hiptimer.tui.screens.timer.guidance import guidance, interruption
from hiptimer.tui.screens.timer.heard import Heard
from hiptimer.tui.screens.timer.notices import SHOWS_RATINGS
from hiptimer.tui.screens.timer.panels import Panel
from hiptimer.tui.screens.timer.signs import sign
from hiptimer.tui.widgets.owed_list import OwedSet
from hiptimer.tui.widgets.set_marks import MarkValue

LONG_GUIDE: Final = 160
"""Characters, two rows of a usual terminal."""

NOTHING_COUNTED: Final = Count(text="", left=0, whole=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the session is: the exercise, the side as a position, the set and how the sets went."""

    exercise: str
    call: str
    position: str
    number: int
    of: int
    marks: tuple[MarkValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What a person has put the session's questions aside for, or is just answering.

    `question` is one that was opened by a key, `row` (from 1, None: the last) the set that the
    numbers go to, `cursor` its place among those to rate, `typed` a number that is not sent yet.
    """

    question: Panel | None = None
    row: int | None = None
    cursor: int = 0
    typed: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimerView:
    """All that stands on the screen. `big` counts, or says in words what there is to do now."""

    style_class: str
    word: str
    big: str
    detail: str
    left: int
    whole: int
    fills: bool
    place: Place | None
    notice: str
    guide: tuple[str, ...]
    next: str
    part: float
    seconds_left: int
    rates: bool
    ceiling: int
    pain: int | None
    to_rate: tuple[OwedSet, ...]
    cursor: int
    panel: Panel | None

    @property
    def crowded(self) -> bool:
        """Whether so much is told below the number that nothing may keep an empty row."""
        told = max(map(len, self.guide), default=0)
        return self.panel is not None or bool(self.to_rate) or told > LONG_GUIDE


def look(
    engine: Engine,
    session: Session | None,
    heard: Heard,
    asking: Asking,
    *,
    at: float,
    quiet: bool = False,
    problem: str | None = None,
) -> TimerView:
    """Work out what to show at `at`. `quiet` and `problem` are what the runner says of itself."""
    appearance = LOOKS[Phase.PAUSED if quiet else engine.phase]
    counted = count(engine, at, heard.whole)
    big, detail = (counted.text, "") if counted else sign(engine)
    counted = counted or NOTHING_COUNTED
    panel = asking.question or _ceiling(engine)
    gap = interruption(engine, session)
    left = math.ceil(engine.session_remaining(at))
    return TimerView(
        style_class=appearance.style_class,
        word=appearance.word,
        big=big,
        detail=detail,
        left=counted.left,
        whole=counted.whole,
        fills=LOOKS[engine.over].bar_fills,
        place=_place(engine),
        notice=problem_line(problem) or heard.notice,
        guide=() if panel else guidance(engine, gap, quiet=quiet),
        next=coming(engine),
        part=1 - left / engine.plan.seconds if engine.plan.seconds else 1.0,
        seconds_left=left,
        rates=panel is None and not gap and _rates(engine, asking),
        ceiling=engine.plan.protocol.pain_ceiling,
        pain=_pain(engine.ledger, asking),
        to_rate=() if panel else tuple(_owed(engine, row) for row in heard.to_rate),
        cursor=asking.cursor,
        panel=panel,
    )


def problem_line(problem: str | None) -> str:
    """Cut what is told of a failing disk to what fits a line: the path before it is left out."""
    if not problem:
        return ""
    _, _, reason = problem.partition(": ")
    return f"The session goes on; {reason or problem}"


def _ceiling(engine: Engine) -> Panel | None:
    decision = engine.owed.decision
    return ceiling_panel(engine, decision) if decision else None


def _rates(engine: Engine, asking: Asking) -> bool:
    """Whether the rating row stands there: after a set, while there is something to rate."""
    return engine.over in SHOWS_RATINGS and engine.accepts(Rate(0, asking.row))


def _pain(ledger: Ledger, asking: Asking) -> int | None:
    if asking.typed is not None:
        return asking.typed
    row = asking.row or ledger.last
    return ledger.row(row).pain if row else None


def _owed(engine: Engine, number: int) -> OwedSet:
    row = engine.ledger.row(number)
    exercise = engine.plan.exercise(row.step.entry)
    side = lower_first(exercise.placement(row.step.side).call)
    return OwedSet(exercise.name, side, row.step.number, row.pain)


def _place(engine: Engine) -> Place | None:
    step = engine.position
    if step is None:
        return None
    exercise = engine.plan.exercise(step.entry)
    placement = exercise.placement(step.side)
    return Place(
        exercise=exercise.name,
        call=placement.call,
        position=placement.position,
        number=step.number,
        of=step.of,
        marks=_marks(engine, step),
    )


def _marks(engine: Engine, step: Step) -> tuple[MarkValue, ...]:
    """Mark every set of an exercise on a side: those done, then those to come or left out."""
    ledger = engine.ledger
    rows = [row for row in ledger.rows if row.step.place == step.place]
    done = tuple(MarkValue(row.outcome, row.pain) for row in rows)
    to_come = step.of - sum(not row.repeat for row in rows)
    left_out = SetOutcome.SKIPPED if step.place in ledger.left_out else None
    return done + (MarkValue(left_out),) * to_come
