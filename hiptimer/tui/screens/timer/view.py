"""What the timer screen shows at one moment, as a value. It draws nothing and keeps nothing.

Two equal views look the same, so comparing two views shows what to draw again. What changes with
the seconds (`Count` and the progress) is apart from the scene, which changes only with events.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from hiptimer.engine import Engine, Phase, Step
from hiptimer.engine.events import CommandUndone, Event, PhaseStarted
from hiptimer.engine.ledger import Ledger
from hiptimer.interaction.view import NOTHING_SHOWN, View
from hiptimer.model.session import Session, SetOutcome
from hiptimer.tui.phase_words import LOOKS
from hiptimer.tui.screens.timer.texts import (
    Panel,
    guidance,
    interruption,
    notice,
    panel,
    prompt,
    upcoming,
)
from hiptimer.tui.widgets.heading import LONGEST
from hiptimer.tui.widgets.pain_marks import MarkValue
from hiptimer.tui.widgets.rating_row import OwedSet
from hiptimer.wording.guidance import lower_first

SECONDS_UP_TO: Final = 99
"""Above this it shows minutes and seconds, because two digits can be drawn largest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """`left` of `whole`, as `text`; it `changes_in` so many seconds (None: never).

    Two counts that look the same are equal.
    """

    text: str
    left: int
    whole: int
    changes_in: float | None = field(default=None, compare=False)


def count(engine: Engine, at: float, whole: int) -> Count | None:
    """Return what is left at `at`; None if nothing is counted.

    Seconds and repetitions are rounded up, so that the first number shown is the whole and the last
    one is 1. `whole` is the length in seconds of a phase that has no target of its own.
    """
    step = engine.running or engine.upcoming
    target = engine.ledger.target(engine.plan, step) if step else 0
    remaining = engine.remaining(at)
    match engine.over:
        case Phase.REPS if remaining is None:
            return Count(text=str(target), left=target, whole=0)
        case Phase.REPS if step:
            pace = engine.plan.exercise(step.entry).seconds_per_rep or 1.0
            return _counted(engine, remaining or 0.0, target, unit=pace)
        case Phase.HOLD:
            return _counted(engine, remaining or 0.0, target)
        case Phase.PREPARE | Phase.COUNT_IN | Phase.REST:
            return _counted(engine, remaining or 0.0, whole)
        case _:
            return None


def _counted(engine: Engine, remaining: float, whole: int, unit: float = 1.0) -> Count:
    left = math.ceil(remaining / unit - 1e-9)  # floats: seven seconds are ten times 0.7, not more
    runs = engine.phase is not Phase.PAUSED and left > 0
    return Count(
        text=clock_text(left) if unit == 1.0 else str(left),
        left=left,
        whole=max(whole, left),
        changes_in=remaining - (left - 1) * unit if runs else None,
    )


def clock_text(seconds: int) -> str:
    """Return seconds as "20", and from 100 on as "1:40"."""
    if seconds <= SECONDS_UP_TO:
        return str(seconds)
    return f"{seconds // 60}:{seconds % 60:02}"


STILL: Final = (Phase.PAUSED, Phase.WAITING, Phase.FINISHED)
"""Phases that have no length."""


class TimerState(Struct, frozen=True, kw_only=True):
    """`whole` is the length in seconds of this phase, or of the one that is paused.

    `notice` says what was done last, until the next phase begins.
    """

    whole: int = 0
    notice: str = ""

    def after(self, events: Sequence[Event], engine: Engine) -> "TimerState":
        """Return the state after a batch of events; `engine` is as it is after the last of them."""
        state = self
        for event in events:
            for each in event.instead if isinstance(event, CommandUndone) else (event,):
                if isinstance(each, PhaseStarted):
                    state = state._after_phase(each)
        notices = [text for event in events if (text := notice(event, engine))]
        return replace(state, notice=notices[-1]) if notices else state

    def _after_phase(self, event: PhaseStarted) -> "TimerState":
        keeps = event.resumed or event.phase in STILL
        return TimerState(whole=self.whole if keeps else math.ceil(event.seconds or 0))


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

    `happened` counts the changes of the session; `view` is what is asked and highlighted. `quiet`,
    `again` (what a second press would do) and both problems come from the runner.
    """

    happened: int = 0
    state: TimerState = NOTHING_HAPPENED
    view: View = NOTHING_SHOWN
    quiet: bool = False
    again: str = ""
    problem: str | None = None
    sound_problem: str | None = None


class Scene(Struct, frozen=True, kw_only=True):
    """Everything on the screen that does not change with the seconds.

    `prompt` says in words what to do when nothing is counted. `number` and `choice` (an index) are
    highlighted.
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
    number: int | None
    to_rate: tuple[OwedSet, ...]
    cursor: int
    panel: Panel | None
    choice: int

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
    view, quiet = inputs.view, inputs.quiet
    appearance = LOOKS[Phase.PAUSED if quiet else engine.phase]
    asked = panel(engine, view.asked) if view.asked else None
    gap = interruption(engine, session)
    return Scene(
        style_class=appearance.style_class,
        word=appearance.word,
        prompt=prompt(engine),
        fills=LOOKS[engine.over].bar_fills,
        place=_place(engine),
        notice=_notice(inputs),
        guide=() if asked else guidance(engine, gap, quiet=quiet),
        next=upcoming(engine),
        rates=view.shown is not None,
        ceiling=engine.plan.protocol.pain_ceiling,
        pain=_pain(engine.ledger, view),
        number=view.number,
        to_rate=() if asked else tuple(_owed(engine, row) for row in view.rows),
        cursor=view.cursor,
        panel=asked,
        choice=view.choice,
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


def _pain(ledger: Ledger, view: View) -> int | None:
    if view.typed is not None:
        return view.typed
    row = view.row or ledger.last
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
