"""The layout of the editor: the list beside the form, and the messages around them."""

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.getters import query_one

from hiptimer.model.choices import Rules
from hiptimer.model.protocol_draft import Draft, Field
from hiptimer.runner.library import Library
from hiptimer.runner.protocol_editor import ProtocolEditor
from hiptimer.storage.preload import preload_texts
from hiptimer.tui.guarded_screen import GuardedScreen
from hiptimer.tui.screens.editor import messages
from hiptimer.tui.screens.editor.dose_line import ExerciseLine, exercise_lines
from hiptimer.tui.screens.editor.draft_form import DraftForm
from hiptimer.tui.screens.editor.exercise_list import ExerciseList
from hiptimer.tui.screens.editor.session_line import LEGEND, SessionLine, drawn
from hiptimer.tui.screens.editor.session_parts import parts_of
from hiptimer.tui.widgets.fitted_text import CueText
from hiptimer.tui.widgets.key_line import KeyLine
from hiptimer.tui.widgets.title_line import RuleLine, TitleLine

WIDE: Final = 64
"""Columns from which the list and the form fit beside each other."""


class EditorLayout(GuardedScreen[None]):
    """Shows the draft of `editor`. `said` is the first message, for example why it was opened.

    The form shows the row at the pointer of the list; one of the two has the focus.
    """

    CSS_PATH = "editor.tcss"
    AUTO_FOCUS = None
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - as Textual declares it

    exercises = query_one(ExerciseList)
    form = query_one(DraftForm)
    title_line = query_one(TitleLine)
    session_line = query_one(SessionLine)

    def __init__(
        self, editor: ProtocolEditor, library: Library, rules: Rules, said: str = ""
    ) -> None:
        super().__init__()
        self.editor = editor
        self.library = library
        self._rules = rules
        self._said = said
        self._said_of: tuple[Draft, int, int] | None = None
        self._can: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the list beside the form, with the session below both."""
        with Vertical(classes="column"):
            yield TitleLine()
            with Horizontal():
                yield ExerciseList()
                yield DraftForm(self.editor, self.library.exercises)
            yield RuleLine()
            yield CueText()
            yield SessionLine()
            yield KeyLine()

    def on_mount(self) -> None:
        """Show the draft."""
        self.query_one(RuleLine).note = LEGEND
        self.open(self.editor, self._said)
        self.call_after_refresh(preload_texts)

    def open(self, editor: ProtocolEditor, said: str) -> None:
        """Begin at the name of a new protocol, or at the first exercise of an existing one."""
        self.editor, self._said = editor, said
        if editor.draft.exercises:
            self.point_at(1)
        else:
            self.write_in(Field("name"))

    @property
    def entry(self) -> int | None:
        """The exercise at the pointer, from 1; None at the protocol itself."""
        return self.exercises.highlighted or None

    @property
    def adds(self) -> bool:
        """Whether the pointer is at the row that adds an exercise."""
        return (self.entry or 0) > len(self.editor.draft.exercises)

    def point_at(self, place: int) -> None:
        """Focus the list, with the pointer at `place`."""
        self.form.rest()
        self.remove_class("-in-form")
        self._show_at(place)
        self.set_focus(self.exercises)

    def write_in(self, field: Field) -> None:
        """Focus the form, at a field of the protocol or of an exercise."""
        self.add_class("-in-form")
        self._show_at(field.entry or 0)
        self.form.enter(field.key)
        self.show()

    def say(self, words: str) -> None:
        """Show `words` at the foot; if empty, the description of the row at the pointer."""
        self._said, self._said_of = words, self._stand
        self.show()

    def edited(self) -> None:
        """Show what follows from an edit; a message about the current draft stays."""
        if self._said_of != self._stand:
            self._said = ""
        self.show()

    @property
    def _stand(self) -> tuple[Draft, int, int]:
        """The draft and its active field."""
        form = self.form.painted
        return self.editor.draft, form.highlighted, form.slot

    def go_to_problem(self) -> None:
        """Move to the first problem, and show it."""
        first = self.editor.problems[0]
        match first.key:
            case "exercise":
                self.point_at(self.exercises.count - 1)
            case "file name":
                self.point_at(0)
            case _:
                self.write_in(Field(first.key, first.entry))
        self.say(messages.problem_words(first, self.editor.draft))

    def show(self) -> None:
        """Show everything that depends on the draft and the pointer, except the form."""
        draft = self.editor.draft
        wrong = {problem.entry for problem in messages.mistakes(self.editor)}
        head = messages.head_line(draft, is_wrong=None in wrong)
        lines = exercise_lines(draft, wrong, self.library.exercises)
        self.exercises.items = (head, *lines)
        self.exercises.in_hand = not self.form.active
        self.title_line.title = self._title(lines)
        self.title_line.aside = messages.state_words(self.editor)
        protocol = self.editor.runnable
        if protocol is not None:
            self.session_line.session = drawn(parts_of(protocol, self._rules), self.entry)
        elif self.session_line.session.pieces:
            self.session_line.session = replace(self.session_line.session, stale=True)
        self.query_one(CueText).text = self._said or self._hint()
        self._show_keys()

    def _show_at(self, place: int) -> None:
        self.show()
        self.exercises.highlighted = max(0, min(place, self.exercises.count - 1))
        self.form.set_class(self.adds, "-away")
        if not self.adds:
            self.form.show(self.editor, self.entry)
        self.show()

    def _show_keys(self) -> None:
        """Update the keys only if other ones work now, because that is slow."""
        history = self.editor.history
        can = (
            bool(history.past),
            bool(history.future),
            self.entry is None,
            self.adds,
            self.form.kind,
        )
        if can != self._can:
            self._can = can
            self.refresh_bindings()

    def _title(self, lines: Sequence[ExerciseLine]) -> str:
        """Return the name of the protocol, or of the exercise if there is no room for the list."""
        if self.form.active and self.entry and self.has_class("-narrow"):
            return f"{self.entry}. {lines[self.entry - 1].name}"
        return messages.name_of(self.editor.draft)

    def _hint(self) -> str:
        if self.form.active:
            return self.form.hint
        if self.adds:
            return messages.TO_ADD
        if self.entry is None:
            return messages.TO_OPEN
        found = self.editor.draft.value(Field("id", self.entry))
        guide = self.library.exercises.get(found) if isinstance(found, str) else None
        return messages.about_exercise(guide)
