"""Chooses an exercise to add: from the catalogue by a few letters, or one of your own."""

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Key
from textual.getters import query_one
from textual.reactive import reactive
from textual.widgets import Label

from hiptimer.model.limits import LONGEST_NAME
from hiptimer.model.protocol import CatalogueExercise
from hiptimer.model.protocol_draft import Values
from hiptimer.model.text import folded
from hiptimer.runner.protocol_form import FIRST_REPS
from hiptimer.tui.guarded_screen import GuardedScreen
from hiptimer.tui.screens.editor.messages import ADD_EXERCISE, OWN_EXERCISE
from hiptimer.tui.widgets.fitted_text import CueText
from hiptimer.tui.widgets.key_line import KeyLine
from hiptimer.tui.widgets.line_input import LineInput, hand_on
from hiptimer.tui.widgets.pointer_list import PointerList
from hiptimer.tui.widgets.text_lines import TextLines, plain, two_ends
from hiptimer.tui.widgets.title_line import RuleLine, TitleLine

Found = tuple[CatalogueExercise, ...]

HINT: Final = "a few letters: bridge, standing, band …"


class SearchLine(LineInput):
    """The search text; the screen handles its other keys, in order."""

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
    """Shows what was `found`, and in the last row an exercise of the person's own named `own`."""

    DEFAULT_CSS = "FoundList { height: 1fr; }"

    found: reactive[Found] = reactive((), repaint=False)
    own: reactive[str] = reactive("", repaint=False)

    watch_found = TextLines.look_again
    watch_own = TextLines.look_again

    @property
    def count(self) -> int:
        """The number of rows."""
        return len(self.found) + bool(self.own)

    def rows(self, width: int, height: int) -> Sequence[Sequence[Content]]:  # noqa: ARG002 - a line each
        """Return the names, with the position at the other end."""
        rows = [
            (two_ends(plain(each.name), plain(each.position, "dim"), width),) for each in self.found
        ]
        if self.own:
            rows.append((Content.assemble(f"{OWN_EXERCISE}: ", plain(self.own, "bold")),))
        return rows


class CataloguePicker(GuardedScreen[Values | None]):
    """Returns the first values of an exercise: an id of the catalogue, or a name."""

    CSS_PATH = "picker.tcss"
    AUTO_FOCUS = "SearchLine"

    found_list = query_one(FoundList)
    search_line = query_one(SearchLine)

    def __init__(self, catalogue: Mapping[str, CatalogueExercise]) -> None:
        super().__init__()
        self._catalogue = catalogue

    def compose(self) -> ComposeResult:
        """Lay out the search above the matches."""
        with Vertical(classes="column"):
            title = TitleLine()
            title.title = ADD_EXERCISE
            yield title
            with Horizontal():
                yield Label("Search")
                yield SearchLine(self._search)
            yield FoundList()
            yield RuleLine()
            yield CueText(id="about")
            yield CueText(id="set-up")
            yield KeyLine(kept=2)

    def on_mount(self) -> None:
        """List the whole catalogue."""
        self.search_line.placeholder = HINT
        self.search_line.max_length = LONGEST_NAME
        self._search("")

    def on_key(self, event: Key) -> None:
        """Pass on a letter that came before the line had the focus."""
        if event.is_printable and self.focused is not None:
            hand_on(event, self.focused, self)

    def action_move(self, step: int) -> None:
        """Move the pointer to another exercise."""
        self.found_list.move(step)
        self._tell()

    def action_add(self) -> None:
        """Return the exercise at the pointer."""
        shown = self.found_list
        if shown.highlighted < len(shown.found):
            self.dismiss(beginning(shown.found[shown.highlighted]))
        elif shown.own:
            self.dismiss({"name": shown.own})

    def on_pointer_list_scrolled(self, event: PointerList.Scrolled) -> None:
        """Move the pointer with the wheel, as with the arrows."""
        self.action_move(event.step)

    def on_pointer_list_clicked(self, event: PointerList.Clicked) -> None:
        """Move the pointer to the clicked exercise; if it is there already, add it."""
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
    """Return the first values of an exercise; one that can't be held begins with repetitions."""
    return {"id": exercise.id} if exercise.hold else {"id": exercise.id, "reps": FIRST_REPS}


def search(exercises: Iterable[CatalogueExercise], typed: str) -> Found:
    """Return the exercises that contain every word of `typed`, the best match first.

    Best is a name that begins with the typed text, then one with a word that does, then one that
    contains it; then come region, position, equipment and id. Equal matches keep their order.
    """
    words = folded(typed).split()
    ranked = [(exercise, _rank(exercise, words)) for exercise in exercises]
    matches = [(exercise, rank) for exercise, rank in ranked if rank is not None]
    return tuple(exercise for exercise, _ in sorted(matches, key=lambda match: match[1] or 0))


def _rank(exercise: CatalogueExercise, words: list[str]) -> int | None:
    """Return how far a match is from the best; None if a word is missing."""
    ranks = [_rank_of_word(exercise, word) for word in words]
    return None if None in ranks else max((rank for rank in ranks if rank is not None), default=0)


def _rank_of_word(exercise: CatalogueExercise, word: str) -> int | None:
    name = folded(exercise.name)
    about = (exercise.region, exercise.position, *exercise.equipment, exercise.id)
    if name.startswith(word):
        return 0
    if any(part.startswith(word) for part in name.replace("-", " ").split()):
        return 1
    if word in name:
        return 2
    return 3 if any(word in folded(text) for text in about) else None
