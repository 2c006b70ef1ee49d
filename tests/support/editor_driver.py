"""A person's hands on the keyboard of the editor, and eyes on its screen. Keys are counted."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from textual.events import Key, Paste
from textual.pilot import Pilot

from hiptimer.runner.context import EditRequest
from hiptimer.runner.protocol_editor import ProtocolEditor, begin, edit
from hiptimer.tui.screens.editor import EditorScreen
from tests.support.app_driver import AppDriver
from tests.support.screen_text import lines_on, text_on

NAMES = {
    " ": "space",
    "-": "minus",
    ".": "full_stop",
    ",": "comma",
    ":": "colon",
    "'": "apostrophe",
    "[": "left_square_bracket",
    "?": "question_mark",
}
"""How Textual calls characters that are no letters."""

ROUNDS = 3
"""What a key does, the screen that it opens, and the keys that work there."""

LONGER_THAN_A_REPEAT = 1.0
"""Seconds between two keys, so that none is taken for one that is held down."""


@dataclass
class Hands:
    """Presses keys at a driver. `presses` counts every one, letters too."""

    driver: AppDriver
    pilot: Pilot[int]
    presses: int = 0

    async def press(self, *keys: str) -> None:
        """Press keys, each when what the one before brought is on the screen."""
        for key in keys:
            self.driver.clock.advance(LONGER_THAN_A_REPEAT)
            self._send(key)
            await self.settle()

    async def walk(self, key: str) -> None:
        """Press a key that moves the pointer; nothing comes of it that has to be waited for."""
        self.driver.clock.advance(LONGER_THAN_A_REPEAT)
        self._send(key)
        await self.settle(1)

    async def write(self, text: str) -> None:
        """Press the keys of all characters."""
        await self.at_once(*text)

    async def at_once(self, *keys: str) -> None:
        """Press keys before any of them is looked at, as they come through a slow line."""
        for key in keys:
            self._send(key)
        await self.settle()

    async def paste(self, text: str) -> None:
        """Paste a text, as a terminal sends it."""
        self.pilot.app.post_message(Paste(text))
        await self.settle()

    async def settle(self, rounds: int = ROUNDS) -> None:
        """Let what was sent arrive, and what comes of it be painted."""
        for _ in range(rounds):
            await self.pilot.pause(0)

    def _send(self, key: str) -> None:
        self.presses += 1
        character = " " if key == "space" else key if len(key) == 1 else None
        self.pilot.app.post_message(Key(NAMES.get(key, key), character))

    async def point_at(self, label: str) -> None:
        """Go down in the form to the row of this label."""
        while self.label != label:
            before = self.label
            await self.walk("down")
            assert self.label not in (before, ""), f"there is no {label} below"
        await self.settle()

    @property
    def screen(self) -> EditorScreen:
        screen = self.pilot.app.screen
        assert isinstance(screen, EditorScreen)
        return screen

    @property
    def editor(self) -> ProtocolEditor:
        return self.screen.editor

    @property
    def text(self) -> str:
        return text_on(self.pilot.app)

    @property
    def lines(self) -> list[str]:
        return lines_on(self.pilot.app)

    @property
    def label(self) -> str:
        """The label of the row that is written in; empty if the list has the keyboard."""
        row = self.editor.active_row
        return row.label if row else ""

    def row(self, label: str) -> str:
        """Return what stands behind `label` in the form, as it can be seen."""
        found = [line.partition(label)[2] for line in self.lines if label in line[35:]]
        assert found, f"there is no {label} in\n{self.text}"
        return found[0].strip()


@asynccontextmanager
async def editing(
    driver: AppDriver,
    protocol_id: str = "",
    *,
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[Hands]:
    """Open the editor with the protocol of this id, or with a new one."""
    library = driver.context.library
    editor = edit(library, protocol_id) if protocol_id else begin(library)
    async with driver.opened(EditRequest(editor), size) as pilot:
        await pilot.pause()
        hands = Hands(driver, pilot)
        assert hands.screen.is_current
        yield hands
