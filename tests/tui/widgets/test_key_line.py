"""The line of keys shows what works on its own screen, and asks no screen that covers it."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from hiptimer.tui.widgets.key_line import KeyLine
from tests.support.screen_text import lines_on


class Below(Screen[None]):
    """Has keys of which some work; one is sent to the screen by a widget that has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "screen.first", "begin"),
        Binding("b", "screen.second", "end"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.works = {"first"}

    def compose(self) -> ComposeResult:
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        return action in self.works

    @property
    def foot(self) -> list[str]:
        return lines_on(self.app)[-1].split()


class Above(Screen[None]):
    """Must not be asked what works on another screen."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        assert action not in {"first", "second"}, "it was asked for another screen"
        return True


async def test_keys_are_shown_while_they_work() -> None:
    app, screen = App[None](), Below()
    async with app.run_test() as pilot:
        await app.push_screen(screen)
        await pilot.pause()
        assert screen.foot == ["a", "begin"]
        screen.works = {"first", "second"}
        screen.refresh_bindings()
        await pilot.pause()
        assert screen.foot == ["a", "begin", "b", "end"]


async def test_what_changes_on_a_covered_screen_is_shown_when_it_is_on_top_again() -> None:
    app, screen = App[None](), Below()
    async with app.run_test() as pilot:
        await app.push_screen(screen)
        await pilot.pause()
        await app.push_screen(Above())
        screen.works = {"second"}
        screen.refresh_bindings()
        await pilot.pause()
        await app.pop_screen()
        await pilot.pause()
        assert screen.foot == ["b", "end"]


class Clicked(Screen[None]):
    """Has keys that do something, one that is several, and one that does nothing now."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "note('on')", "go on", key_display="enter"),
        Binding("0", "note('0')", "pain", key_display="0-9"),
        Binding("1", "note('1')", "pain", key_display="0-9", show=False),
        Binding("x", "leave", "leave"),
        Binding("question_mark", "note('help')", "help", key_display="?"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.noted: list[str] = []

    def compose(self) -> ComposeResult:
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        return action != "leave"

    def action_note(self, what: str) -> None:
        self.noted.append(what)


async def test_a_click_does_what_the_key_does_and_several_keys_are_no_button() -> None:
    app, screen = App[None](), Clicked()
    async with app.run_test(size=(40, 10)) as pilot:
        await app.push_screen(screen)
        await pilot.pause()
        line = lines_on(app)[-1]
        assert line.split() == ["enter", "go", "on", "0-9", "pain", "?", "help"]
        for words in ("enter", "on", "0-9", "pain", "help"):
            await pilot.click(KeyLine, offset=(line.index(words), 0))
        await pilot.click(KeyLine, offset=(line.index("on") + 3, 0))  # between two keys
        await pilot.click(KeyLine, offset=(39, 0))  # behind the last one
        assert screen.noted == ["on", "on", "help"]
