"""A Textual app that counts down seconds with Digits and does nothing else: the floor of CPU."""

from textual.app import App, ComposeResult
from textual.widgets import Digits


class Seconds(App[None]):
    """Digits, redrawn once a second."""

    left = 600

    def compose(self) -> ComposeResult:
        """Show them."""
        yield Digits(str(self.left))

    def on_mount(self) -> None:
        """Count down."""
        self.set_interval(1, self._count)

    def _count(self) -> None:
        self.left -= 1
        self.query_one(Digits).update(str(self.left))


if __name__ == "__main__":
    Seconds().run(mouse=False)
