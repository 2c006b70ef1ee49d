"""The one place where a press becomes a command: what is asked, highlighted, typed and held back.

`SessionController` drives the engine for every front end. Like the engine it does no I/O, reads no
clock and knows no words: keys and times come in, events and changes go out. Its host
(`runner.session_runner`) owns the clock, the record, the file and the voice; the screen and plain
mode show its `view`.
"""

from collections.abc import Iterable
from typing import Final

from hiptimer.engine import Engine, IllegalCommandError, Phase
from hiptimer.engine.commands import Command, Finish, Interrupt, Pause, Rate, Undo, Unrate
from hiptimer.engine.events import CommandUndone, Event, PhaseStarted, SetUndone
from hiptimer.interaction.keys import (
    ANSWERING,
    CONFIRMING,
    PAGE_UP,
    TEN,
    Intent,
    KeyHint,
    KeyRow,
    rows_of,
)
from hiptimer.interaction.leave_guard import LeaveGuard
from hiptimer.interaction.numbers import Numbers
from hiptimer.interaction.offers import available, can_step, offers, row_for, why_not
from hiptimer.interaction.pointer import Pointer
from hiptimer.interaction.questions import Action, Answer, Asked, Question, answer_by
from hiptimer.interaction.view import (
    NOTHING,
    NOTHING_SHOWN,
    Change,
    Closed,
    Dropped,
    End,
    Ignored,
    Left,
    Moved,
    NotYet,
    Opened,
    Outcome,
    Typed,
    Undone,
    View,
    Wanted,
    Why,
)

LEAVES: Final = {Action.LATER: End.LATER, Action.KEEP: End.KEPT, Action.DISCARD: End.DISCARDED}
"""How each of these answers ends the session."""


class SessionController:
    """Turns presses and time into commands to `engine`. Times are seconds of the host's clock.

    What people do to single keys is allowed for: one that was meant for the question before, a `1`
    that becomes ten, an enter after each number.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.view: View = NOTHING_SHOWN
        self.end: End | None = None
        self._single_keys = True
        self._numbers = Numbers(engine)
        self._pointer = Pointer(engine)
        self._guard = LeaveGuard()
        self._question: Question | None = None  # that a key has opened
        self._seen = float("-inf")  # when the host called: keys are judged by what can be seen
        # What has come of this press so far
        self._events: list[Event] = []
        self._changes: list[Change] = []

    # What the host calls

    def press(self, key: str, at: float) -> Outcome:
        """Take a key, by its name in `keys`. If it does nothing, the outcome says why."""
        self._seen = at
        refused = self._refuses(key, at)
        row = None if refused else row_for(key, self.engine, self.view)
        if row:
            self._do(row, key, at)
        else:
            self._ignore(key, refused or why_not(key))
        return self._outcome()

    def hold(self, key: str, at: float) -> None:
        """Note that a key is still held down: what it has stepped to is not taken meanwhile."""
        if key == PAGE_UP and can_step(self.engine, self.view):
            self._pointer.stepping.hold(at)

    def number(self, pain: int, at: float) -> Outcome:
        """Take a whole number (0-10): a line that was typed, or a click on the scale."""
        self._seen = at
        self._numbers.digits.forget()
        if self.end or self._question or not self._rate(Rate(pain, self.view.row), at):
            self._ignore(str(pain), Why.OVER if self.end else Why.NOTHING_TO_RATE)
        self._drop()
        return self._outcome()

    def choose(self, answer: Answer, at: float) -> Outcome:
        """Take an answer to what is asked: a click on it. Any other answer changes nothing."""
        self._seen = at
        if self.end or all(option.answer != answer for option in self.view.options):
            self._ignore(str(answer), Why.OVER if self.end else Why.LATE)
        else:
            self._answer(answer, at)
        return self._outcome()

    def send(self, command: Command, at: float) -> Outcome:
        """Send a command of the host's own; it is ignored if it is not legal now."""
        self._seen = at
        self._rate(self._numbers.digits.release(), at)
        if not self._send(command, at):
            self._ignore(type(command).__name__, Why.NOT_NOW)
        return self._outcome()

    def interrupt(self, since: float, at: float) -> Outcome:
        """Pause what runs as of `since`: the host did not call again until `at`."""
        self._seen = at
        self._guard.wake(at)
        self._send(Interrupt(since), at)
        return self._outcome()

    def advance(self, at: float) -> Outcome:
        """Advance to `at`; take each answer at the moment it is due, even if that is earlier."""
        self._seen = at
        while (due := self._answer_due) is not None and due < at:
            self._advance(due)
        self._advance(at)
        return self._outcome() if self._events or self._changes else NOTHING

    def take_lines(self) -> None:
        """Take whole lines from now on, as from a pipe: none of them is a slip of a finger."""
        self._single_keys = False

    def speaking(self, until: float) -> None:
        """Note until when the voice speaks: an answer is not taken while it is being said."""
        self._pointer.stepping.listen(until)

    def expire(self, at: float) -> Outcome:
        """Ask what to do with a session that has stood still for too long to be resumed."""
        if self._question is Question.EXPIRED or self.end:
            return NOTHING
        self._seen = at
        self._open(Question.EXPIRED)
        return self._outcome()

    # What the front ends read

    def offers(self, intent: Intent, key: str) -> bool:
        """Return whether `key` can be pressed for `intent` now."""
        rows = (row for row in rows_of(key) if row.intent is intent and not self.end)
        return any(offers(row, key, self.engine, self.view) for row in rows)

    def available(self) -> tuple[KeyHint, ...]:
        """Return every key that does something now, the most important first."""
        return () if self.end else available(self.engine, self.view)

    def asks_again(self, at: float) -> bool:
        """Return whether a second press has been asked for and would still count as one."""
        return self._guard.is_asking(at)

    @property
    def wake_at(self) -> float | None:
        """When `advance` has something to do; None if only a press can bring something."""
        return _first(self.engine.wake_at, self._answer_due)

    @property
    def _answer_due(self) -> float | None:
        """When an answer is taken by itself: a 1 that was held back, or one stepped to."""
        return _first(self._numbers.digits.held_until, self._pointer.stepping.until)

    def _advance(self, at: float) -> None:
        """Advance to `at`, and take the answers that are due then."""
        self._take_in(self.engine.advance(at), by_itself=True)
        self._rate(self._numbers.digits.due(at), at)
        if self._events:
            self._settle()
        if self._pointer.stepping.is_due(at):
            self._numbers.digits.was_taken(self._seen)
            self._take(at)

    # From a key to what it does

    def _refuses(self, key: str, at: float) -> Why | None:
        """Return why a key is not meant for what is asked now; None if it is."""
        if self.end:
            return Why.OVER
        if not self._single_keys:
            return None
        if self._guard.is_waking(at):
            return Why.WAKING
        late = key in ANSWERING and self._pointer.stepping.is_late(at, takes=key != PAGE_UP)
        return Why.LATE if late else None

    def _do(self, row: KeyRow, key: str, at: float) -> None:
        match row.intent:
            case Intent.ANSWER:
                if answer := answer_by(key, self.view.asked):
                    self._answer(answer, at)
            case Intent.CHOOSE:
                self._confirm(key, at)
            case Intent.STEP:
                self._step(at)
            case Intent.UP | Intent.DOWN:
                self._move(1 if row.intent is Intent.DOWN else -1, at)
            case Intent.LOWER | Intent.HIGHER:
                self._shift(1 if row.intent is Intent.HIGHER else -1)
            case Intent.RATE:
                self._type(10 if key == TEN else int(key), at)
            case Intent.UNRATE:
                self._take_back(key, at)
            case Intent.FINISH | Intent.LEAVE:
                self._ask_about_leaving(row.intent, at)
            case Intent.BACK:
                self._answer(Action.BACK, at)
            case Intent.HELP | Intent.SEEK_HELP:
                self._pointer.stepping.drop()  # nothing is decided behind what is being read
                self._changes.append(Wanted(row.intent))
            case _ if row.command:
                self._command(row.intent, row.command, key, at)

    def _command(self, intent: Intent, command: Command, key: str, at: float) -> None:
        if intent in CONFIRMING and self._only_confirms(at):
            self._ignore(key, Why.CONFIRMS)
        elif self._single_keys and self._guard.asks(command, at):
            self._changes.append(NotYet())
        else:
            self._rate(self._numbers.digits.release(), at)
            ten = self._single_keys and isinstance(command, Undo) and self._numbers.is_typed_ten
            if not self._send(command, at):
                self._ignore(key, Why.NOT_NOW)
            elif ten:
                self._send(command, at)

    def _ignore(self, key: str, why: Why) -> None:
        """Say why nothing came of a press, unless it has sent a number that was held back."""
        if not self._events:
            self._changes.append(Ignored(key, why))

    # Questions and their options

    def _open(self, question: Question) -> None:
        self._question = question
        self._changes.append(Opened(question))

    def _ask_about_leaving(self, intent: Intent, at: float) -> None:
        """Ask for the reason, or whether to go on later, unless the session is over anyway."""
        self._rate(self._numbers.digits.release(), at)
        if intent is Intent.FINISH and self.engine.at_last_wait:
            self._send(Finish(), at)
        elif not self.end:
            self._open(Question.FINISH if intent is Intent.FINISH else Question.LEAVE)

    def _confirm(self, key: str, at: float) -> None:
        """Take what is highlighted, unless the key was meant for the number before."""
        if self._only_confirms(at):
            self._ignore(key, Why.CONFIRMS)
        elif self._single_keys and not self._question and self._guard.confirms_too_soon(at):
            self._ignore(key, Why.TOO_SOON)
        else:
            self._take(at)

    def _only_confirms(self, at: float) -> bool:
        """Return whether "enter" only confirms the number before it; send one held back."""
        if not self._single_keys:
            return False
        fresh = self._numbers.digits.confirms(at)
        self._rate(self._numbers.digits.release(), at)
        return fresh

    def _take(self, at: float) -> None:
        """Take what is highlighted."""
        self._pointer.stepping.drop()
        if self.view.options:
            self._answer(self.view.options[self._pointer.choice].answer, at)
        elif self._pointer.number is not None:
            self._rate(Rate(self._pointer.number, self.view.row), at)
            self._pointer.stepping.taken(self._seen)
            if self.engine.owed.decision:  # another press is for the number, not for the choices
                self._numbers.digits.was_taken(self._seen)
            self._drop()

    def _answer(self, answer: Answer, at: float) -> None:
        self._pointer.stepping.drop()
        match answer:
            case Action.BACK:
                self._question = None
                self._changes.append(Closed())
            case Action.STOP:
                self._open(Question.FINISH)
            case Action():
                self.end = LEAVES[answer]
                self._changes.append(Left(self.end))
            case Unrate(row=row):
                if not self._ask_again(row, at):
                    self._ignore(type(answer).__name__, Why.NOTHING_TO_TAKE_BACK)
            case _:
                self._question = None
                if not self._send(answer, at):
                    self._ignore(type(answer).__name__, Why.NOT_NOW)

    def _type(self, number: int, at: float) -> None:
        """Take a digit, or ten by the key for it."""
        rating = self._numbers.press(number, at)
        if rating is None:
            self._changes.append(Typed(number))
        elif not self._rate(rating, at):
            self._ignore(str(number), Why.NOTHING_TO_RATE)
        self._drop()

    def _rate(self, rating: Rate | None, at: float) -> bool:
        if rating is None or not self._send(rating, at):
            return False
        self._numbers.rated(rating)
        return True

    def _take_back(self, key: str, at: float) -> None:
        """Clear the highlight or, if there is none, remove the last number."""
        if self.view.number is not None or self._numbers.digits.forget():
            self._drop(by_key=True)
        elif not self._ask_again(self._numbers.row_to_take_back, at):
            self._ignore(key, Why.NOTHING_TO_TAKE_BACK)

    def _ask_again(self, row: int | None, at: float) -> bool:
        """Remove the number of `row` (None: of the last set), and ask for it again."""
        self._pointer.stepping.drop()
        removed = self._send(Unrate(row), at)
        if removed:
            self._numbers.return_to(row)
        return removed

    def _step(self, at: float) -> None:
        """Highlight the next answer."""
        if not self.view.options and self._guard.is_meant_for_set(at):
            if not self._send(Pause(), at):  # it was meant for the hold
                self._ignore(PAGE_UP, Why.LATE)
        else:
            self._numbers.digits.forget()
            self._changes.append(self._pointer.next(self.view, at))

    def _move(self, step: int, at: float) -> None:
        """Highlight another option or, without options, go to another set of the wait."""
        digits = self._numbers.digits
        if self.view.options:
            digits.forget()
            self._changes.append(self._pointer.move(step, self.view))
            return
        self._rate(digits.release(), at)
        self._numbers.move(step)
        self._drop()
        if row := self._numbers.row:
            self._changes.append(Moved(row))

    def _shift(self, step: int) -> None:
        """Highlight the number beside the one highlighted."""
        self._numbers.digits.forget()
        self._changes.append(self._pointer.shift(step, self.view))

    def _drop(self, *, by_key: bool = False) -> None:
        """Highlight nothing: a number was given, or the question has changed."""
        if self._pointer.drop() or by_key:
            self._changes.append(Dropped(by_key=by_key))

    # What comes of it

    def _send(self, command: Command, at: float) -> bool:
        try:
            events = self.engine.send(command, at)
        except IllegalCommandError:
            return False
        self._take_in(events, by_itself=isinstance(command, Interrupt))
        return True

    def _take_in(self, events: Iterable[Event], *, by_itself: bool) -> None:
        """Take in events; `by_itself` means that no press caused them."""
        batch = tuple(events)
        self._guard.on_events(batch, self._seen, by_itself=by_itself)
        for event in batch:
            if isinstance(event, PhaseStarted | SetUndone | CommandUndone):
                self._numbers.follow(event)
        self._changes += [Undone(e.command) for e in batch if isinstance(e, CommandUndone)]
        self._events += batch
        if self.engine.phase is Phase.FINISHED:
            self.end = self.end or End.FINISHED

    def _settle(self) -> tuple[Asked | None, int | None]:
        """Drop what is highlighted if something else is asked; return the question or the row."""
        asked = self._question or self.engine.owed.decision
        row = self._numbers.shown(asked, away=self._guard.was_away)
        about = asked or ((self.engine.phase, row) if row else None)
        if self._pointer.follow(about, self._seen):
            self._changes.append(Dropped())
        return asked, row

    def _outcome(self) -> Outcome:
        asked, row = self._settle()
        self.view = _view(asked, row, self._numbers, self._pointer)
        outcome = Outcome(tuple(self._events), tuple(self._changes))
        self._events, self._changes = [], []
        return outcome


def _first(*times: float | None) -> float | None:
    return min((each for each in times if each is not None), default=None)


def _view(asked: Asked | None, shown: int | None, numbers: Numbers, pointer: Pointer) -> View:
    return View(
        asked=asked,
        choice=pointer.choice,
        shown=shown,
        number=pointer.number,
        typed=numbers.digits.held,
        row=numbers.row,
        rows=numbers.rows,
        cursor=numbers.cursor,
        takes_back=pointer.number is not None or numbers.can_take_back,
    )
