"""A line to type in, which keeps keys in order and cleans pasted text."""

from collections.abc import Callable

from textual.events import Key, Paste
from textual.widgets import Input

from hiptimer.model.text import clean, pasted
from hiptimer.tui.widgets.own_keys import do_own_key


class LineInput(Input):
    """An input without a frame; `typed` is called with its text whenever a person changes it."""

    DEFAULT_CSS = """
    LineInput, LineInput:focus {
        height: 1;
        border: none;
        padding: 0;
        background: $background;
        background-tint: transparent;

        & > .input--placeholder {
            color: $text-muted;
        }
    }
    """

    def __init__(self, typed: Callable[[str], None]) -> None:
        super().__init__(select_on_focus=False)
        self._typed = typed

    def show(self, text: str) -> None:
        """Show `text` with the cursor at its end, without calling `typed`."""
        with self.prevent(Input.Changed):
            self._typed, typed = _nobody, self._typed
            self.value = text
            self._typed = typed
        self.action_end()

    def watch_value(self, value: str) -> None:
        """Call `typed` before the next key is handled."""
        self._typed(value)

    def validate_value(self, value: str) -> str:
        """Return what was typed or pasted, made safe to show."""
        return clean(value).replace("\n", " ").replace("\t", " ")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Stop the message: `typed` has already been called."""
        event.stop()

    async def on_key(self, event: Key) -> None:
        """Handle a key of its own before the next key."""
        await do_own_key(self, event)

    def on_paste(self, event: Paste) -> None:
        """Insert all pasted lines as one."""
        event.text = " ".join(pasted(event.text).split())


def _nobody(text: str) -> None:
    """Ignore a text that was not typed."""
