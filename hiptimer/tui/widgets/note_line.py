"""A line to write in. What is pasted is cleaned before it can be drawn or kept."""

from textual.widgets import Input

from hiptimer.model.text import clean


class NoteLine(Input):
    """An input without a frame, whose value is one line of harmless text."""

    DEFAULT_CSS = """
    NoteLine, NoteLine:focus {
        height: 1;
        border: none;
        padding: 0 1;
    }
    """

    def validate_value(self, value: str) -> str:
        """Make whatever is typed or pasted safe to show."""
        return clean(value).replace("\n", " ").replace("\t", " ")
