"""The line that says before a session which sound is in use, as soon as that is known."""

from typing import Final

from textual.timer import Timer

from hiptimer.runner.context import Context
from hiptimer.runner.opening import prepare, sound_and_display_words, still_looking
from hiptimer.tui.widgets.guidance import CueText

LOOK_SECONDS: Final = 0.2
"""How often it checks; usually once is enough."""


ROOM_FROM: Final = (72, 24)
"""Columns and rows of the smallest screen with room for three lines about the sound."""


class SoundLine(CueText):
    """Starts a search for the sound that the settings of `context` ask for, and shows the result.

    In a small window it is brief.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(id="sound")
        self._given = context
        self._looks: Timer | None = None

    def on_mount(self) -> None:
        """Start the search, again if nothing was found before."""
        self._given.sound.forget_failures()
        prepare(self._given)
        self._looks = self.set_interval(LOOK_SECONDS, self._show)
        self._show()

    def on_resize(self) -> None:
        """Show as much as there is room for."""
        self._show()

    def _show(self) -> None:
        columns, rows = self.app.size
        little_room = columns < ROOM_FROM[0] or rows < ROOM_FROM[1]
        self.text = sound_and_display_words(self._given, briefly=little_room)
        if self._looks and not still_looking(self._given):
            self._looks.stop()
