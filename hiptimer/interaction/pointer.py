"""What is highlighted: a number, or an option of what is asked; and when it is taken by itself.

One key is enough for an answer, for hands that have a presenter's clicker and no digits: each press
steps to the next answer, and a pause takes it. Times are passed in.
"""

from typing import Final

from hiptimer.engine import Engine, Phase
from hiptimer.engine.commands import Rate
from hiptimer.interaction.leave_guard import REACTION_SECONDS
from hiptimer.interaction.questions import Asked, first_option
from hiptimer.interaction.view import Highlighted, View
from hiptimer.model import pain as pain_scale

TAKEN_AFTER_SECONDS: Final = 3.0
"""How long after the last press the answer is accepted; one not stepped to never is."""


def next_number(pointed: int | None, first: int) -> int:
    """Return the number that a press leads to: `first`, then one less each time; ten after zero."""
    if pointed is None:
        return first
    return pointed - 1 if pointed > pain_scale.LOWEST else pain_scale.HIGHEST


class Stepping:
    """Remembers what was stepped through last, and when the highlighted answer is accepted.

    `about` identifies the question, in whatever way suits the caller.
    """

    def __init__(self) -> None:
        self._about: object = None
        self._until: float | None = None
        self._gone_at = float("-inf")
        self._taken_at = float("-inf")

    @property
    def until(self) -> float | None:
        """When the answer is accepted; None if none has been stepped to."""
        return self._until

    def step(self, about: object, at: float) -> None:
        """Restart the wait at a press."""
        self._about, self._until = about, at + TAKEN_AFTER_SECONDS

    def hold(self, at: float) -> None:
        """Keep waiting, since the key is still held down."""
        if self._until is not None:
            self._until = max(self._until, at + TAKEN_AFTER_SECONDS)

    def listen(self, until: float) -> None:
        """Wait until speech ends: an answer is not accepted while it is being spoken."""
        if self._until is not None:
            self._until = max(self._until, until + TAKEN_AFTER_SECONDS)

    def follow(self, about: object, at: float) -> None:
        """Drop the answer if another question has come up (None: no question)."""
        if self._until is not None and about != self._about:
            self.gone(at)

    def gone(self, at: float) -> None:
        """Record that the highlighted answer is gone, whichever keys highlighted it."""
        self._until, self._gone_at = None, at

    def drop(self) -> None:
        """Accept nothing: the question was answered in another way."""
        self._until = None

    def is_due(self, at: float) -> bool:
        """Return whether to accept the answer now."""
        return self._until is not None and at >= self._until

    def taken(self, at: float) -> None:
        """Record that the answer has just been taken."""
        self._until, self._taken_at = None, at

    def is_late(self, at: float, *, takes: bool) -> bool:
        """Return whether a press was still meant for the question that has just gone.

        A press that `takes` an answer was meant for the one that was just accepted, too.
        """
        gone = max(self._gone_at, self._taken_at if takes else self._gone_at)
        return at - gone < REACTION_SECONDS


About = Asked | tuple[Phase, int] | None
"""What is asked: a question, or the number of a set (its row) in a phase."""


class Pointer:
    """Highlights the answers to what `engine` or a key asks; `view` is what is shown so far.

    `number` is the one that is highlighted, `choice` the index of the option; `stepping` knows when
    an answer that was stepped to is taken.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._about: About = None
        self._paused = False
        self._option_pointed = False
        self.number: int | None = None
        self.choice = 0
        self.stepping = Stepping()

    def next(self, view: View, at: float) -> Highlighted:
        """Highlight the next answer; after a few seconds it is taken, but not in a `Question`."""
        if view.options:
            highlighted = self._show_option((self.choice + 1) % len(view.options), view)
        else:
            chosen = self._chosen(view)
            first = self._engine.plan.protocol.pain_ceiling if chosen is None else chosen
            highlighted = self._show_number(next_number(self.number, first), view)
        if view.question is None:
            self.stepping.step((self._paused, self._about), at)
        return highlighted

    def move(self, step: int, view: View) -> Highlighted:
        """Highlight another option, at most the first or the last one."""
        self.stepping.drop()
        return self._show_option(max(0, min(self.choice + step, len(view.options) - 1)), view)

    def shift(self, step: int, view: View) -> Highlighted:
        """Highlight the number beside the one highlighted or chosen; without one, zero."""
        self.stepping.drop()  # a person who uses arrows can press enter too
        start = self._chosen(view) if self.number is None else self.number
        number = pain_scale.LOWEST if start is None else start + step
        return self._show_number(min(max(number, pain_scale.LOWEST), pain_scale.HIGHEST), view)

    def drop(self) -> bool:
        """Highlight no number, and take nothing by itself; return whether one was highlighted."""
        self.stepping.drop()
        had, self.number = self.number is not None, None
        return had

    def follow(self, about: About, at: float) -> bool:
        """Drop what is highlighted if something else is asked now; return whether anything was.

        A wait asks for the number again, and enter then does what its label says. The option that
        is highlighted stays while the same is asked.
        """
        paused = self._engine.phase is Phase.PAUSED
        self.stepping.follow((paused, about), at)
        differs, dropped = about != self._about, False
        if differs:
            dropped, self._option_pointed = self._option_pointed, False
            self.choice = 0 if isinstance(about, tuple) else first_option(about)
        if (differs or paused != self._paused) and self.number is not None:
            self.number, dropped = None, True
            self.stepping.gone(at)
        self._about, self._paused = about, paused
        return dropped

    def _show_number(self, number: int, view: View) -> Highlighted:
        """Highlight a number; the first one names its set, if several are asked about."""
        among_others = self._engine.phase is Phase.WAITING and len(view.rows) > 1
        named = self.number is None and among_others
        self.number = number
        return Highlighted(Rate(number, view.shown), named=named)

    def _show_option(self, choice: int, view: View) -> Highlighted:
        self.choice, self._option_pointed = choice, True
        return Highlighted(view.options[choice].answer)

    def _chosen(self, view: View) -> int | None:
        """Return the number that was typed and not sent, or the one that the set has already."""
        if view.typed is not None:
            return view.typed
        return self._engine.ledger.row(view.shown).pain if view.shown else None
