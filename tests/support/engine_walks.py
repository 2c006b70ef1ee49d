"""Random walks for the properties: any plan, any legal commands, any passing of time.

What is drawn is a list of `Move`s: how long to wait, and numbers to pick a command by. Which
commands those are shows on the way only, for a walk of illegal ones would get nowhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
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
from hiptimer.model.protocol import AffectedSide, CatalogueExercise, Exercise, PrescribedSide
from hiptimer.model.session import Choice, StopReason
from tests.support.engine_driver import Drive
from tests.support.plans import GUIDE, plan_for

KINDS: Final[tuple[type[Command], ...]] = get_args(Command)

RARE: Final = frozenset({SkipSide, SkipExercise, Finish})
"""Picked less often than others, or walks would be short."""

OFTEN: Final = (Decide, Rate)
"""The first of them that is legal is picked as often as all others together: a decision needs a
rating above the ceiling, and then nothing that closes it again."""

SELDOM_OFFERED: Final = frozenset({Choice.EASIER, Choice.SHORTER, Choice.SKIP_SIDE})
"""Taken more often than the others, for only some exercises have them, and no last set."""

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
        above = range(engine.plan.protocol.pain_ceiling + 1, 11)
        numbers = (*range(11), *above, *above)
        return Rate(numbers[manner % len(numbers)], row)
    if kind is Unrate:
        return Unrate(row)
    if kind is Decide:
        decision = engine.owed.decision
        choices = decision.choices if decision else tuple(Choice)
        seldom = [choice for choice in choices if choice in SELDOM_OFFERED]
        choices = (*choices, *seldom, *seldom)
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
    for kind in OFTEN:
        if these := [command for command in legal if isinstance(command, kind)]:
            ballot += these * len(ballot)
            break
    return ballot[move.pick % len(ballot)] if ballot else None


def walk(drive: Drive, moves: Sequence[Move]) -> Iterator[Command]:
    """Make `moves` until the session is over; yield each command after it was carried out.

    Now and then the host sees nothing for the time of a move, and interrupts as of its beginning.
    """
    for move in moves:
        gap = Interrupt(drive.at)
        if move.pick % 16 == 15 and drive.engine.accepts(gap):
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
    """Start and make `moves`; return when which command was sent."""
    start = (drive.at, Start())
    drive.start()
    return [start, *((drive.at, command) for command in walk(drive, moves))]


USEFUL_DELAYS: Final = (0.0, 0.1, 1.0, 3.0, 10.0, 25.0, 130.0, 400.0)


def delay_of(drawn: int) -> float:
    """Return the delay for a number below 120 000: a useful one, or any other up to 60 s."""
    if drawn < 60_000:
        return USEFUL_DELAYS[drawn % len(USEFUL_DELAYS)]
    return (drawn - 60_000) / 60_000 * 60.0 + drawn / 1e9


MOVE: Final = 5
"""Bytes of a move: two choose its delay, three the command."""


def move_of(drawn: bytes) -> Move:
    """Make a move of its bytes; zeros, the simplest, wait for nothing and pick what is first."""
    delay, choice = int.from_bytes(drawn[:2]), int.from_bytes(drawn[2:])
    return Move(delay_of(delay * 120_000 >> 16), *divmod(choice % 1_000_000, 1000))


def moves_of(drawn: bytes) -> list[Move]:
    return [move_of(drawn[n : n + MOVE]) for n in range(0, len(drawn) - MOVE + 1, MOVE)]


moves: Final = st.one_of(
    st.binary(max_size=15 * MOVE), st.binary(min_size=20 * MOVE, max_size=40 * MOVE)
).map(moves_of)
"""Short walks, to which a failing one shrinks, and long ones, which get somewhere.

One draw each: to draw every move by itself takes more time than what is tried with it.
"""


Work = tuple[int | None, int | None, float | None]
"""Seconds of a hold, repetitions, seconds of each."""

HELD: Final[tuple[Work, ...]] = tuple((seconds, None, None) for seconds in (1, 2, 5, 13, 20))

PACED: Final[tuple[Work, ...]] = (*HELD, *HELD, *product((None,), (1, 3, 12), (0.5, 0.7, 3.1)))

UNPACED: Final[tuple[Work, ...]] = 3 * tuple((None, reps, None) for reps in (1, 3, 12))
"""About as many as of the other two kinds."""

PAUSES: Final = tuple(product((0, 1, 20), (0, 5, 30), (0, 5, 15)))
"""Seconds of rest, of preparation, and of preparation on the other side."""

GUIDES_AND_ORDERS: Final = tuple(product((None, GUIDE), (False, True)))


def _exercise(
    work: Work,
    side: PrescribedSide,
    guide_and_order: tuple[CatalogueExercise | None, bool],
    sets: int,
    pauses: tuple[int, int, int],
) -> Exercise:
    return Exercise(
        id="any",
        name="Any",
        side=side,
        alternate_sides=guide_and_order[1],
        sets=sets,
        hold_seconds=work[0],
        reps=work[1],
        seconds_per_rep=work[2],
        rest_seconds=pauses[0],
        prepare_seconds=pauses[1],
        side_prepare_seconds=pauses[2],
        guide=guide_and_order[0],
    )


def exercises(*, unpaced: bool = True) -> st.SearchStrategy[Exercise]:
    """Draw an exercise of any kind, with short and long phases and none at all."""
    kinds = PACED + UNPACED if unpaced else PACED
    return st.builds(
        _exercise,
        st.sampled_from(kinds),
        st.sampled_from(PrescribedSide),
        st.sampled_from(GUIDES_AND_ORDERS),
        st.integers(1, 3),
        st.sampled_from(PAUSES),
    )


EXERCISES: Final = {
    unpaced: st.lists(exercises(unpaced=unpaced), min_size=1, max_size=3)
    for unpaced in (True, False)
}

RULES: Final = st.sampled_from(tuple(product(RatingRule, AdvanceRule, AffectedSide)))

CEILINGS: Final = st.integers(0, 10)


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
    drawn = draw(EXERCISES[unpaced])
    any_rating, any_advance, affected = draw(RULES)
    return plan_for(
        *drawn,
        rating=rating or any_rating,
        advance=advance or any_advance,
        affected=affected,
        pain_ceiling=draw(CEILINGS) if pain_ceiling is None else pain_ceiling,
    )
