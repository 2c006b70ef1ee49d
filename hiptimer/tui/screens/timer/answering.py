"""The part of the timer screen that takes answers: numbers, and the choices of a panel.

They are typed, clicked, highlighted with the arrows, or stepped through with one key. The voice
says what is highlighted, because the person may have closed their eyes. Only an answer that the
person highlighted is ever taken.
"""

from collections.abc import Sequence
from math import inf

from hiptimer.cues.questions import pointed_choice, pointed_number, pointed_set
from hiptimer.engine import Phase
from hiptimer.engine.commands import Decide, Pause, Rate, Unrate
from hiptimer.engine.events import Event, SetFinished
from hiptimer.interaction.leave_guard import REACTION_SECONDS
from hiptimer.model.session import SetOutcome
from hiptimer.runner.session_runner import SessionRunner
from hiptimer.runner.stepping import Stepping, next_number
from hiptimer.tui.screens.timer.panels import Panel
from hiptimer.tui.screens.timer.watching import WatchingScreen
from hiptimer.tui.widgets.rating_row import RatingRow


class AnsweringScreen(WatchingScreen):
    """Takes a person's answers. `TimerScreen` binds the keys."""

    def __init__(
        self, runner: SessionRunner, *, flash: bool = False, captions: bool = False
    ) -> None:
        super().__init__(runner, flash=flash, captions=captions)
        self.stepping = Stepping()
        self._asked: tuple[bool, Panel | tuple[Phase, int] | None] = (False, None)
        self._ended_at = -inf
        runner.listen(self._note_end)

    @property
    def can_step(self) -> bool:
        """Whether there are answers to step through.

        The voice is silent in a pause, so then only a question that a key has opened can be
        stepped through.
        """
        if self.question:
            return True
        if self.engine.phase is Phase.PAUSED:
            return False
        return self.panel is not None or self._rates

    def pulse(self) -> None:
        """Advance to the current time, and take the answer that was stepped to if it is due."""
        super().pulse()
        self.stepping.listen(self.runner.talks_until)
        if self.stepping.is_due(self.runner.now):
            self.entry.was_taken()
            self._take()

    def draw(self) -> None:
        """Show the session, and clear the highlight when its question is gone.

        A wait asks for the number again, and enter then does what its label says. The choice that
        is highlighted in a panel stays, and the voice says it first.
        """
        super().draw()
        row, phase = self._row, self.engine.phase
        asked = (phase is Phase.PAUSED, self.panel or ((phase, row) if row else None))
        self.stepping.ask(asked, self.runner.now)
        if asked != self._asked:
            if asked[1] != self._asked[1]:
                self.runner.point(None)
            self._asked = asked
            if self.face.rating.highlighted is not None:
                self.stepping.gone(self.runner.now)
            self._point_to(None)

    # What keys do

    def action_rate(self, number: int) -> None:
        """Rate the current set."""
        self.entry.press(number)
        self._answered()

    def action_unrate(self) -> None:
        """Clear the highlight or, if there is none, remove the last number."""
        if self.face.rating.highlighted is None:
            self.entry.take_back()
        self._answered()

    def action_step(self) -> None:
        """Highlight the next answer; after a few seconds it is taken, except in a question."""
        if self.panel is None and self.runner.now - self._ended_at < REACTION_SECONDS:
            self.send(Pause())  # it was meant for the hold
            return
        self.entry.drop_typed()
        first_of_set = self.face.rating.highlighted is None
        if self.panel:
            self.face.panel.step()
        else:
            pain = self.face.rating.chosen
            first = self.engine.plan.protocol.pain_ceiling if pain is None else pain
            self._point_to(next_number(self.face.rating.highlighted, first))
        listening = self._say_pointed(name=first_of_set)
        if self.question is None:
            self.stepping.step(self._asked, self.runner.now, listening=listening)
        self._look_sooner()

    def action_highlight(self, step: int) -> None:
        """Highlight another number, for "confirm" to take."""
        if self._rates:
            self._by_arrow()
            first_of_set = self.face.rating.highlighted is None
            self.face.rating.move(step)
            self.refresh_bindings()
            self._say_pointed(name=first_of_set)

    def action_move(self, step: int) -> None:
        """Highlight another choice, or another set that is not rated."""
        if self.panel:
            self._by_arrow()
            self.face.panel.move(step)
            self._say_pointed()
        else:
            self.entry.move(step)
            self._answered()
            row = self.entry.row
            if row:
                self.runner.say(*pointed_set(self.engine, row), row=row)

    def action_confirm(self) -> None:
        """Take the highlighted choice or number."""
        too_soon = self.question is None and self.runner.confirms_too_soon
        if self.entry.confirmed() or too_soon:
            self.draw()
        else:
            self._take()

    # The highlight

    @property
    def _rates(self) -> bool:
        return self._view is not None and self._view.scene.rates

    @property
    def _row(self) -> int | None:
        """The set that the rating row is about; None while there is no rating row."""
        return (self.entry.row or self.engine.ledger.last) if self._rates else None

    def _point_to(self, number: int | None) -> None:
        if self.is_mounted:
            if number is None and self.face.rating.highlighted is not None:
                self.runner.point(None)
            self.face.rating.highlighted = number
            self.refresh_bindings()

    def _by_arrow(self) -> None:
        """Stop taking answers by waiting: a person who uses arrows can press enter too."""
        self.entry.drop_typed()
        self.stepping.drop()

    def _say_pointed(self, *, name: bool = False) -> float:
        """Say what is highlighted, and return about how many seconds that takes.

        With `name` the set is named before its number if several sets are asked about.
        """
        decision, number = self.engine.owed.decision, self.face.rating.highlighted
        if self.question:
            return 0.0
        if self.panel and decision:
            answer = self.panel.answers[self.face.panel.highlighted]
            choice = answer.choice if isinstance(answer, Decide) else None
            self.runner.point(Decide(choice) if choice else Unrate(decision.row))
            return self.runner.say(*pointed_choice(self.engine, decision, choice))
        if number is None:
            return 0.0
        self.runner.point(Rate(number, self._row))
        among_others = self.engine.phase is Phase.WAITING and len(self.entry.rows) > 1
        row = self._row if name and among_others else None
        return self.runner.say(*pointed_number(self.engine, number, row))

    def _take(self) -> None:
        self.stepping.drop()
        number = self.face.rating.highlighted
        if self.panel:
            self.face.panel.confirm()
        elif number is not None:
            self.entry.rate(Rate(number, self.entry.row))
            self.stepping.taken(self.runner.now)
            if self.engine.owed.decision:
                self.entry.was_taken()  # another press is for the number, not for the choices
            self._answered()

    def _answered(self) -> None:
        self.stepping.drop()
        self._point_to(None)
        self.draw()
        self._look_sooner()

    def _look_sooner(self) -> None:
        self._loop.rearm(self._wake_in())

    def _wake_in(self) -> float:
        due = self.stepping.until or inf
        return min(super()._wake_in(), due - self.runner.now)

    def _note_end(self, events: Sequence[Event]) -> None:
        """Remember when a set ended by itself, and not by a key."""
        for event in events:
            match event:
                case SetFinished(outcome=SetOutcome.DONE) if event.step.seconds is not None:
                    self._ended_at = event.at
                case _:
                    continue

    def on_rating_row_number_chosen(self, message: RatingRow.NumberChosen) -> None:
        """Rate the set with the number that was clicked."""
        self.entry.rate(Rate(message.pain, self.entry.row))
        self._answered()
