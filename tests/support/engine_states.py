"""Goes through every situation of a small plan, and notes which command leads from where to where.

Two situations are the same when nothing sets them apart but the time and what was done before, so
there are some hundreds of them. Each is left by every command that is legal, and by its deadline.
"""

from collections import deque
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass

from hiptimer.engine import Engine, Phase, Plan
from hiptimer.engine.commands import Command, Decide, Interrupt, Rate
from hiptimer.engine.events import Event, PhaseStarted
from hiptimer.engine.ledger import Ledger
from hiptimer.engine.state import State
from hiptimer.engine.table import TABLE, TIME, Trigger

Arrow = tuple[Phase, Trigger, Phase]

Action = tuple[float, Command | None]
"""A command and when, or (None) nothing but the time that has come."""


@dataclass(slots=True)
class Moment:
    """An engine and the time."""

    engine: Engine
    at: float

    def after(self, action: Action) -> tuple["Moment", list[Event]]:
        """Make another that does `action`, and return it with what happened."""
        at, command = action
        engine = Engine(self.engine.plan)
        vars(engine)["_state"] = copy(state_of(self.engine))
        events = engine.advance(at) if command is None else engine.send(command, at)
        return Moment(engine, at), events


def state_of(engine: Engine) -> State:
    state = vars(engine)["_state"]
    assert isinstance(state, State)
    return state


def arrows(plan: Plan, ledger: Ledger | None = None) -> set[Arrow]:
    """Follow every arrow that a session of `plan` can go along."""
    first = Moment(Engine(plan, ledger), 0.0)
    seen, ahead, found = {situation(first.engine)}, deque([first]), set[Arrow]()
    while ahead:
        moment = ahead.popleft()
        for action in actions(moment):
            next_moment, events = moment.after(action)
            trigger = TIME if action[1] is None else type(action[1])
            found |= set(gone(moment.engine.phase, trigger, events))
            if (here := situation(next_moment.engine)) not in seen:
                seen.add(here)
                ahead.append(next_moment)
    return found


def gone(before: Phase, trigger: Trigger, events: list[Event]) -> Iterator[Arrow]:
    """Yield the arrows that `events` went along; after the first, time alone led on."""
    begun = [event.phase for event in events if isinstance(event, PhaseStarted)]
    if not begun and trigger is not TIME:
        yield before, trigger, before
    for phase in begun:
        yield before, trigger, phase
        before, trigger = phase, TIME


def actions(moment: Moment) -> Iterator[Action]:
    """List what can happen next."""
    engine, at = moment.engine, moment.at
    if engine.deadline is not None:
        yield engine.deadline, None
    for kind in TABLE[engine.phase]:
        if kind is not None:
            for command in commands(kind, moment):
                if engine.accepts(command):
                    yield at, command


def commands(kind: type[Command], moment: Moment) -> Iterator[Command]:
    """Make the commands of a kind that differ in where they lead."""
    if kind is Decide:
        decision = moment.engine.owed.decision
        yield from map(Decide, decision.choices if decision else ())
    elif kind is Rate:
        yield from (Rate(0), Rate(6))
    elif kind is Interrupt:
        yield Interrupt(moment.at)
    else:
        yield kind()  # type: ignore[call-arg]  # what these can say more leads nowhere else


def situation(engine: Engine) -> tuple[object, ...]:
    """Return all that can set two situations apart, but for the time and for what is past."""
    state, ledger, owed = state_of(engine), engine.ledger, engine.owed
    last = ledger.row(ledger.last) if ledger.last else None
    return (
        *(engine.phase, engine.over, engine.position, engine.running, engine.at_last_wait),
        *(ledger.passed, ledger.repeating, ledger.left_out, bool(ledger.missing_ratings())),
        *(bool(owed.decision), owed.rating, state.key, state.key_owed, state.place),
        last and (last.pain is None, last.undone),
    )
