"""The editor: the exercises of a protocol beside the one that is written, the session below."""

from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from hiptimer.model.limits import EXERCISES
from hiptimer.model.protocol_draft import Draft, Field, Values
from hiptimer.tui.messages import TryAsked
from hiptimer.tui.screens.editor import keeping, telling
from hiptimer.tui.screens.editor.exercise_list import ExerciseList
from hiptimer.tui.screens.editor.form_messages import BesideAsked, FormLeft
from hiptimer.tui.screens.editor.layout import EditorLayout
from hiptimer.tui.screens.editor.telling import ADD_EXERCISE
from hiptimer.tui.widgets.pointer_list import PointerList


class EditorScreen(EditorLayout):
    """Does with the draft what a person asks for."""

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
        """Write in the form of what has the pointer."""
        self.write_in(Field("", self.entry))

    def action_add(self) -> None:
        """Look for an exercise, and put it below the one with the pointer."""
        from hiptimer.tui.screens.editor.picker import CataloguePicker  # noqa: PLC0415 - the editor is there sooner

        if self._has_room():
            self.app.push_screen(CataloguePicker(self.library.exercises), self._add)

    def action_duplicate(self) -> None:
        """Put the same exercise below itself once more."""
        if self.entry and self._has_room():
            self._change(self.editor.draft.with_duplicate(self.entry), self.entry + 1)

    def action_remove(self) -> None:
        """Take the exercise with the pointer out."""
        if self.entry:
            self._change(self.editor.draft.without_exercise(self.entry), self.entry)
            self.say(telling.REMOVED)

    def action_move(self, step: int) -> None:
        """Move the exercise with the pointer up or down."""
        to = (self.entry or 0) + step
        if self.entry and 1 <= to <= len(self.editor.draft.exercises):
            self._change(self.editor.draft.with_move(self.entry, to), to)

    # Back and forth

    def action_undo(self) -> None:
        """Take the last step back, and show where it was."""
        before = self.editor.draft
        self.editor.undo()
        self._show_difference(before)

    def action_redo(self) -> None:
        """Do once more what was taken back last."""
        before = self.editor.draft
        self.editor.redo()
        self._show_difference(before)

    # Keeping it, and trying it

    @work
    async def action_save(self) -> None:
        """Save it."""
        await keeping.save(self)

    def action_try_out(self) -> None:
        """Follow it as it is now; whatever becomes of the session, all this stays."""
        protocol = self.editor.protocol
        if protocol is None:
            self.go_to_problem()
        else:
            self.post_message(TryAsked(protocol))

    @work
    async def action_leave(self) -> None:
        """Go home, once nothing can be lost."""
        if await keeping.may_leave(self):
            self.dismiss(None)

    @work
    async def action_leave_app(self) -> None:
        """Leave hiptimer, once nothing can be lost."""
        if await keeping.may_leave(self):
            await self.app.run_action("quit")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """Offer only what there is something to do about."""
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

    # What the list and the form say

    def on_exercise_list_pointed(self) -> None:
        """Show what has the pointer now."""
        self.say("")
        self.point_at(self.exercises.highlighted)

    def on_pointer_list_scrolled(self, event: PointerList.Scrolled) -> None:
        """Point at another row of the list, whatever has the keyboard."""
        self.exercises.action_point(event.step)

    def on_pointer_list_clicked(self, event: PointerList.Clicked) -> None:
        """Point at what was clicked; a click on what has the pointer opens it."""
        if event.place != self.exercises.highlighted:
            self.point_at(event.place)
        elif self.adds:
            self.action_add()
        else:
            self.action_open()

    def on_form_edited(self) -> None:
        """Show what follows from what was typed."""
        self.edited()

    def on_form_left(self, event: FormLeft) -> None:
        """Go back to the list, or on to its next row."""
        self.point_at(self.exercises.highlighted + max(0, event.rows))

    def on_beside_asked(self, event: BesideAsked) -> None:
        """Go to the same field of another exercise."""
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
        self.say(telling.TOO_MANY)
        return False

    def _show_difference(self, before: Draft) -> None:
        field = telling.first_difference(before, self.editor.draft)
        if field is None:
            return
        if self.form.active and field.key:
            self.write_in(field)
        else:
            self.point_at(field.entry or 0)
        self.say("")
