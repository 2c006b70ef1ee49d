"""A Textual app with a DataTable of the rows that can be seen and no more: the floor of a list."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import DataTable

ROWS = 20
"""Of a window of 24 lines."""

WORDS = ("one", "two")


class Table(App[None]):
    """Moves its cursor with the arrows, and shows other rows on a key."""

    BINDINGS: ClassVar[list[BindingType]] = [("f", "fill", "other rows")]
    filled = 0

    def compose(self) -> ComposeResult:
        """Show the rows."""
        yield DataTable(cursor_type="row")

    def on_mount(self) -> None:
        """Fill it once."""
        table = self.query_one(DataTable)
        table.add_columns("day", "protocol", "sets", "pain", "end")
        table.add_rows(self._rows())

    def action_fill(self) -> None:
        """Fill it with other rows."""
        self.filled += 1
        table = self.query_one(DataTable)
        table.clear()
        table.add_rows(self._rows())

    def _rows(self) -> Iterator[tuple[str, ...]]:
        word = WORDS[self.filled % 2]
        for number in range(ROWS):
            yield f"Monday {number}", f"protocol {word}", "12/12", "██░·······  2", "completed"


if __name__ == "__main__":
    Table().run(mouse=False)
