"""What a session controller returns and shows: values that each front end draws, prints or says."""

from enum import StrEnum

from msgspec import Struct

from hiptimer.engine.commands import Command
from hiptimer.engine.events import Event
from hiptimer.interaction.keys import Intent
from hiptimer.interaction.questions import Answer, Asked, Option, Question, options


class End(StrEnum):
    """How a session was left; the caller that opened it decides what follows."""

    FINISHED = "finished"  # it is over: show the summary
    LATER = "later"  # it has not ended: offer it at the next start
    KEPT = "kept"  # it can't be resumed, and what was done of it is kept
    DISCARDED = "discarded"  # it can't be resumed, and goes to the trash


class View(Struct, frozen=True, kw_only=True):
    """What is to be shown beside the state of the engine; it never changes with the seconds.

    `asked` is the question that is open, and `choice` the index of its option that is highlighted.
    The scale of numbers is about the set in the row (from 1) `shown`, None while no number is asked
    for; `number` is the one that is highlighted, `typed` one that is not sent yet, because it may
    become ten. A number rates the set in `row` (None: the last one), which in a wait is that at
    `cursor` among `rows`, rated or not. `takes_back` says that there is a number to take back.
    """

    asked: Asked | None = None
    choice: int = 0
    shown: int | None = None
    number: int | None = None
    typed: int | None = None
    row: int | None = None
    rows: tuple[int, ...] = ()
    cursor: int = 0
    takes_back: bool = False

    @property
    def question(self) -> Question | None:
        """The question that a key or a long absence has opened; None for the engine's own."""
        return self.asked if isinstance(self.asked, Question) else None

    @property
    def options(self) -> tuple[Option, ...]:
        """The answers to what is asked."""
        return options(self.asked)


NOTHING_SHOWN = View()


class Why(StrEnum):
    """Why a press changed nothing."""

    OVER = "over"  # the session is over, or left
    WAKING = "waking"  # it may have woken the computer
    LATE = "late"  # it was meant for the question before
    TOO_SOON = "too-soon"  # the choice has only just opened
    CONFIRMS = "confirms"  # it confirms the number typed before it
    NOTHING_TO_RATE = "nothing-to-rate"
    NOTHING_TO_TAKE_BACK = "nothing-to-take-back"
    NOTHING_TO_UNDO = "nothing-to-undo"
    NOT_NOW = "not-now"  # the key has a meaning, but not in this phase
    UNKNOWN = "unknown"  # no key of the session


class Highlighted(Struct, frozen=True):
    """An answer is highlighted; `named` if the set that it rates should be named first."""

    answer: Answer
    named: bool = False


class Moved(Struct, frozen=True):
    """The next number rates the set in `row` (from 1)."""

    row: int


class Dropped(Struct, frozen=True):
    """Nothing is highlighted any more; `by_key` if the person took it back."""

    by_key: bool = False


class Typed(Struct, frozen=True):
    """A number was typed that may become ten, and is not sent yet."""

    number: int


class Opened(Struct, frozen=True):
    """A key has opened a question."""

    question: Question


class Closed(Struct, frozen=True):
    """The question was closed without an answer."""


class NotYet(Struct, frozen=True):
    """The phase has only just begun by itself: the key counts if it is pressed again."""


class Wanted(Struct, frozen=True):
    """The person wants to read something: HELP or SEEK_HELP."""

    intent: Intent


class Left(Struct, frozen=True):
    """The session is left."""

    end: End


class Undone(Struct, frozen=True):
    """`command` was undone."""

    command: Command


class Ignored(Struct, frozen=True):
    """A press changed nothing; `key` is its name."""

    key: str
    why: Why


Change = (
    Highlighted
    | Moved
    | Dropped
    | Typed
    | Opened
    | Closed
    | NotYet
    | Wanted
    | Left
    | Undone
    | Ignored
)


class Outcome(Struct, frozen=True):
    """What came of a press, a click or of time: events of the engine, in order, and changes."""

    events: tuple[Event, ...] = ()
    changes: tuple[Change, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.events or self.changes)

    @property
    def ignored(self) -> Why | None:
        """Why nothing came of it; None if something did."""
        return next((each.why for each in self.changes if isinstance(each, Ignored)), None)


NOTHING = Outcome()
