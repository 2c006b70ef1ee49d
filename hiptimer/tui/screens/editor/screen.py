"""The editor: the exercises of a protocol, the form of one of them, and the session below."""

from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from hiptimer.model.limits import EXERCISES
from hiptimer.model.protocol_draft import Draft, Field, Values
from hiptimer.tui.messages import TryProtocol
from hiptimer.tui.screens.editor import messages, saving
from hiptimer.tui.screens.editor.exercise_list import ExerciseList
from hiptimer.tui.screens.editor.form_messages import BesideAsked, FormLeft
from hiptimer.tui.screens.editor.layout import EditorLayout
from hiptimer.tui.screens.editor.messages import ADD_EXERCISE
from hiptimer.tui.widgets.pointer_list import PointerList


class EditorScreen(EditorLayout):
    """Carries out the keys of the editor."""

    UNDOES = True
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

    # Exercises

    def action_open(self) -> None:
        """Move to the form of the row at the pointer."""
        self.write_in(Field("", self.entry))

    def action_add(self) -> None:
        """Search for an exercise, and add it below the one at the pointer."""
        from hiptimer.tui.screens.editor.picker import CataloguePicker  # noqa: PLC0415 - the editor is there sooner

        if self._has_room():
            self.app.push_screen(CataloguePicker(self.library.exercises), self._add)

    def action_duplicate(self) -> None:
        """Duplicate the exercise below itself."""
        if self.entry and self._has_room():
            self._change(self.editor.draft.with_duplicate(self.entry), self.entry + 1)

    def action_remove(self) -> None:
        """Remove the exercise at the pointer."""
        if self.entry:
            self._change(self.editor.draft.without_exercise(self.entry), self.entry)
            self.say(messages.REMOVED)

    def action_move(self, step: int) -> None:
        """Move the exercise at the pointer up or down."""
        to = (self.entry or 0) + step
        if self.entry and 1 <= to <= len(self.editor.draft.exercises):
            self._change(self.editor.draft.with_move(self.entry, to), to)

    # Back and forth

    def action_undo(self) -> None:
        """Undo the last step, and show where it was."""
        before = self.editor.draft
        self.editor.undo()
        self._show_difference(before)

    def action_redo(self) -> None:
        """Redo the step that was undone last."""
        before = self.editor.draft
        self.editor.redo()
        self._show_difference(before)

    # Saving and trying

    @work
    async def action_save(self) -> None:
        """Save the protocol."""
        await saving.save(self)

    def action_try_out(self) -> None:
        """Follow the protocol as it is now; the editor stays as it is."""
        protocol = self.editor.protocol
        if protocol is None:
            self.go_to_problem()
        else:
            self.post_message(TryProtocol(protocol))

    @work
    async def action_leave(self) -> None:
        """Go home, after asking if something could be lost."""
        if await saving.may_leave(self):
            self.dismiss(None)

    @work
    async def action_leave_app(self) -> None:
        """Leave hiptimer, after asking if something could be lost."""
        if await saving.may_leave(self):
            await self.app.run_action("quit")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """Offer only keys that do something now."""
        match action:
            case "undo":
                return bool(self.editor.history.past)
            case "redo":
                return bool(self.editor.history.future)
            case "open":
                return not self.adds
            case "leave":
                return isinstance(self.focused, ExerciseList)
            case "duplicate" | "remove" | "move":
                return self.entry is not None and not self.adds
            case _:
                return True

    # Messages from the list and the form

    def on_exercise_list_pointed(self) -> None:
        """Show the row at the pointer."""
        self.say("")
        self.point_at(self.exercises.highlighted)

    def on_pointer_list_scrolled(self, event: PointerList.Scrolled) -> None:
        """Move the pointer of the list, whatever has the focus."""
        self.exercises.action_point(event.step)

    def on_pointer_list_clicked(self, event: PointerList.Clicked) -> None:
        """Move the pointer to the clicked row; if it is there already, open the row."""
        if event.place != self.exercises.highlighted:
            self.point_at(event.place)
        elif self.adds:
            self.action_add()
        else:
            self.action_open()

    def on_form_edited(self) -> None:
        """Show what follows from the typed text."""
        self.edited()

    def on_form_left(self, event: FormLeft) -> None:
        """Go back to the list, or to its next row."""
        self.point_at(self.exercises.highlighted + max(0, event.rows))

    def on_beside_asked(self, event: BesideAsked) -> None:
        """Move to the same field of another exercise."""
        place = (self.entry or 0) + event.entries
        if 0 <= place <= len(self.editor.draft.exercises):
            self.write_in(Field(event.key, place or None))

    # Steps

    def _change(self, draft: Draft, entry: int) -> None:
        self.editor.change(draft)
        self.point_at(entry)
        self.say("")

    def _add(self, values: Values | None) -> None:
        if values is None:
            return
        last = len(self.editor.draft.exercises) + 1
        entry = min(self.entry + 1, last) if self.entry else last
        self.editor.change(self.editor.draft.with_exercise(values, entry))
        self.write_in(Field("", entry))

    def _has_room(self) -> bool:
        if len(self.editor.draft.exercises) < EXERCISES.highest:
            return True
        self.say(messages.TOO_MANY)
        return False

    def _show_difference(self, before: Draft) -> None:
        field = messages.first_difference(before, self.editor.draft)
        if field is None:
            return
        if self.form.active and field.key:
            self.write_in(field)
        else:
            self.point_at(field.entry or 0)
        self.say("")
