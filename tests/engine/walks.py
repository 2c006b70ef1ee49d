"""Random walks for the properties: any plan, any legal commands, any passing of time.

What is drawn is a list of `Move`s: how long to wait, and numbers to pick a command by. Which
commands those are shows on the way only, for a walk of illegal ones would get nowhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, get_args

from hypothesis import strategies as st

from hiptimer.engine import Engine, Phase, Plan
from hiptimer.engine.commands import (
    Command,
    Decide,
    Extend,
    Finish,
    Interrupt,
    Rate,
    SkipExercise,
    SkipSide,
    Start,
    Unrate,
)
from hiptimer.model.choices import AdvanceRule, RatingRule
from hiptimer.model.protocol import Exercise
from hiptimer.model.session import Choice, StopReason
from hiptimer.model.side import AffectedSide, PrescribedSide
from tests.engine.drive import Drive
from tests.plans import GUIDE, plan_for

KINDS: Final[tuple[type[Command], ...]] = get_args(Command)

RARE: Final = frozenset({SkipSide, SkipExercise, Finish})
"""Picked less often than others, or walks would be short."""

RUNNING: Final = frozenset({Phase.PREPARE, Phase.COUNT_IN, Phase.HOLD, Phase.REPS, Phase.REST})


@dataclass(frozen=True, slots=True)
class Move:
    """Wait `delay` seconds, then send the command that `pick` and `manner` choose."""

    delay: float
    pick: int
    manner: int


def command_of(kind: type[Command], manner: int, engine: Engine, at: float) -> Command:
    """Make a command of `kind` that makes sense just now, be it legal or not."""
    rows = (None, None, None, *range(1, len(engine.ledger.rows) + 1))
    row = rows[manner % len(rows)]
    if kind is Interrupt:
        return Interrupt(at)
    if kind is Extend:
        return Extend((1, 10, 300)[manner % 3])
    if kind is Rate:
        return Rate(manner % 11, row)
    if kind is Unrate:
        return Unrate(row)
    if kind is Decide:
        decision = engine.owed.decision
        choices = decision.choices if decision else tuple(Choice)
        return Decide(choices[manner % len(choices)])
    if kind is Finish:
        return Finish((None, *StopReason)[manner % 5])
    return kind()  # type: ignore[call-arg]  # these say nothing more


def commands_of_every_kind(engine: Engine, manner: int, at: float) -> list[Command]:
    """Make one command of each kind."""
    return [command_of(kind, manner, engine, at) for kind in KINDS]


def chosen(engine: Engine, move: Move, at: float) -> Command | None:
    """Choose a legal command, None when the session is over."""
    commands = commands_of_every_kind(engine, move.manner, at)
    legal = [command for command in commands if engine.accepts(command)]
    often = [command for command in legal if type(command) not in RARE]
    ballot = [*legal, *often, *often, *often]
    return ballot[move.pick % len(ballot)] if ballot else None


def walk(drive: Drive, moves: Sequence[Move]) -> Iterator[Command]:
    """Make `moves` until the session is over; yield each command after it was carried out.

    Now and then the host sees nothing for the time of a move, and interrupts as of its beginning.
    """
    for move in moves:
        gap = Interrupt(drive.at)
        if move.pick % 16 == 0 and drive.engine.accepts(gap):
            drive.send(gap, after=move.delay)
            yield gap
            continue
        drive.wait(move.delay)
        command = chosen(drive.engine, move, drive.at)
        if command is None:
            return
        drive.send(command)
        yield command


def timed(drive: Drive, moves: Sequence[Move]) -> list[tuple[float, Command]]:
    """Start and make `moves`; tell when which command was sent."""
    start = (drive.at, Start())
    drive.start()
    return [start, *((drive.at, command) for command in walk(drive, moves))]


delays: Final = st.one_of(
    st.sampled_from([0.0, 0.1, 1.0, 3.0, 10.0, 25.0, 130.0, 400.0]), st.floats(0, 60)
)

_move: Final = st.builds(Move, delay=delays, pick=st.integers(0, 999), manner=st.integers(0, 999))

moves: Final = st.one_of(st.lists(_move, max_size=15), st.lists(_move, min_size=20, max_size=40))
"""Short walks, to which a failing one shrinks, and long ones, which get somewhere."""


@st.composite
def exercises(draw: st.DrawFn, *, unpaced: bool = True) -> Exercise:
    """Draw an exercise of any kind, with short and long phases and none at all."""
    kinds = ["held", "paced", "unpaced"] if unpaced else ["held", "paced"]
    kind = draw(st.sampled_from(kinds))
    held = kind == "held"
    return Exercise(
        id="any",
        name="Any",
        side=draw(st.sampled_from(PrescribedSide)),
        alternate_sides=draw(st.booleans()),
        sets=draw(st.integers(1, 3)),
        hold_seconds=draw(st.sampled_from([1, 2, 5, 13, 20])) if held else None,
        reps=None if held else draw(st.sampled_from([1, 3, 12])),
        seconds_per_rep=draw(st.sampled_from([0.5, 0.7, 3.1])) if kind == "paced" else None,
        rest_seconds=draw(st.sampled_from([0, 1, 20])),
        prepare_seconds=draw(st.sampled_from([0, 5, 30])),
        side_prepare_seconds=draw(st.sampled_from([0, 5, 15])),
        guide=draw(st.sampled_from([None, GUIDE])),
    )


@st.composite
def plans(
    draw: st.DrawFn,
    *,
    rating: RatingRule | None = None,
    advance: AdvanceRule | None = None,
    unpaced: bool = True,
    pain_ceiling: int | None = None,
) -> Plan:
    """Draw a plan, under the rules given or any."""
    return plan_for(
        *draw(st.lists(exercises(unpaced=unpaced), min_size=1, max_size=3)),
        rating=rating or draw(st.sampled_from(RatingRule)),
        advance=advance or draw(st.sampled_from(AdvanceRule)),
        affected=draw(st.sampled_from(AffectedSide)),
        pain_ceiling=draw(st.integers(0, 10)) if pain_ceiling is None else pain_ceiling,
    )
