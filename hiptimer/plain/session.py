"""Runs one session line by line: words become presses, and what comes of them becomes lines."""

from math import inf
from typing import Final

from hiptimer.clock import Clock
from hiptimer.engine import Phase
from hiptimer.engine.commands import Finish, Rate, Resume, SkipPhase
from hiptimer.engine.events import Decided, Event, PhaseStarted
from hiptimer.interaction.held_keys import HeldKeys
from hiptimer.interaction.keys import ALWAYS, MAY_REPEAT, ON, Intent
from hiptimer.interaction.numbers import rows_to_rate
from hiptimer.interaction.questions import (
    ANOTHER_NUMBER,
    HIGHLIGHTED_FIRST,
    Action,
    Answer,
    Question,
)
from hiptimer.interaction.view import (
    Change,
    Closed,
    Dropped,
    End,
    Highlighted,
    Ignored,
    NotYet,
    Opened,
    Outcome,
    Wanted,
    Why,
)
from hiptimer.plain.console import Console, Leave
from hiptimer.plain.keys import LISTED, PAUSE, SEEK_HELP, help_lines, key_of, number
from hiptimer.plain.lines import NOT_ANSWERED, WHEN_TO_SEEK_HELP, event_lines, offered, page_lines
from hiptimer.runner.session_runner import SessionRunner
from hiptimer.storage.toml_reading import shown
from hiptimer.wording import ceiling
from hiptimer.wording.guidance import (
    NOT_RATED_YET,
    PAUSED,
    PRESS_ENTER,
    again_words,
    capital,
    pain_words,
    step_name,
)
from hiptimer.wording.questions import LEADS, OFFERS
from hiptimer.wording.undo import NOTHING_TO_UNDO

YOURS_TO_END: Final = "The input has ended, and only you can tell when these repetitions are done."
LATER: Final = "Left for now."
SAVED_NOW: Final = "What could not be saved before is saved now."
GOING_ON: Final = "Going on."
NOT_TAKEN: Final = "Not taken."

HINTS: Final = {
    Why.NOTHING_TO_RATE: "There is no set to rate just now.",
    Why.NOTHING_TO_TAKE_BACK: "There is no number to take back.",
    Why.NOTHING_TO_UNDO: NOTHING_TO_UNDO,
    Why.NOT_NOW: f"That can't be done just now. {LISTED}",
}
"""What is said of presses that change nothing; of others, such as late ones, nothing is."""

NOTHING_TO_PRESS: Final = "Nothing to press here: the time goes on by itself."

HINT_SECONDS: Final = 1.0
"""At most one hint in this time: a page pasted by mistake is not answered line by line."""


class PlainSession:
    """Drives `runner` by the words of `console` until the session is over."""

    def __init__(self, runner: SessionRunner, console: Console, clock: Clock) -> None:
        self._runner = runner
        self._engine = runner.engine
        self._controller = runner.controller
        self._console = console
        self._clock = clock
        self._held: HeldKeys[str] = HeldKeys()
        self._word = ""
        self._hinted = -inf
        self._problem: str | None = None
        self._unsaved: str | None = None
        self._sound_problem: str | None = None
        self._said_quiet = False
        if not console.gives_keys:
            runner.controller.take_lines()

    def run(self) -> End:
        """Start the session and follow it to its end; raises Leave if it is left before."""
        self._runner.listen(self._on_outcome)
        self._runner.start()
        while not self._runner.finished:
            words = self._words()
            self._runner.pulse()
            self._say_problem()
            if self._runner.expired:
                return self._expire()
            self._take_presses(self._held.due(self._runner.now))
            for word in words:
                self._take(word)
            if self._console.ended:
                self._go_on_alone()
            self._say_quiet()
        return End.FINISHED

    # Words

    def _words(self) -> list[str]:
        held = self._held.wake_at
        due_in = inf if held is None else max(0.0, held - self._clock.monotonic())
        return self._console.words(min(self._runner.wake_in(), due_in))

    def _take(self, word: str) -> None:
        """Take a word; of single keys, only those that are not just held down."""
        if not self._console.gives_keys:
            self._take_presses((word,))
            return
        key = key_of(word)
        repeats = key in MAY_REPEAT
        self._take_presses(self._held.press(key, word, self._runner.now, may_repeat=repeats))
        if self._held.is_down:
            self._runner.hold(key)

    def _take_presses(self, words: tuple[str, ...]) -> None:
        for word in words:
            if not self._runner.finished:
                self._press(word)
                if self._controller.end is End.LATER:
                    raise Leave(0, LATER)

    def _press(self, word: str) -> None:
        """Hand a word on; one that does not answer an open question closes it."""
        self._word = word
        controller, key = self._controller, key_of(word)
        if word.lower() == PAUSE and controller.offers(Intent.ANSWER, PAUSE):
            key = PAUSE
        answers = (Intent.ANSWER, Intent.CHOOSE, Intent.STEP, *ALWAYS)
        if controller.view.question and not any(controller.offers(each, key) for each in answers):
            self._runner.choose(Action.BACK)
        elif key == SEEK_HELP:
            self._console.say(*page_lines(WHEN_TO_SEEK_HELP))
        elif controller.offers(Intent.ANSWER, key):
            self._runner.press(key)
        elif (pain := number(word)) is not None and not self._console.gives_keys:
            self._runner.number(pain)
        else:
            self._runner.press(key)

    # Lines

    def _on_outcome(self, outcome: Outcome) -> None:
        self._console.say(*event_lines(outcome.events, self._engine))
        if outcome.events and not self._console.ended:
            self._console.say(*self._asked(outcome.events))
        for change in outcome.changes:
            self._console.say(*self._change_lines(change))

    def _change_lines(self, change: Change) -> list[str]:
        match change:
            case Highlighted(answer=answer):
                return [f"{self._answer_words(answer)}?"]
            case Dropped(by_key=True):
                return [NOT_TAKEN]
            case Opened(question=question) if question is not Question.EXPIRED:
                return [question_line(question)]
            case Closed():
                return [GOING_ON]
            case NotYet():
                return [again_words(self._engine.phase)]
            case Wanted():
                hints, single = self._controller.available(), self._console.gives_keys
                return help_lines(hints, single_keys=single)
            case Ignored(key=key, why=why):
                return self._hint(key, why)
            case _:
                return []

    def _answer_words(self, answer: Answer) -> str:
        if isinstance(answer, Rate) and answer.row:
            name = step_name(self._engine.ledger.row(answer.row).step)
            return f"{name}: {pain_words(answer.pain)}"
        view, plan = self._controller.view, self._engine.plan
        letter = next(each.letter for each in view.options if each.answer == answer)
        decision = self._engine.owed.decision
        if view.question:
            return {each.letter: each.short for each in OFFERS[view.question]}[letter]
        if letter == ANOTHER_NUMBER or decision is None:
            return ceiling.ANOTHER_NUMBER
        return {each.letter: each.text for each in ceiling.options(plan, decision)}[letter]

    def _hint(self, key: str, why: Why) -> list[str]:
        now = self._runner.now
        hint = f"{shown(self._word)} is no key. {LISTED}" if why is Why.UNKNOWN else HINTS.get(why)
        if key in ON and why is Why.NOT_NOW:
            hint = NOTHING_TO_PRESS
        if hint is None or now - self._hinted < HINT_SECONDS:
            return []
        self._hinted = now
        return [hint]

    def _asked(self, events: tuple[Event, ...]) -> list[str]:
        """Ask in a wait for what is still missing and, after an answer, say what enter does."""
        asked, owed = self._numbers_asked(), self._engine.owed
        decided = any(isinstance(event, Decided) for event in events)
        begun = any(isinstance(event, PhaseStarted) for event in events)
        ready = owed.key and not owed.decision and not begun and (decided or not asked)
        waits = self._engine.phase is Phase.WAITING
        return [*asked, PRESS_ENTER] if waits and ready else asked

    def _numbers_asked(self) -> list[str]:
        """Ask in a wait for the numbers that are missing; nothing if a choice comes first."""
        rows, row = rows_to_rate(self._engine), self._controller.view.row
        if not rows or not row or self._engine.owed.decision:
            return []
        names = "; ".join(map(self._name, rows))
        return [f"{capital(NOT_RATED_YET)}: {names}. A number is for {self._name(row)}."]

    def _name(self, row: int) -> str:
        step = self._engine.ledger.row(row).step
        name = step_name(step).lower()
        if not self._engine.at_last_wait:
            return name
        return f"{self._engine.plan.exercise(step.entry).name}, {name}"

    # Without the person

    def _go_on_alone(self) -> None:
        """Go on without the person, who can't be asked any more; raises Leave if that can't be.

        Each turn waives one thing, and what it leads to may be the next one.
        """
        if self._controller.view.question is Question.FINISH:
            self._runner.choose(Finish())
        elif self._controller.view.question is Question.LEAVE:
            raise Leave(0, LATER)
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

    def _expire(self) -> End:
        """Ask what to do with a session that can't be resumed; without an answer it is kept."""
        answers = {option.letter: option.answer for option in self._controller.view.options}
        asked = question_line(Question.EXPIRED)
        chosen = self._console.choose(asked, ("", *answers))
        self._runner.choose(answers.get(chosen or "", Action.KEEP))
        return self._controller.end or End.KEPT

    def _say_quiet(self) -> None:
        if self._runner.quiet and not self._said_quiet:
            self._console.say(PAUSED)
        self._said_quiet = self._runner.quiet

    def _say_problem(self) -> None:
        problem, unsaved = self._runner.problem, self._runner.unsaved
        if self._unsaved and not unsaved:
            self._console.say(SAVED_NOW)
        if problem and problem != self._problem:
            self._console.say(problem)
        self._problem, self._unsaved = problem, unsaved
        if self._runner.sound_problem != self._sound_problem:
            self._sound_problem = self._runner.sound_problem
            self._console.say(*filter(None, (self._sound_problem,)))


def question_line(question: Question) -> str:
    """Return a question with its answers, and mark the one that enter gives, if it finishes."""
    first = HIGHLIGHTED_FIRST[question]
    also_enter = {first: f"{first} or enter"} if question is Question.FINISH else {}
    words = {
        also_enter.get(each.letter, each.letter): each.text
        if question is Question.EXPIRED
        else each.short
        for each in OFFERS[question]
    }
    lead = LEADS[question][:1] if question is Question.LEAVE else LEADS[question]
    return " ".join((*lead, offered(words)))
