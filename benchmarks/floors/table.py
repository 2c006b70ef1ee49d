"""A Textual app with a DataTable of the visible rows only: the floor of a list."""

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import DataTable

ROWS = 20
"""In a window of 24 lines."""

ROW = ("Monday 2 March", "a protocol", "12/12", "██░·······  2", "completed")
OTHER_ROW = ("Tuesday 3 March", "another one", "6/12", "███·······  3", "stopped")


class Table(App[None]):
    """Moves its cursor with the arrows; a letter, or backspace, fills it with other rows."""

    def compose(self) -> ComposeResult:
        """Show the rows."""
        yield DataTable(cursor_type="row")

    def on_mount(self) -> None:
        """Fill it once."""
        table = self.query_one(DataTable)
        table.add_columns("day", "protocol", "sets", "pain", "end")
        self._fill(ROW)

    def on_key(self, event: Key) -> None:
        """Fill it again."""
        if event.is_printable or event.key == "backspace":
            self._fill(OTHER_ROW if event.is_printable else ROW)

    def _fill(self, row: tuple[str, ...]) -> None:
        table = self.query_one(DataTable)
        table.clear()
        table.add_rows(row for _ in range(ROWS))


if __name__ == "__main__":
    Table().run(mouse=False)
