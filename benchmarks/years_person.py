"""A simulated person who follows a plan: rates most sets, decides when it hurts, and varies."""

from dataclasses import dataclass
from random import Random

from hiptimer.engine import Engine
from hiptimer.engine.commands import (
    Command,
    Decide,
    Done,
    EndHold,
    Extend,
    Finish,
    Pause,
    Rate,
    Resume,
    SkipPhase,
    SkipSide,
    Start,
)
from hiptimer.engine.events import Event, PainRated, PhaseStarted, RatingOpened
from hiptimer.engine.ledger import Decision
from hiptimer.engine.plan import UNPACED_SECONDS_PER_REP, Phase, Plan, Step
from hiptimer.model.pain import SEVERE_FROM
from hiptimer.model.protocol import Side
from hiptimer.model.session import Choice, Session, StopReason
from hiptimer.record import Recorder

RIGHT_IS_BETTER = 1.4
"""Points between the two hips."""

Reply = tuple[float, Command]
"""A command, and how many seconds the person takes over it."""


@dataclass(slots=True)
class Person:
    """`pain` is how the left hip is today; `unrated` is how often no rating is given."""

    random: Random
    pain: float
    unrated: float

    def follow(self, plan: Plan, begun: Session) -> Session:
        """Do a session from start to finish; return its record."""
        recorder = Recorder(begun, started_at=begun.started_at, at=0.0)
        engine = Engine(plan)
        now = 0.0
        events = engine.send(Start(), now)
        while True:
            for event in events:
                recorder.take(event)
            if engine.phase is Phase.FINISHED:
                return recorder.session
            wait, command = self._reply(engine, events) or (0.0, None)
            if command and self._in_time(engine, now + wait):
                now += wait
                events = engine.send(command, now)
            else:
                assert engine.wake_at is not None
                now = max(now, engine.wake_at)
                events = engine.advance(now)

    def _in_time(self, engine: Engine, at: float) -> bool:
        return engine.deadline is None or at < engine.deadline

    def _reply(self, engine: Engine, events: list[Event]) -> Reply | None:
        decision = engine.owed.decision
        if decision:
            return 4.0, self._decided(decision)
        for event in events:
            match event:
                case RatingOpened(row=row):
                    rated = self._rated(engine.ledger.row(row).step)
                    return None if rated is None else (self._seconds(2, 9), rated)
                case PhaseStarted(phase=phase, step=Step() as step):
                    return self._at_work(engine, phase, step)
                case PainRated() if engine.phase is Phase.REST:
                    return self._at_rest()
                case _:
                    pass
        return self._when_nothing_else_helps(engine)

    def _at_work(self, engine: Engine, phase: Phase, step: Step) -> Reply | None:
        chance = self.random.random()
        match phase:
            case Phase.HOLD | Phase.REPS if chance < 0.02:
                return self._seconds(3, 15), EndHold()
            case Phase.PREPARE if chance < 0.006 and step.side is Side.RIGHT:
                return 2.0, SkipSide()
        return self._when_nothing_else_helps(engine)

    def _at_rest(self) -> Reply | None:
        chance = self.random.random()
        if chance < 0.002:
            return 3.0, Finish(StopReason.TIRED if chance < 0.001 else StopReason.TIME)
        if chance < 0.01:
            return 2.0, Extend(20)
        if chance < 0.015:
            return 2.0, Pause()
        return None

    def _when_nothing_else_helps(self, engine: Engine) -> Reply | None:
        step = engine.position
        match engine.phase:
            case Phase.PAUSED:
                return self._seconds(20, 400), Resume()
            case Phase.WAITING:
                return self._seconds(4, 40), SkipPhase()
            case Phase.REPS if step and engine.deadline is None:
                return (step.reps or 0) * UNPACED_SECONDS_PER_REP * self._seconds(0.8, 1.2), Done()
        return None

    def _rated(self, step: Step) -> Rate | None:
        if self.random.random() < self.unrated:
            return None
        better = RIGHT_IS_BETTER if step.side is Side.RIGHT else 0.0
        number = self.random.gauss(self.pain - better + 0.15 * step.number, 0.6)
        return Rate(max(0, min(10, round(number))))

    def _decided(self, decision: Decision) -> Decide:
        chance = self.random.random()
        suggested = decision.suggested or Choice.CARRY_ON
        if chance < 0.5 or decision.pain >= SEVERE_FROM:
            return Decide(suggested)
        other = Choice.CARRY_ON if chance < 0.75 else self.random.choice(decision.choices)
        return Decide(other if other in decision.choices else suggested)

    def _seconds(self, least: float, most: float) -> float:
        return round(self.random.uniform(least, most), 1)
