"""Chooses an exercise to add: from the catalogue by a few letters, or one of one's own."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.reactive import reactive
from textual.widgets import Label

from hiptimer.model.limits import LONGEST_NAME
from hiptimer.model.protocol import CatalogueExercise
from hiptimer.model.protocol_draft import Values
from hiptimer.tui.screens.editor.catalogue_search import Found, search
from hiptimer.tui.screens.editor.exercise_fields import FIRST_REPS
from hiptimer.tui.screens.editor.telling import ADD_EXERCISE, OWN_EXERCISE
from hiptimer.tui.screens.editor.typed_ahead import TypedAhead
from hiptimer.tui.widgets.guidance import CueText
from hiptimer.tui.widgets.key_line import KeyLine
from hiptimer.tui.widgets.line_input import LineInput
from hiptimer.tui.widgets.line_layout import plain, two_ends
from hiptimer.tui.widgets.pointer_list import PointerList
from hiptimer.tui.widgets.text_lines import TextLines
from hiptimer.tui.widgets.title_line import RuleLine, TitleLine

HINT: Final = "a few letters: bridge, standing, band …"


class SearchLine(LineInput):
    """What is looked for; its other keys are the screen's, and are carried out in their order."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.add", "add it", key_display="enter"),
        Binding("down", "screen.move(1)", "choose", key_display="↑ ↓"),
        Binding("up", "screen.move(-1)", "choose", key_display="↑ ↓"),
        Binding("pagedown", "screen.move(8)", show=False),
        Binding("pageup", "screen.move(-8)", show=False),
        Binding("escape", "screen.dismiss", "back", key_display="esc"),
        Binding("f1", "app.help", "help"),
    ]


class FoundList(PointerList):
    """Shows what was `found`, and as the last row an exercise of one's own called `own`."""

    DEFAULT_CSS = "FoundList { height: 1fr; }"

    found: reactive[Found] = reactive((), repaint=False)
    own: reactive[str] = reactive("", repaint=False)

    watch_found = TextLines.look_again
    watch_own = TextLines.look_again

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.found) + bool(self.own)

    def rows(self, width: int, height: int) -> Sequence[Sequence[Content]]:  # noqa: ARG002 - a line each
        """Draw the names, with the position at the other end."""
        rows = [
            (two_ends(plain(each.name), plain(each.position, "dim"), width),) for each in self.found
        ]
        if self.own:
            rows.append((Content.assemble(f"{OWN_EXERCISE}: ", plain(self.own, "bold")),))
        return rows


class CataloguePicker(TypedAhead[Values | None]):
    """Its result is what an exercise begins with: an id of the catalogue, or a name."""

    CSS_PATH = "picker.tcss"
    AUTO_FOCUS = "SearchLine"

    found_list = query_one(FoundList)
    search_line = query_one(SearchLine)

    def __init__(self, catalogue: Mapping[str, CatalogueExercise]) -> None:
        super().__init__()
        self._catalogue = catalogue

    def compose(self) -> ComposeResult:
        """Put what is looked for above what is found."""
        with Vertical(classes="column"):
            title = TitleLine()
            title.title = ADD_EXERCISE
            yield title
            with Horizontal():
                yield Label("Look for")
                yield SearchLine(self._search)
            yield FoundList()
            yield RuleLine()
            yield CueText(id="about")
            yield CueText(id="set-up")
            yield KeyLine(kept=2)

    def on_mount(self) -> None:
        """List all of the catalogue."""
        self.search_line.placeholder = HINT
        self.search_line.max_length = LONGEST_NAME
        self._search("")

    def action_move(self, step: int) -> None:
        """Point to another exercise."""
        self.found_list.move(step)
        self._tell()

    def action_add(self) -> None:
        """Give what is at the pointer."""
        shown = self.found_list
        if shown.highlighted < len(shown.found):
            self.dismiss(beginning(shown.found[shown.highlighted]))
        elif shown.own:
            self.dismiss({"name": shown.own})

    def on_pointer_list_scrolled(self, event: PointerList.Scrolled) -> None:
        """Let the wheel do what the arrows do."""
        self.action_move(event.step)

    def on_pointer_list_clicked(self, event: PointerList.Clicked) -> None:
        """Point to what was clicked; a click on what has the pointer adds it."""
        if event.place == self.found_list.highlighted:
            self.action_add()
        else:
            self.action_move(event.place - self.found_list.highlighted)

    def _search(self, typed: str) -> None:
        shown = self.found_list
        shown.found = search(self._catalogue.values(), typed)
        shown.own = " ".join(typed.split())
        shown.highlighted = 0
        self._tell()

    def _tell(self) -> None:
        shown = self.found_list
        about, set_up = "It has the name that you typed; you say how it is done.", ""
        if shown.highlighted < len(shown.found):
            one = shown.found[shown.highlighted]
            about = ", ".join((one.region, one.position, *one.equipment))
            set_up = f"{one.set_up} {one.hold or one.repetitions}"
        elif not shown.own:
            about = ""
        self.query_one("#about", CueText).text = about
        self.query_one("#set-up", CueText).text = set_up


def beginning(exercise: CatalogueExercise) -> Values:
    """Give what an exercise of the catalogue begins with; one that is only moved is repeated."""
    return {"id": exercise.id} if exercise.hold else {"id": exercise.id, "reps": FIRST_REPS}
