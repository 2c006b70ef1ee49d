"""Carries out what is typed while a session runs: words become commands."""

from math import inf
from typing import Final

from hiptimer.engine import Phase
from hiptimer.engine.commands import Command, Decide, Finish, Pause, Resume
from hiptimer.interaction.held_keys import HeldKeys
from hiptimer.plain import keys
from hiptimer.plain.choices import choice_of, offered
from hiptimer.plain.console import Console, Leave
from hiptimer.plain.pages import WHEN_TO_SEEK_HELP, page_lines
from hiptimer.plain.ratings import Ratings
from hiptimer.plain.stepper import Stepper
from hiptimer.plain.typed import PAGE_UP
from hiptimer.runner.session_runner import SessionRunner
from hiptimer.storage.toml_reading import shown
from hiptimer.wording.guidance import FINISH, FINISH_OFFERS, LEAVE, LEAVE_OFFERS


def _also_enter(letter: str) -> str:
    return "n or enter" if letter == "n" else letter


FINISH_WHY: Final = " ".join(
    (*FINISH, offered({_also_enter(each.letter): each.short for each in FINISH_OFFERS}))
)
LEAVE_HOW: Final = " ".join((LEAVE[0], offered({each.letter: each.short for each in LEAVE_OFFERS})))
LATER: Final = "Left for now."

MAY_REPEAT: Final = frozenset({"+", "-"})
"""Keys that count each time while they are held down."""

HINT_SECONDS: Final = 1.0
"""At most one hint in this time: a page pasted by mistake is not answered line by line."""


class Typist:
    """Takes the words of `console` for `runner`, one after another."""

    def __init__(
        self, runner: SessionRunner, console: Console, ratings: Ratings, stepper: Stepper
    ) -> None:
        self._runner = runner
        self._engine = runner.engine
        self._console = console
        self._ratings = ratings
        self._stepper = stepper
        self._held: HeldKeys[str] = HeldKeys()
        self._question = ""
        self._hinted: float | None = None

    def take(self, word: str) -> None:
        """Carry `word` out; raises Leave where the person leaves."""
        word = word if word in keys.COMMANDS else word.lower()
        if not self._console.gives_keys:
            self._obey(word)
            return
        now, may_repeat = self._runner.now, word in MAY_REPEAT
        self._take_presses(self._held.press(word, word, now, may_repeat=may_repeat))
        if self._held.is_down and word == PAGE_UP and self._stepper.can_step:
            self._stepper.hold()

    def take_due(self) -> None:
        """Carry out a key that was held back, if it is no repetition; raises Leave as `take`."""
        self._take_presses(self._held.due(self._runner.now))

    def due_in(self, at: float) -> float:
        """Return the seconds until `take_due` has something to do."""
        until = self._held.wake_at
        return inf if until is None else max(0.0, until - at)

    def _take_presses(self, words: tuple[str, ...]) -> None:
        for word in words:
            late = word in (keys.ON, PAGE_UP) and self._stepper.is_late(takes=word == keys.ON)
            if not late and not self._runner.finished:
                self._obey(word)

    def _obey(self, word: str) -> None:
        question, self._question = self._question, ""
        if question == FINISH_WHY and word in keys.REASONS:
            self._send(Finish(keys.REASONS[word]))
        elif question == LEAVE_HOW and word == keys.LATER:
            raise Leave(0, LATER)
        elif question == LEAVE_HOW and word == keys.STOP:
            self._ask(FINISH_WHY)
        elif question:
            self._console.say("Going on.")
        else:
            self._take_key(word)

    def end(self) -> None:
        """Nothing more is typed: who asked to finish, finishes."""
        question, self._question = self._question, ""
        if question == FINISH_WHY:
            self._send(Finish())
        elif question == LEAVE_HOW:
            raise Leave(0, LATER)

    def _take_key(self, word: str) -> None:
        if word == PAGE_UP and self._stepper.can_step:
            self._stepper.step()
        elif word == keys.ON and self._stepper.take():
            return
        elif word == keys.TAKE_BACK and self._stepper.drop():
            self._console.say("Not taken.")
        else:
            self._take_other(word)

    def _take_other(self, word: str) -> None:
        number = keys.number(word)
        if number is not None:
            self._stepper.drop()
            single = self._console.gives_keys
            if not self._ratings.take(number, word, self._runner.now, single_key=single):
                self._hint("There is no set to rate just now.")
            return
        if word == keys.TAKE_BACK:
            if not self._ratings.take_back():
                self._hint("There is no number to take back.")
            return
        self._ratings.release()
        decision = self._engine.owed.decision
        choice = choice_of(word, decision) if decision else None
        if word == keys.ON or (word == keys.SPACE and self._engine.phase is Phase.WAITING):
            self._on()
        elif choice:
            self._stepper.drop()
            self._send(Decide(choice))
        elif word in keys.PAUSE or word == PAGE_UP:
            self._send(Resume() if self._engine.phase is Phase.PAUSED else Pause())
        elif word in keys.COMMANDS:
            self._send(keys.COMMANDS[word])
        else:
            self._answer(word)

    def _on(self) -> None:
        if self._console.gives_keys and self._ratings.confirms(self._runner.now):
            return
        decision = self._engine.owed.decision
        if decision and self._console.gives_keys and self._runner.confirms_too_soon:
            return
        suggested = decision.suggested if decision else None
        command = Decide(suggested) if suggested else keys.on(self._engine)
        if command is None:
            self._hint("Nothing to press here: the time goes on by itself.")
        else:
            self._send(command)

    def _answer(self, word: str) -> None:
        match word:
            case keys.FINISH:
                self._ask(FINISH_WHY)
            case keys.LEAVE:
                self._ask(LEAVE_HOW)
            case keys.SEEK_HELP:
                self._console.say(*page_lines(WHEN_TO_SEEK_HELP))
            case keys.HELP:
                single = self._console.gives_keys
                self._console.say(*keys.help_lines(self._engine, single_keys=single))
            case _:
                self._hint(f"{shown(word)} is no key. {keys.LISTED}")

    def _send(self, command: Command) -> None:
        again = self._runner.asks_again(command) if self._console.gives_keys else ""
        if again:
            self._console.say(again)
        elif not self._runner.send(command):
            self._hint(f"That can't be done just now. {keys.LISTED}")

    def _ask(self, question: str) -> None:
        self._question = question
        self._console.say(question)

    def _hint(self, text: str) -> None:
        now = self._runner.now
        if self._hinted is None or now - self._hinted >= HINT_SECONDS:
            self._hinted = now
            self._console.say(text)
