"""The editor: the exercises of a protocol, the form of one of them, and the session below."""

from asyncio import sleep
from collections.abc import Sequence
from typing import ClassVar, Final

from msgspec.structs import replace
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one

from hiptimer.model.choices import Rules
from hiptimer.model.protocol_draft import Field, Values
from hiptimer.runner.protocol_editor import Answer, EditorQuestion, ProtocolEditor, Reason
from hiptimer.storage.preload import preload_texts
from hiptimer.tui.guarded_screen import GuardedScreen
from hiptimer.tui.messages import TryProtocol
from hiptimer.tui.screens.editor import messages
from hiptimer.tui.screens.editor.exercise_list import (
    ExerciseLine,
    ExerciseList,
    exercise_lines,
    head_line,
)
from hiptimer.tui.screens.editor.field_cell import FieldCell
from hiptimer.tui.screens.editor.form import DraftForm
from hiptimer.tui.screens.editor.messages import ADD_EXERCISE
from hiptimer.tui.screens.editor.session_line import LEGEND, SessionLine, drawn, parts_of
from hiptimer.tui.widgets.fitted_text import CueText
from hiptimer.tui.widgets.key_line import KeyLine
from hiptimer.tui.widgets.pointer_list import PointerList
from hiptimer.tui.widgets.title_line import RuleLine, TitleLine

WIDE: Final = 64
"""Columns from which the list and the form fit beside each other."""

WRITING_SECONDS: Final = 0.003
"""How long to wait for Textual's writing thread before computing what follows from a letter."""


class EditorScreen(GuardedScreen[None]):
    """Hands keys to `editor`, and shows what it holds.

    The form shows the row at the pointer of the list; one of the two has the focus.
    """

    CSS_PATH = "editor.tcss"
    AUTO_FOCUS = None
    UNDOES = True
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - as Textual declares it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "save"),
        Binding("ctrl+t", "try_out", "try"),
        Binding("escape,q", "leave", "leave", key_display="esc"),
        Binding("ctrl+z", "undo", "undo"),
        Binding("ctrl+y", "redo", "redo"),
        Binding("ctrl+n", "add", ADD_EXERCISE.lower(), show=False),
        Binding("ctrl+q", "leave_app", "quit", show=False),
        Binding("f1", "app.help", "help"),
    ]

    exercises = query_one(ExerciseList)
    form = query_one(DraftForm)
    title_line = query_one(TitleLine)
    session_line = query_one(SessionLine)

    def __init__(self, editor: ProtocolEditor, rules: Rules) -> None:
        super().__init__()
        self.editor = editor
        self._rules = rules
        self._is_behind = False
        self._can: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the list beside the form, with the session below both."""
        with Vertical(classes="column"):
            yield TitleLine()
            with Horizontal():
                yield ExerciseList()
                yield DraftForm(self.editor)
            yield RuleLine()
            yield CueText()
            yield SessionLine()
            yield KeyLine()

    def on_mount(self) -> None:
        """Show the draft."""
        self.query_one(RuleLine).note = LEGEND
        self.show()
        self.call_after_refresh(preload_texts)

    # What is shown

    @on(FieldCell.Updated)
    @on(DraftForm.Updated)
    def show(self) -> None:
        """Show the editor as it is now."""
        editor, document = self.editor, self.editor.document
        self._is_behind = False
        wrong = {problem.entry for problem in document.mistakes}
        lines = exercise_lines(editor.draft, wrong, document.library.exercises)
        self.set_class(editor.is_writing, "-in-form")
        self.exercises.items = (head_line(editor.draft, is_wrong=None in wrong), *lines)
        self.exercises.highlighted = editor.place
        self.exercises.in_hand = not editor.is_writing
        self.form.show()
        self.title_line.title = self._title(lines)
        self.title_line.aside = messages.state_words(editor)
        self._show_session()
        self.query_one(CueText).text = messages.foot_words(editor)
        self.set_focus(self.form.cell if editor.is_writing else self.exercises)
        self._show_keys()

    @on(FieldCell.Typed)
    def show_soon(self) -> None:
        """Show what follows from a typed text once the text itself is painted."""
        if not self._is_behind:
            self._is_behind = True
            self.call_after_refresh(self._catch_up)

    async def _catch_up(self) -> None:
        await sleep(WRITING_SECONDS)
        if self._is_behind:  # else something else has been done meanwhile, and has shown it
            self.show()

    def _show_session(self) -> None:
        protocol = self.editor.document.runnable
        if protocol is not None:
            parts = parts_of(protocol, self._rules)
            self.session_line.session = drawn(parts, self.editor.entry)
        elif self.session_line.session.pieces:
            self.session_line.session = replace(self.session_line.session, stale=True)

    def _show_keys(self) -> None:
        """Update the keys only if other ones work now, because that is slow."""
        editor, history = self.editor, self.editor.document.history
        can = (
            bool(history.past),
            bool(history.future),
            editor.entry is None,
            editor.adds,
            editor.slot.kind if editor.slot else None,
        )
        if can != self._can:
            self._can = can
            self.refresh_bindings()

    def _title(self, lines: Sequence[ExerciseLine]) -> str:
        """Return the name of the protocol, or of the exercise if there is no room for the list."""
        editor = self.editor
        if editor.is_writing and editor.entry and self.has_class("-narrow"):
            return f"{editor.entry}. {lines[editor.entry - 1].name}"
        return messages.name_of(editor.draft)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """Offer only keys that do something now."""
        editor = self.editor
        match action:
            case "undo":
                return bool(editor.document.history.past)
            case "redo":
                return bool(editor.document.history.future)
            case "open":
                return not editor.adds
            case "leave":
                return not editor.is_writing
            case "duplicate" | "remove" | "move":
                return editor.entry is not None and not editor.adds
            case _:
                return True

    def action_open(self) -> None:
        """Move to the form of the row at the pointer."""
        self.editor.write_in(Field("", self.editor.entry))
        self.show()

    def action_point(self, step: int) -> None:
        """Move the pointer to another row."""
        self.editor.point(step)
        self.show()

    def action_go(self, rows: int) -> None:
        """Move up or down in the form."""
        self.editor.go(rows)
        self.show()

    def action_turn(self, slots: int) -> None:
        """Move to the next field of the form, or the one before."""
        self.editor.turn(slots)
        self.show()

    def action_beside(self, entries: int) -> None:
        """Move to the same field of another exercise."""
        self.editor.go_beside(entries)
        self.show()

    def action_leave_form(self) -> None:
        """Go back to the list."""
        self.editor.point_at(self.editor.place)
        self.show()

    def action_add(self) -> None:
        """Search for an exercise, and add it below the one at the pointer."""
        from hiptimer.tui.screens.editor.picker import CataloguePicker  # noqa: PLC0415 - the editor is there sooner

        if self.editor.has_room():
            self.app.push_screen(CataloguePicker(self.editor.document.library.exercises), self._add)
        self.show()

    def _add(self, values: Values | None) -> None:
        if values is not None:
            self.editor.add_exercise(values)
            self.show()

    def action_duplicate(self) -> None:
        """Duplicate the exercise below itself."""
        self.editor.duplicate_exercise()
        self.show()

    def action_remove(self) -> None:
        """Remove the exercise at the pointer."""
        self.editor.remove_exercise()
        self.show()

    def action_move(self, step: int) -> None:
        """Move the exercise at the pointer up or down."""
        self.editor.move_exercise(step)
        self.show()

    def action_undo(self) -> None:
        """Undo the last step, and show where it was."""
        self.editor.undo()
        self.show()

    def action_redo(self) -> None:
        """Redo the step that was undone last."""
        self.editor.redo()
        self.show()

    # The mouse, over the list

    def on_pointer_list_scrolled(self, event: PointerList.Scrolled) -> None:
        """Move the pointer of the list, even if the form has the focus."""
        self.action_point(event.step)

    def on_pointer_list_clicked(self, event: PointerList.Clicked) -> None:
        """Move the pointer to the clicked row; if it is there already, open the row."""
        if event.place != self.editor.place:
            self.editor.point_at(event.place)
            self.show()
        elif self.editor.adds:
            self.action_add()
        else:
            self.action_open()

    # Saving, trying and leaving

    def action_try_out(self) -> None:
        """Follow the protocol as it is now; the editor stays as it is."""
        protocol = self.editor.document.protocol
        if protocol is None:
            self.editor.go_to_problem()
            self.show()
        else:
            self.post_message(TryProtocol(protocol))

    @work
    async def action_save(self) -> None:
        """Save the protocol."""
        await self._save()

    @work
    async def action_leave(self) -> None:
        """Go home, after asking if something could be lost."""
        if await self._may_leave():
            self.dismiss(None)

    @work
    async def action_leave_app(self) -> None:
        """Leave hiptimer, after asking if something could be lost."""
        if await self._may_leave():
            await self.app.run_action("quit")

    async def _save(self) -> bool:
        """Save the draft, and ask if that is not possible; return whether it is saved."""
        saving = self.editor.try_to_save()
        self.show()
        while saving.question:
            answer = await self._ask(saving.question)
            saving = self.editor.answer(saving.question, answer)
            self.show()
        return saving.is_saved

    async def _may_leave(self) -> bool:
        """Ask what to do with unsaved changes; return whether the editor may close."""
        if not self.editor.document.unsaved:
            return True
        answer = await self._ask(EditorQuestion(Reason.LEAVING))
        return await self._save() if answer == Answer.SAVE else answer == Answer.THROW_AWAY

    async def _ask(self, question: EditorQuestion) -> str | None:
        name = messages.name_of(self.editor.draft)
        return await self.app.push_screen_wait(messages.question_screen(question, name))
