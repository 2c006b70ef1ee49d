"""Which front end opens for what was typed, and what is closed after it."""

import gc
import os
import threading
from collections.abc import Iterator

import pytest

from hiptimer import __version__
from hiptimer.cli import start
from hiptimer.cli.places import rescue_folders
from hiptimer.cli.wiring import build_context
from hiptimer.errors import NoTerminalError
from hiptimer.plain import front_end as plain
from hiptimer.runner.context import Context, StartRequest
from tests.support.command_lines import SHORT, CommandLine

SCREENS, LINES = 40, 41
"""Exit codes by which a test knows what was opened."""

Opened = list[tuple[Context, StartRequest | None]]


@pytest.fixture(autouse=True)
def _garbage_is_looked_for_again() -> Iterator[None]:
    yield
    gc.enable()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Stand in for both front ends."""
    seen: Opened = []

    def screens(context: Context, request: StartRequest | None) -> int:
        seen.append((context, request))
        return SCREENS

    def lines(context: Context, request: StartRequest) -> int:
        seen.append((context, request))
        return LINES

    monkeypatch.setattr(start, "open_screens", screens)
    monkeypatch.setattr(plain, "run", lines)
    return seen


@pytest.fixture
def _a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "check_terminal", lambda _: None)


@pytest.mark.usefixtures("_a_terminal")
def test_without_a_command_the_screens_open_at_home(hiptimer: CommandLine, opened: Opened) -> None:
    assert hiptimer.type().code == SCREENS
    [(_, request)] = opened
    assert request is None


@pytest.mark.usefixtures("_a_terminal")
def test_start_opens_the_screens_with_its_protocol(hiptimer: CommandLine, opened: Opened) -> None:
    assert hiptimer.type("start", SHORT, "--sets", "2").code == SCREENS
    [(_, request)] = opened
    assert request is not None
    assert (request.protocol.id, request.sets) == (SHORT, 2)


@pytest.mark.parametrize("words", [[], ["start"], ["start", SHORT]], ids=" ".join)
def test_screens_are_not_opened_where_no_terminal_is(
    hiptimer: CommandLine, opened: Opened, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(_: object) -> None:
        raise NoTerminalError("no terminal here")

    monkeypatch.setattr(start, "check_terminal", none)
    done = hiptimer.type(*words)
    assert (done.code, done.out, opened) == (2, "", [])
    assert "no terminal here" in done.err


@pytest.mark.usefixtures("_a_terminal")
@pytest.mark.parametrize(
    ("words", "code"), [([], LINES), (["--plain"], LINES), (["--no-plain"], SCREENS)]
)
def test_with_plain_in_the_settings_a_start_is_plain_unless_screens_are_asked_for(
    hiptimer: CommandLine, opened: Opened, words: list[str], code: int
) -> None:
    hiptimer.data.mkdir(exist_ok=True)
    (hiptimer.data / "settings.toml").write_text("plain = true\n", encoding="utf-8")
    assert hiptimer.type("start", SHORT, *words).code == code
    assert hiptimer.type().code == SCREENS
    assert len(opened) == 2


def test_plain_mode_needs_no_terminal(hiptimer: CommandLine, opened: Opened) -> None:
    assert hiptimer.type("start", SHORT, "--plain").code == LINES
    [(_, request)] = opened
    assert request is not None
    assert request.protocol.id == SHORT


def test_a_script_is_printed_without_a_terminal_and_opens_nothing(
    hiptimer: CommandLine, opened: Opened
) -> None:
    done = hiptimer.type("start", SHORT, "--script")
    assert (done.code, done.err, opened) == (0, "", [])
    assert done.out.startswith(" 0:00  Get ready, 30 s: Side-lying straight-leg hover.")
    assert hiptimer.type("start", SHORT, "--script", "--plain").out == done.out


@pytest.mark.parametrize("words", [["start", SHORT], ["start", SHORT, "--plain"]], ids=" ".join)
@pytest.mark.usefixtures("_a_terminal", "opened")
def test_the_sound_and_the_display_are_let_go_at_the_end(
    hiptimer: CommandLine, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = []

    def watched(*arguments: object) -> Context:
        context = build_context(*arguments)  # type: ignore[arg-type]
        for name, end in (("sound", "close"), ("awake", "close"), ("history", "stop")):
            part = getattr(context, name)
            monkeypatch.setattr(part, end, lambda name=name: closed.append(name))
        return context

    monkeypatch.setattr(start, "build_context", watched)
    assert hiptimer.type(*words).code in (SCREENS, LINES)
    assert sorted(closed) == ["awake", "history", "sound"]


@pytest.mark.parametrize("words", [[], ["start", SHORT]], ids=" ".join)
@pytest.mark.usefixtures("_a_terminal", "opened")
def test_what_opens_screens_looks_for_no_garbage_among_what_is_loaded(
    hiptimer: CommandLine, words: list[str]
) -> None:
    assert hiptimer.type(*words).code == SCREENS
    assert not gc.isenabled()


def test_what_killed_saves_left_is_removed_before_a_session_in_lines(
    hiptimer: CommandLine, opened: Opened
) -> None:
    left = hiptimer.data / "sessions" / ".hiptimer-99999999-0123456789abcdef.tmp"
    left.parent.mkdir(parents=True)
    left.touch()
    os.utime(left, (0, 0))
    hiptimer.type("start", SHORT, "--plain")
    for thread in threading.enumerate():
        if thread.name == "tidying":
            thread.join()
    assert not left.exists()
    [(context, _)] = opened
    assert context.app_version == __version__
    assert context.rescue_folders == rescue_folders(os.environ)


@pytest.mark.parametrize("words", [["--plain"], ["--script"]], ids=" ".join)
@pytest.mark.usefixtures("opened")
def test_what_runs_without_screens_has_its_garbage_looked_for(
    hiptimer: CommandLine, words: list[str]
) -> None:
    hiptimer.type("start", SHORT, *words)
    assert gc.isenabled()
