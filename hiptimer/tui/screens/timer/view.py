"""What the timer screen shows at one moment, as a value. It draws nothing and keeps nothing.

Two equal views look the same, so comparing two views shows what to draw again.
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
from hiptimer.tui.screens.timer.count import Count, count
from hiptimer.tui.screens.timer.guidance import guidance, interruption
from hiptimer.tui.screens.timer.notices import SHOWS_RATINGS
from hiptimer.tui.screens.timer.panels import Panel
from hiptimer.tui.screens.timer.prompts import prompt
from hiptimer.tui.screens.timer.timer_state import TimerState
from hiptimer.tui.screens.timer.upcoming import upcoming
from hiptimer.tui.widgets.owed_list import OwedSet
from hiptimer.tui.widgets.session_bar import LONGEST
from hiptimer.tui.widgets.set_marks import MarkValue
from hiptimer.wording.guidance import lower_first

LONG_GUIDE: Final = 160
"""Characters: two rows of a normal terminal."""

STEPS: Final = 2 * LONGEST
"""Half cells in the bar."""

MINUTE: Final = 60

NOTHING_HAPPENED: Final = TimerState()
NOTHING_COUNTED: Final = Count(text="", left=0, whole=0)


class Place(Struct, frozen=True, kw_only=True):
    """Where the session is: the exercise, the side as a position, the set, and the sets so far."""

    exercise: str
    call: str
    position: str
    number: int
    of: int
    marks: tuple[MarkValue, ...]


class ViewInputs(Struct, frozen=True, kw_only=True):
    """Everything that a scene depends on; while these are the same, so is the scene.

    `happened` counts the changes of the session. `question` is one that a key has opened, `row`
    (from 1, None: the last) the set that a number is for, `cursor` its place among those to rate,
    `typed` a number that is not sent yet. `quiet`, `again` (what a second press would do) and both
    problems come from the runner.
    """

    happened: int = 0
    state: TimerState = NOTHING_HAPPENED
    question: Panel | None = None
    row: int | None = None
    cursor: int = 0
    typed: int | None = None
    quiet: bool = False
    again: str = ""
    problem: str | None = None
    sound_problem: str | None = None


class Scene(Struct, frozen=True, kw_only=True):
    """Everything on the screen that does not change with the seconds.

    `prompt` says in words what to do when nothing is counted.
    """

    style_class: str
    word: str
    prompt: tuple[str, str]
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
        """Whether there is so much text below the number that no row may stay blank."""
        longest = max(map(len, self.guide), default=0)
        return self.panel is not None or bool(self.to_rate) or longest > LONG_GUIDE


class TimerView(Struct, frozen=True, kw_only=True):
    """Everything on the screen: a scene, the number, and how far the session is.

    `progress` is the part that is done (0 to 1) and the seconds left, rounded as they are shown.
    """

    scene: Scene
    count: Count
    progress: tuple[float, int]

    @property
    def big(self) -> str:
        """What is shown largest: the number, or what to do."""
        return self.count.text or self.scene.prompt[0]

    @property
    def detail(self) -> str:
        """The detail of the prompt; a number needs none."""
        return "" if self.count.text else self.scene.prompt[1]


def build_view(engine: Engine, scene: Scene, state: TimerState, at: float) -> TimerView:
    """Return what to show at `at`, in the current `scene`."""
    return TimerView(
        scene=scene,
        count=count(engine, at, state.whole) or NOTHING_COUNTED,
        progress=_progress(engine, at),
    )


def build_scene(engine: Engine, session: Session | None, inputs: ViewInputs) -> Scene:
    """Return the current scene."""
    state, quiet = inputs.state, inputs.quiet
    appearance = LOOKS[Phase.PAUSED if quiet else engine.phase]
    panel = inputs.question or _ceiling(engine)
    gap = interruption(engine, session)
    return Scene(
        style_class=appearance.style_class,
        word=appearance.word,
        prompt=prompt(engine),
        fills=LOOKS[engine.over].bar_fills,
        place=_place(engine),
        notice=_notice(inputs),
        guide=() if panel else guidance(engine, gap, quiet=quiet),
        next=upcoming(engine),
        rates=panel is None and not gap and _rates(engine, inputs),
        ceiling=engine.plan.protocol.pain_ceiling,
        pain=_pain(engine.ledger, inputs),
        to_rate=() if panel else tuple(_owed(engine, row) for row in state.to_rate),
        cursor=inputs.cursor,
        panel=panel,
    )


def _notice(inputs: ViewInputs) -> str:
    """Return what matters most: a second press, a failing disk, what was done, the sound."""
    return (
        inputs.again
        or problem_line(inputs.problem)
        or inputs.state.notice
        or sound_line(inputs.sound_problem)
    )


def sound_line(problem: str | None) -> str:
    """Return the first sentence about the sound; advice on installing it does not help now."""
    first, stop, _ = (problem or "").removeprefix("Sound: ").partition(". ")
    return f"{first[:1].upper()}{first[1:]}{stop.strip()}"


def problem_line(problem: str | None) -> str:
    """Return a failure to save in one line, without the path before the reason."""
    if not problem:
        return ""
    _, _, reason = problem.partition(": ")
    return f"The session goes on; {reason or problem}"


def _ceiling(engine: Engine) -> Panel | None:
    decision = engine.owed.decision
    return ceiling_panel(engine, decision) if decision else None


def _rates(engine: Engine, inputs: ViewInputs) -> bool:
    """Return whether to show the rating row: after a set, while there is something to rate."""
    return engine.over in SHOWS_RATINGS and engine.accepts(Rate(0, inputs.row))


def _pain(ledger: Ledger, inputs: ViewInputs) -> int | None:
    if inputs.typed is not None:
        return inputs.typed
    row = inputs.row or ledger.last
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
    """Return a mark for every set of an exercise on a side: done, then to come or left out."""
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
