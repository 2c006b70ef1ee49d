"""A Textual app with a DataTable of the rows that can be seen and no more: the floor of a list."""

from textual.app import App, ComposeResult
from textual.widgets import DataTable

ROWS = 20
"""Of a window of 24 lines."""

ROW = ("Monday 2 March", "a protocol", "12/12", "██░·······  2", "completed")


class Table(App[None]):
    """Moves its cursor with the arrows."""

    def compose(self) -> ComposeResult:
        """Show the rows."""
        yield DataTable(cursor_type="row")

    def on_mount(self) -> None:
        """Fill it once."""
        table = self.query_one(DataTable)
        table.add_columns("day", "protocol", "sets", "pain", "end")
        table.add_rows(ROW for _ in range(ROWS))


if __name__ == "__main__":
    Table().run(mouse=False)
