"""Answers by page up, in plain mode: it steps through numbers or ways on, and each is a line.

Enter takes what was stepped to, and so do three seconds without a press. Only a terminal that gives
single keys has that key.
"""

from math import inf

from hiptimer.cues.questions import pointed_choice, pointed_number
from hiptimer.engine import Phase
from hiptimer.engine.ceiling import Decision
from hiptimer.engine.commands import Command, Decide, Rate, Unrate
from hiptimer.engine.events import Event, SetFinished
from hiptimer.interaction.leave_guard import REACTION_SECONDS
from hiptimer.model.session import SetOutcome
from hiptimer.plain.console import Console
from hiptimer.plain.ratings import Ratings
from hiptimer.runner.session_runner import SessionRunner
from hiptimer.runner.stepping import Stepping, next_number
from hiptimer.wording.ceiling import ANOTHER_NUMBER, options
from hiptimer.wording.guidance import pain_words, step_name


class Stepper:
    """Steps through the answers to what `runner` asks, and prints each on `console`."""

    def __init__(self, runner: SessionRunner, console: Console, ratings: Ratings) -> None:
        self._runner = runner
        self._engine = runner.engine
        self._console = console
        self._ratings = ratings
        self._stepping = Stepping()
        self._pointed: Command | None = None
        self._ended_at = -inf

    def hear(self, event: Event) -> None:
        """Note when a set was ended by the time: a press just then was meant for the set."""
        match event:
            case SetFinished(outcome=SetOutcome.DONE) if event.step.seconds is not None:
                self._ended_at = event.at
            case _:
                return

    @property
    def can_step(self) -> bool:
        """Whether there is something to step through."""
        if self._engine.owed.decision and self._engine.phase is not Phase.PAUSED:
            return True
        return self._row is not None and self._runner.now - self._ended_at >= REACTION_SECONDS

    def is_late(self, *, takes: bool) -> bool:
        """Whether a press was still meant for what has just gone, or was just taken."""
        return self._stepping.is_late(self._runner.now, takes=takes)

    def step(self) -> None:
        """Point to the next answer."""
        self._ratings.drop_typed()
        asked = self._asked
        match asked:
            case Decision():
                listening = self._next_choice(asked)
            case (_, row):
                listening = self._next_number(row)
            case None:
                return
        self._stepping.step(asked, self._runner.now, listening=listening)

    def hold(self) -> None:
        """Wait on, for the key is still held down."""
        self._stepping.hold(self._runner.now)

    def take(self) -> bool:
        """Take what was stepped to; False where nothing was."""
        pointed = self._let_go()
        taken = pointed is not None and self._runner.send(pointed)
        if isinstance(pointed, Rate):
            self._stepping.taken(self._runner.now)
        if isinstance(pointed, Rate) and self._engine.owed.decision:
            # One press more is for the number, not for the choices that it has brought.
            self._ratings.was_taken(self._runner.now)
        return taken

    def take_due(self) -> None:
        """Take what was stepped to, once its time has come; drop it where it is not asked now."""
        self._stepping.ask(self._asked, self._runner.now)
        self._stepping.listen(self._runner.talks_until)
        if self._stepping.until is None:
            self._let_go()
        elif self._stepping.is_due(self._runner.now):
            self._ratings.was_taken(self._runner.now)
            self.take()

    def drop(self) -> bool:
        """Clear the highlighted answer; return whether there was one."""
        return self._let_go() is not None

    def _let_go(self) -> Command | None:
        """Point to nothing any more; give back what was pointed to."""
        pointed, self._pointed = self._pointed, None
        self._stepping.drop()
        if pointed is not None:
            self._runner.point(None)
        return pointed

    def due_in(self, at: float) -> float:
        """Seconds until `take_due` has something to do."""
        until = self._stepping.until
        return inf if until is None else max(0.0, until - at)

    @property
    def _row(self) -> int | None:
        """The set that a number would be for; None where none is asked for."""
        row = self._ratings.row or self._engine.ledger.last
        asks = self._engine.phase in (Phase.REST, Phase.WAITING) and row
        return row if asks and self._engine.accepts(Rate(0, row)) else None

    @property
    def _asked(self) -> Decision | tuple[Phase, int] | None:
        """What is asked. A wait asks again, because enter then means what it says."""
        decision, row, phase = self._engine.owed.decision, self._row, self._engine.phase
        if decision and phase is not Phase.PAUSED:
            return decision
        return (phase, row) if row else None

    def _next_number(self, row: int) -> float:
        pointed = self._pointed
        number = pointed.pain if isinstance(pointed, Rate) else None
        given = self._engine.ledger.row(row).pain
        first = self._engine.plan.protocol.pain_ceiling if given is None else given
        following = next_number(number, first)
        self._pointed = Rate(following, row)
        name = step_name(self._engine.ledger.row(row).step)
        self._console.say(f"{name}: {pain_words(following)}?")
        named = row if number is None and self._ratings.asks_several else None
        return self._runner.say(*pointed_number(self._engine, following, named))

    def _next_choice(self, decision: Decision) -> float:
        plan = self._engine.plan
        offered = {Decide(option.choice): option for option in options(plan, decision)}
        ring: list[Decide | Unrate] = [*offered, Unrate(decision.row)]
        at = ring.index(self._pointed) if self._pointed in ring else 0
        self._pointed = ring[(at + 1) % len(ring)]
        self._runner.point(self._pointed)
        if isinstance(self._pointed, Decide):
            self._console.say(f"{offered[self._pointed].text}?")
            choice = self._pointed.choice
            return self._runner.say(*pointed_choice(self._engine, decision, choice))
        self._console.say(f"{ANOTHER_NUMBER}?")
        return self._runner.say(*pointed_choice(self._engine, decision, None))
