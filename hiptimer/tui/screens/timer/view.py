"""What the timer screen shows at one moment, as a value. It draws nothing and keeps nothing.

Two views that are equal look the same, so whoever draws them can tell what has changed.
"""

import math
from typing import Final

from msgspec import Struct

from hiptimer.engine import Engine, Phase, Step
from hiptimer.engine.commands import Rate
from hiptimer.engine.ledger import Ledger
from hiptimer.model.session import Session, SetOutcome
from hiptimer.tui.phase_words import LOOKS
from hiptimer.tui.screens.timer.above_ceiling import ceiling_panel
from hiptimer.tui.screens.timer.coming import coming
from hiptimer.tui.screens.timer.count import Count, count
from hiptimer.tui.screens.timer.guidance import guidance, interruption
from hiptimer.tui.screens.timer.heard import Heard
from hiptimer.tui.screens.timer.notices import SHOWS_RATINGS
from hiptimer.tui.screens.timer.panels import Panel
from hiptimer.tui.screens.timer.signs import sign
from hiptimer.tui.widgets.owed_list import OwedSet
from hiptimer.tui.widgets.session_bar import LONGEST
from hiptimer.tui.widgets.set_marks import MarkValue
from hiptimer.wording.guidance import lower_first

LONG_GUIDE: Final = 160
"""Characters, two rows of a usual terminal."""

STEPS: Final = 2 * LONGEST
"""Half cells of the bar."""

MINUTE: Final = 60

NOTHING_HEARD: Final = Heard()
NOTHING_COUNTED: Final = Count(text="", left=0, whole=0)


class Place(Struct, frozen=True, kw_only=True):
    """Where the session is: the exercise, the side as a position, the set and how the sets went."""

    exercise: str
    call: str
    position: str
    number: int
    of: int
    marks: tuple[MarkValue, ...]


class Causes(Struct, frozen=True, kw_only=True):
    """What a scene depends on besides the session; while they are the same, so is the scene.

    `happened` counts what has happened to the session. `question` is one that a key has opened,
    `row` (from 1, None: the last) the set that the numbers go to, `cursor` its place among those
    to rate, `typed` a number that is not sent yet. `quiet`, `again` (what a second press would do)
    and both problems the runner says of itself.
    """

    happened: int = 0
    heard: Heard = NOTHING_HEARD
    question: Panel | None = None
    row: int | None = None
    cursor: int = 0
    typed: int | None = None
    quiet: bool = False
    again: str = ""
    problem: str | None = None
    sound_problem: str | None = None


class Scene(Struct, frozen=True, kw_only=True):
    """All that changes only when something happens.

    `sign` says in words what there is to do, where nothing is counted.
    """

    style_class: str
    word: str
    sign: tuple[str, str]
    fills: bool
    place: Place | None
    notice: str
    guide: tuple[str, ...]
    next: str
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


class TimerView(Struct, frozen=True, kw_only=True):
    """All that stands on the screen: a scene, the number, and how far the session is.

    `progress` is the part that is done (0 to 1) and the seconds left, as coarse as they are shown.
    """

    scene: Scene
    count: Count
    progress: tuple[float, int]

    @property
    def big(self) -> str:
        """What is shown largest: the number, or what there is to do."""
        return self.count.text or self.scene.sign[0]

    @property
    def detail(self) -> str:
        """What belongs to a sign; a number stands for itself."""
        return "" if self.count.text else self.scene.sign[1]


def look(engine: Engine, scene: Scene, heard: Heard, at: float) -> TimerView:
    """Work out what to show at `at`, in the `scene` that is on."""
    return TimerView(
        scene=scene,
        count=count(engine, at, heard.whole) or NOTHING_COUNTED,
        progress=_progress(engine, at),
    )


def scene(engine: Engine, session: Session | None, causes: Causes) -> Scene:
    """Work out what is on."""
    heard, quiet = causes.heard, causes.quiet
    appearance = LOOKS[Phase.PAUSED if quiet else engine.phase]
    panel = causes.question or _ceiling(engine)
    gap = interruption(engine, session)
    return Scene(
        style_class=appearance.style_class,
        word=appearance.word,
        sign=sign(engine),
        fills=LOOKS[engine.over].bar_fills,
        place=_place(engine),
        notice=_notice(causes),
        guide=() if panel else guidance(engine, gap, quiet=quiet),
        next=coming(engine),
        rates=panel is None and not gap and _rates(engine, causes),
        ceiling=engine.plan.protocol.pain_ceiling,
        pain=_pain(engine.ledger, causes),
        to_rate=() if panel else tuple(_owed(engine, row) for row in heard.to_rate),
        cursor=causes.cursor,
        panel=panel,
    )


def _notice(causes: Causes) -> str:
    """Choose what the one line says: a second press, a failing disk, what was done, the sound."""
    return (
        causes.again
        or problem_line(causes.problem)
        or causes.heard.notice
        or sound_line(causes.sound_problem)
    )


def sound_line(problem: str | None) -> str:
    """Cut what is told of the sound to what has happened: nobody installs anything just now."""
    told, stop, _ = (problem or "").removeprefix("Sound: ").partition(". ")
    return f"{told[:1].upper()}{told[1:]}{stop.strip()}"


def problem_line(problem: str | None) -> str:
    """Cut what is told of a failing disk to what fits a line: the path before it is left out."""
    if not problem:
        return ""
    _, _, reason = problem.partition(": ")
    return f"The session goes on; {reason or problem}"


def _ceiling(engine: Engine) -> Panel | None:
    decision = engine.owed.decision
    return ceiling_panel(engine, decision) if decision else None


def _rates(engine: Engine, causes: Causes) -> bool:
    """Whether the rating row stands there: after a set, while there is something to rate."""
    return engine.over in SHOWS_RATINGS and engine.accepts(Rate(0, causes.row))


def _pain(ledger: Ledger, causes: Causes) -> int | None:
    if causes.typed is not None:
        return causes.typed
    row = causes.row or ledger.last
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


def _progress(engine: Engine, at: float) -> tuple[float, int]:
    left, total = engine.session_remaining(at), engine.plan.seconds
    part = math.floor((total - left) * STEPS / total) / STEPS if total else 1.0
    return part, math.ceil(left / MINUTE) * MINUTE if left >= MINUTE else MINUTE - 1
