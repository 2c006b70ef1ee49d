"""`hiptimer protocols edit`: the editor opens with what was asked for, or it says why not."""

import pytest

from hiptimer.cli import protocols_edit
from hiptimer.runner.context import Context, EditRequest
from tests.support.command_lines import SHORT, CommandLine

Opened = list[EditRequest]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """What would be on the screen of a terminal that can show one."""
    requests: Opened = []

    def show(context: Context, request: EditRequest) -> int:
        assert context.library
        requests.append(request)
        return 0

    monkeypatch.setattr(protocols_edit, "check_terminal", lambda *_: None)
    monkeypatch.setattr(protocols_edit, "open_screens", show)
    return requests


def test_an_own_protocol_opens_in_its_place(hiptimer: CommandLine, opened: Opened) -> None:
    hiptimer.own("my-hip")
    assert hiptimer.protocols("edit", "my-hip").code == 0
    (request,) = opened
    assert request.editor.document.protocol_id == "my-hip"
    assert not request.editor.document.is_new


def test_a_shipped_protocol_opens_as_a_copy(hiptimer: CommandLine, opened: Opened) -> None:
    assert hiptimer.protocols("edit", SHORT).code == 0
    assert opened[0].editor.document.is_new


def test_a_protocol_with_mistakes_opens_so_that_they_can_be_mended(
    hiptimer: CommandLine, opened: Opened
) -> None:
    path = hiptimer.own("my-hip", 'format = 1\nname = ""\nstge = 1\n[[exercise]]\nid = "no"\n')
    assert hiptimer.protocols("edit", "my-hip").code == 0
    assert len(opened[0].editor.document.problems) == 3
    assert "stge" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("protocol_id", "text", "message"),
    [
        ("my-hop", "", "did you mean my-hip?"),
        ("../my-hip", "", "there is no protocol"),
        ("my-hip", "name = ", "is not valid TOML"),
        ("my-hip", 'format = 2\nname = "x"\n', "newer hiptimer"),
        ("my-hip", "exercise = 3\n", "can't be edited here"),
    ],
)
def test_a_protocol_that_cannot_be_opened_is_reported_and_left_alone(
    hiptimer: CommandLine, opened: Opened, protocol_id: str, text: str, message: str
) -> None:
    path = hiptimer.own("my-hip", text) if text else hiptimer.own("my-hip")
    before = path.read_bytes()
    done = hiptimer.protocols("edit", protocol_id)
    assert (done.code, done.out, opened) == (1, "", [])
    assert message in done.err
    assert path.read_bytes() == before


def test_without_a_terminal_nothing_is_opened(hiptimer: CommandLine) -> None:
    done = hiptimer.protocols("edit", SHORT)
    assert done.code == 2
    assert "need a terminal" in done.err
    assert "hiptimer protocols new creates a file to start from" in done.err


def test_an_id_has_to_be_given(hiptimer: CommandLine) -> None:
    assert hiptimer.protocols("edit").code == 2
