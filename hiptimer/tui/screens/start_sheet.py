"""The start sheet: what you need, which sound is in use, and the choices for today."""

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.timer import Timer

from hiptimer.catalogue import page
from hiptimer.errors import SessionRunningError
from hiptimer.model.pain import SEVERE_FROM
from hiptimer.model.protocol import Protocol
from hiptimer.runner.context import Context
from hiptimer.runner.opening import (
    fall_silent,
    open_session,
    prepare,
    say_what_is_needed,
    sound_and_display_words,
    still_looking,
)
from hiptimer.runner.session_runner import SessionRunner
from hiptimer.tui.day_form import DayForm, day_fields, exercise_lines
from hiptimer.tui.guarded_screen import GuardedScreen
from hiptimer.tui.messages import ShowPage
from hiptimer.tui.pain_keys import DIGIT_KEYS, PainKeys
from hiptimer.tui.widgets.ceiling_panel import CeilingPanel, PanelChoice
from hiptimer.tui.widgets.field_list import NOWHERE, FieldList, PointerMark
from hiptimer.tui.widgets.fitted_text import CueText, ItemLines
from hiptimer.tui.widgets.key_line import KeyLine
from hiptimer.tui.widgets.pointer_list import PointerList
from hiptimer.tui.widgets.rating_row import RatingRow
from hiptimer.tui.widgets.title_line import TitleLine
from hiptimer.wording import ceiling
from hiptimer.wording.doses import needs_words
from hiptimer.wording.guidance import HIP_PAIN_NOW
from hiptimer.wording.lengths import minutes_words
from hiptimer.wording.session import SEEK_HELP_KEY

LOOK_SECONDS: Final = 0.2
"""How often it checks; usually once is enough."""


ROOM_FROM: Final = (72, 24)
"""Columns and rows of the smallest screen with room for three lines about the sound."""


class SoundLine(CueText):
    """Starts a search for the sound that the settings of `context` ask for, and shows the result.

    In a small window it is brief.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(id="sound")
        self._given = context
        self._looks: Timer | None = None

    def on_mount(self) -> None:
        """Start the search, again if nothing was found before."""
        self._given.sound.forget_failures()
        prepare(self._given)
        self._looks = self.set_interval(LOOK_SECONDS, self._show)
        self._show()

    def on_resize(self) -> None:
        """Show as much as there is room for."""
        self._show()

    def _show(self) -> None:
        columns, rows = self.app.size
        little_room = columns < ROOM_FROM[0] or rows < ROOM_FROM[1]
        self.text = sound_and_display_words(self._given, briefly=little_room)
        if self._looks and not still_looking(self._given):
            self._looks.stop()


PAIN, SIDE, SETS, CHOICES = range(4)
"""Positions of the pointer; the choices of the panel follow, one after another."""


class StartSheet(GuardedScreen[SessionRunner | None]):
    """Edits `form` and opens its session, which is the result; None if the person goes back.

    `short` is the protocol to offer above the ceiling, None if there is no shorter one.
    """

    CSS_PATH = "start_sheet.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,pagedown", "start", "start", key_display="enter"),
        Binding("enter,pagedown", "confirm", "choose", key_display="enter"),
        *DIGIT_KEYS,
        Binding("up", "move(-1)", "move", key_display="↑ ↓"),
        Binding("down", "move(1)", "move", key_display="↑ ↓"),
        Binding("left", "change(-1)", "change", key_display="← →"),
        Binding("right", "change(1)", "change", key_display="← →"),
        Binding("s", "choose('s')", show=False),
        Binding("n", "choose('n')", show=False),
        Binding("a", "choose('a')", show=False),
        Binding("h", "read_help", SEEK_HELP_KEY),
        Binding("escape", "leave", "back", key_display="esc"),
    ]

    def __init__(self, context: Context, form: DayForm, short: Protocol | None) -> None:
        super().__init__()
        self._given = context
        self._form = form
        self._short = short
        self._at = PAIN
        self._pain_keys = PainKeys(context.clock)

    def compose(self) -> ComposeResult:
        """Lay out the information above the choices."""
        with Vertical(classes="column"):
            yield TitleLine()
            yield CueText(id="summary")
            yield CueText(id="equipment")
            yield SoundLine(self._given)
            yield ItemLines()
            with Horizontal():
                yield PointerMark()
                yield RatingRow()
            yield FieldList()
            yield CeilingPanel()
            yield CueText(id="problem", classes="said")
            yield KeyLine()

    def on_mount(self) -> None:
        """Show the form."""
        self.query_one(RatingRow).question = HIP_PAIN_NOW
        self._show()
        say_what_is_needed(self._given, self._form.plan)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only keys that change something now."""
        match action:
            case "start" | "confirm":
                return self._form.above_ceiling is (action == "confirm")
            case "clear_pain":
                return self._form.pain is not None
            case "change":
                return self._at < CHOICES
            case "choose":
                return any(choice.letter in parameters for choice in self._choices)
            case "read_help":
                return self._form.above_ceiling and (self._form.pain or 0) >= SEVERE_FROM
            case _:
                return True

    def action_pain(self, number: int) -> None:
        """Rate with a digit, or ten; above the ceiling the pointer moves to the choices."""
        self._change(self._form.with_pain(self._pain_keys.typed(number)))
        if self._form.above_ceiling:
            self._point(CHOICES)

    def action_clear_pain(self) -> None:
        """Remove the number."""
        self._pain_keys.forget()
        self._change(self._form.with_pain(None))

    def action_move(self, step: int) -> None:
        """Move the pointer to another field, or to a choice of the panel."""
        self._point(self._at + step)

    def action_change(self, step: int) -> None:
        """Change the field at the pointer."""
        form = self._form
        if self._at == PAIN:
            self._change(form.with_pain(self._pain_keys.moved(form.pain, step)))
        else:
            self._change(form.move_side(step) if self._at == SIDE else form.move_sets(step))

    def action_start(self) -> None:
        """Open the session, or show why it can't be opened."""
        try:
            runner = open_session(self._given, self._form.plan, pain_before=self._form.pain)
        except SessionRunningError as error:
            self._show_text("#problem", str(error))
        else:
            self.dismiss(runner)

    def action_confirm(self) -> None:
        """Take the choice at the pointer; from the fields, first move to the choices."""
        if self._at < CHOICES:
            self._point(CHOICES)
        else:
            self.query_one(CeilingPanel).confirm()

    def action_choose(self, letter: str) -> None:
        """Take the choice with this letter."""
        self.query_one(CeilingPanel).choose(letter)

    def action_leave(self) -> None:
        """Go back without a session."""
        fall_silent(self._given)
        self.dismiss(None)

    def action_read_help(self) -> None:
        """Show the page on when to seek help above the form."""
        self.post_message(ShowPage(page("when-to-seek-help")))

    # Messages from the widgets

    def on_ceiling_panel_choice_made(self, event: CeilingPanel.ChoiceMade) -> None:
        """Carry out the choice about a pain above the ceiling."""
        match event.choice.key:
            case ceiling.SHORT_PROTOCOL if self._short:
                form = DayForm(self._short, self._form.rules, pain=self._form.pain)
                self._short = None
                self._change(form.settle())
            case ceiling.START_ANYWAY:
                self._change(self._form.settle())
                self.action_start()
            case _:
                self.action_leave()

    def on_rating_row_number_chosen(self, event: RatingRow.NumberChosen) -> None:
        """Rate with the number that was clicked."""
        self._pain_keys.forget()
        self._change(self._form.with_pain(event.pain))

    def on_pointer_list_scrolled(self, event: PointerList.Scrolled) -> None:
        """Move the pointer with the wheel, as with the arrows."""
        self.action_move(event.step)

    def on_pointer_list_clicked(self, event: PointerList.Clicked) -> None:
        """Move the pointer to the field that was clicked."""
        self._point(SIDE + event.place)

    # State

    @property
    def _choices(self) -> tuple[PanelChoice, ...]:
        """The choices about the pain; none if it is not above the ceiling."""
        pain = self._form.pain
        if pain is None or not self._form.above_ceiling:
            return ()
        options = ceiling.start_options(pain, short=self._short is not None)
        return tuple(
            PanelChoice(each.letter, each.letter, each.text, each.short) for each in options
        )

    def _change(self, form: DayForm) -> None:
        self._form = form
        self._point(min(self._at, SETS) if not self._choices else self._at)

    def _point(self, at: int) -> None:
        self._at = max(PAIN, min(at, SETS + len(self._choices)))
        self._show()

    def _show(self) -> None:
        form, protocol = self._form, self._form.protocol
        title = self.query_one(TitleLine)
        title.title, title.aside = protocol.name, f"about {minutes_words(form.plan.seconds)}"
        self._show_text("#summary", protocol.summary)
        self._show_text("#equipment", needs_words(protocol))
        self.query_one(ItemLines).items = exercise_lines(form)
        self._show_fields()
        self._show_panel()
        self.refresh_bindings()

    def _show_text(self, place: str, text: str) -> None:
        shown = self.query_one(place, CueText)
        shown.text = text
        shown.set_class(not text, "-empty")

    def _show_fields(self) -> None:
        row, fields = self.query_one(RatingRow), self.query_one(FieldList)
        row.ceiling, row.chosen = self._form.protocol.pain_ceiling, self._form.pain
        fields.fields = day_fields(self._form)
        fields.highlighted = self._at - SIDE if SIDE <= self._at <= SETS else NOWHERE
        self.query_one(PointerMark).here = self._at == PAIN

    def _show_panel(self) -> None:
        panel, choices = self.query_one(CeilingPanel), self._choices
        self.set_class(bool(choices), "-above")
        if choices and self._form.pain is not None:
            limit = self._form.protocol.pain_ceiling
            panel.lead = ceiling.start_lead(self._form.pain, limit)
        panel.choices = choices
        panel.highlighted = self._at - CHOICES if self._at >= CHOICES else NOWHERE
