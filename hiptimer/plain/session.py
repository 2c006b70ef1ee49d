"""Runs one session line by line: words become commands, events become lines."""

from enum import Enum, auto
from typing import Final

from hiptimer.clock import Clock
from hiptimer.engine import Phase
from hiptimer.engine.commands import Resume, SkipPhase
from hiptimer.engine.events import Decided, Event, PhaseStarted
from hiptimer.plain.choices import NOT_ANSWERED, offered
from hiptimer.plain.console import Console, Leave
from hiptimer.plain.event_lines import event_lines
from hiptimer.plain.ratings import Ratings
from hiptimer.plain.stepper import Stepper
from hiptimer.plain.typist import Typist
from hiptimer.runner.session_runner import SessionRunner
from hiptimer.wording import session as words
from hiptimer.wording.guidance import PAUSED, PRESS_ENTER

YOURS_TO_END: Final = "The input has ended, and only you can tell when these repetitions are done."
EXPIRED: Final = " ".join((*words.EXPIRED, offered(words.EXPIRED_CHOICES)))


class Ending(Enum):
    """How a session ended that was not left."""

    FINISHED = auto()
    KEPT = auto()
    DISCARDED = auto()


class PlainSession:
    """Drives `runner` by the words of `console` until the session is over."""

    def __init__(self, runner: SessionRunner, console: Console, clock: Clock) -> None:
        self._runner = runner
        self._engine = runner.engine
        self._console = console
        self._clock = clock
        self._ratings = Ratings(runner)
        self._stepper = Stepper(runner, console, self._ratings)
        self._typist = Typist(runner, console, self._ratings, self._stepper)
        self._problem: str | None = None
        self._unsaved: str | None = None
        self._sound_problem: str | None = None
        self._said_quiet = False

    def run(self) -> Ending:
        """Start the session and follow it to its end; raises Leave where it is left before."""
        self._runner.listen(self._hear)
        self._runner.start()
        while not self._runner.finished:
            typed = self._words()
            self._runner.pulse()
            self._say_problem()
            if self._runner.expired:
                return self._expire()
            self._ratings.send_due(self._runner.now)
            self._stepper.take_due()
            self._typist.take_due()
            for word in typed:
                if not self._runner.finished:
                    self._typist.take(word)
            if self._console.ended:
                self._wait_for_nothing()
            self._say_quiet()
        return Ending.FINISHED

    def _words(self) -> list[str]:
        now = self._clock.monotonic()
        ours = (self._ratings, self._stepper, self._typist)
        due_in = min(each.due_in(now) for each in ours)
        return self._console.words(min(self._runner.wake_in(), due_in))

    def _hear(self, events: tuple[Event, ...]) -> None:
        for event in events:
            self._ratings.hear(event)
            self._stepper.hear(event)
        self._console.say(*event_lines(events, self._engine))
        if not self._console.ended:
            self._console.say(*self._asked(events))

    def _asked(self, events: tuple[Event, ...]) -> list[str]:
        """Ask in a wait for what is still missing and, after an answer, say what enter does."""
        asked, owed = self._ratings.asked(), self._engine.owed
        decided = any(isinstance(event, Decided) for event in events)
        begun = any(isinstance(event, PhaseStarted) for event in events)
        ready = owed.key and not owed.decision and not begun and (decided or not asked)
        waits = self._engine.phase is Phase.WAITING
        return [*asked, PRESS_ENTER] if waits and ready else asked

    def _wait_for_nothing(self) -> None:
        """Go on without the person, who can't be asked any more; raises Leave where that can't be.

        Each turn waives one thing, and what it leads to may be the next one.
        """
        self._typist.end()
        while not self._runner.finished:
            if self._engine.owed.decision:
                raise Leave(1, NOT_ANSWERED)
            match self._engine.phase:
                case Phase.REPS if self._engine.deadline is None:
                    raise Leave(1, YOURS_TO_END)
                case Phase.PAUSED:
                    self._runner.send(Resume())
                case Phase.WAITING:
                    self._runner.send(SkipPhase())
                case _:
                    return

    def _expire(self) -> Ending:
        """Ask what to do with a session that can't be resumed; without an answer it is kept."""
        if self._console.choose(EXPIRED, ("", *words.EXPIRED_CHOICES)) == words.DISCARD:
            return Ending.DISCARDED
        self._runner.keep()
        return Ending.KEPT

    def _say_quiet(self) -> None:
        if self._runner.quiet and not self._said_quiet:
            self._console.say(PAUSED)
        self._said_quiet = self._runner.quiet

    def _say_problem(self) -> None:
        problem, unsaved = self._runner.problem, self._runner.unsaved
        if problem != self._problem:
            again = "What could not be saved before is saved now." if self._unsaved else None
            self._console.say(*filter(None, (problem or again,)))
        self._problem, self._unsaved = problem, unsaved
        if self._runner.sound_problem != self._sound_problem:
            self._sound_problem = self._runner.sound_problem
            self._console.say(*filter(None, (self._sound_problem,)))
