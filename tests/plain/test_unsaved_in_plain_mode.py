"""A session that can't be saved: a person chooses, a pipe gets a message, and nothing lies."""

import io
from collections.abc import Container
from pathlib import Path

import pytest
from msgspec.structs import replace

from hiptimer.plain.console import Console, EndOfInput, Leave, Signalled
from hiptimer.plain.rescue import BEFORE_THE_TEXT, LEFT, NOT_PRINTED, RULE, WHAT_NOW
from hiptimer.plain.run import follow
from hiptimer.runner.context import Context, StartRequest
from hiptimer.storage.session_file import loads
from hiptimer.storage.toml_reading import SESSION, parse, read
from hiptimer.wording.problems import SESSION_NOT_SAVED
from tests.support.fakes import FakeClock
from tests.support.plain_driver import Script, Scripted, Visit, context_in, settle, visit
from tests.support.plans import HOLD, protocol_of

PROTOCOL = protocol_of(replace(HOLD, sets=1, sets_max=1))


@pytest.fixture
def context(tmp_path: Path) -> Context:
    (tmp_path / "sessions").write_text("in the way", encoding="utf-8")
    there = tmp_path / "else where"
    there.mkdir()
    return replace(settle(context_in(tmp_path)), rescue_folders=(tmp_path / "no", there))


def answered(context: Context, *answers: str) -> Visit:
    """Follow a hold, rate it with 2, write no note, and answer what is asked then."""
    script: Script = [(0, "\n"), (35, "2\n"), (40, "\n")]
    more: Script = [(50, f"{answer}\n") for answer in answers]
    last: Script = [(60, EndOfInput())]
    return visit(context, [*script, *more, *last], PROTOCOL, interactive=True)


def honest(done: Visit) -> bool:
    said = [line for line in done.lines if line.startswith("Saved in")]
    return (
        done.code == 1
        and not said
        and any(line.startswith(SESSION_NOT_SAVED) for line in done.lines)
    )


def test_room_made_before_trying_again_saves_it(
    context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose = Console.choose

    def mend_and_choose(console: Console, question: str, letters: Container[str]) -> str | None:
        if question == WHAT_NOW:
            (tmp_path / "sessions").unlink()
        return choose(console, question, letters)

    monkeypatch.setattr(Console, "choose", mend_and_choose)
    done = answered(context, "t")
    assert done.code == 0
    assert done.lines[-1].startswith("Saved in")
    assert done.pains == [2]


def test_trying_again_in_vain_asks_again_and_leaving_is_no_success(context: Context) -> None:
    done = answered(context, "t", "x", "l")
    assert honest(done)
    assert done.lines.count(WHAT_NOW) == 3
    assert done.lines[-1] == LEFT


@pytest.mark.parametrize("typed", ["", "{there}"], ids=["proposed", "typed"])
def test_a_copy_goes_into_a_folder_that_is_proposed_or_typed(
    context: Context, tmp_path: Path, typed: str
) -> None:
    there = tmp_path / "else where"
    there.joinpath("other").mkdir()
    done = answered(context, "f", typed.format(there=there / "other"))
    assert honest(done)
    (copy,) = there.glob("*.toml" if not typed else "other/*.toml")
    assert loads(read(copy, SESSION), copy).sets[0].pain == 2
    assert done.lines[-1] == (
        f"A copy is in {copy}. To bring it into the history: "
        f'hiptimer sessions import --replace "{copy}"'
    )


def test_a_folder_that_is_not_there_is_reported_and_asked_for_again(
    context: Context, tmp_path: Path
) -> None:
    done = answered(context, "f", str(tmp_path / "typo"), "l")
    assert honest(done)
    assert any("nothing was saved there" in line for line in done.lines)
    assert not (tmp_path / "typo").exists()


def test_a_copy_is_never_written_over_another_file(context: Context, tmp_path: Path) -> None:
    assert honest(answered(context, "f", ""))
    again = settle(context_in(tmp_path))
    assert honest(answered(replace(again, rescue_folders=context.rescue_folders), "f", ""))
    assert len(list((tmp_path / "else where").iterdir())) == 2


def test_the_text_is_printed_to_be_copied_as_it_would_have_been_saved(context: Context) -> None:
    done = answered(context, "p", "l")
    assert honest(done)
    first, last = (n for n, line in enumerate(done.lines) if line == RULE)
    assert done.lines[first - 1] == BEFORE_THE_TEXT
    text = "\n".join(done.lines[first + 1 : last]) + "\n"
    printed = loads(parse(text, Path("x"), SESSION), Path("x"))
    assert printed.sets[0].pain == 2
    assert printed.outcome == "completed"


def test_through_a_pipe_nothing_is_asked_or_printed(context: Context) -> None:
    done = visit(context, [(0, EndOfInput())], PROTOCOL)
    assert honest(done)
    assert done.lines[-1] == NOT_PRINTED
    assert WHAT_NOW not in done.lines
    assert RULE not in done.lines


def test_leaving_for_later_asks_too_and_is_no_success(context: Context) -> None:
    script: Script = [(0, "\n"), (20, "q\n"), (21, "l\n"), (30, "l\n")]
    done = visit(context, script, PROTOCOL, interactive=True)
    assert honest(done)
    assert "Left for now." in done.lines
    assert done.lines[-1] == LEFT


@pytest.mark.parametrize("at", [20, 45], ids=["in the hold", "while it is asked"])
def test_a_signal_asks_nothing_and_keeps_its_exit_code(context: Context, at: int) -> None:
    script: Script = [(0, "\n"), (35, "2\n"), (40, "\n"), (at, Signalled(15))]
    done = visit(context, sorted(script, key=lambda step: step[0]), PROTOCOL, interactive=True)
    assert done.code == 143
    assert not any(line.startswith(("Saved", "What was done")) for line in done.lines)


def test_without_a_folder_no_copy_is_saved_and_it_is_asked_again(context: Context) -> None:
    nowhere = replace(context, rescue_folders=())
    done = answered(nowhere, "f", "", "l")
    assert honest(done)
    assert "Which folder?" in done.lines
    assert done.lines[-3:] == ["Which folder?", WHAT_NOW, LEFT]


def test_a_folder_is_proposed_with_its_name(context: Context, tmp_path: Path) -> None:
    done = answered(context, "f", "")
    assert f"Which folder? Enter: {tmp_path / 'else where'}" in done.lines


def test_who_is_gone_when_a_folder_is_asked_for_has_no_copy_saved(
    context: Context, tmp_path: Path
) -> None:
    done = answered(context, "f")
    assert honest(done)
    assert not list((tmp_path / "else where").iterdir())
    assert done.lines[-1] == LEFT


class NoReader(io.StringIO):
    """The reader of the output goes when a line begins so."""

    def __init__(self, last: str) -> None:
        super().__init__()
        self._last = last

    def write(self, text: str) -> int:
        if text.startswith(self._last):
            raise BrokenPipeError
        return super().write(text)


@pytest.mark.parametrize("last", ["Left for now.", SESSION_NOT_SAVED, WHAT_NOW])
def test_what_is_not_saved_is_still_reported_when_no_one_reads_the_output(
    context: Context, last: str
) -> None:
    script: Script = [(0, "\n"), (20, "q\n"), (21, "l\n")]
    clock = context.clock
    assert isinstance(clock, FakeClock)
    source = Scripted(script, clock)
    console = Console(NoReader(last), source, interactive=True, on_screen=True)
    with pytest.raises(Leave) as left:
        follow(context, StartRequest(PROTOCOL), console)
    assert left.value.code == 141
    assert left.value.unsaved.startswith(SESSION_NOT_SAVED)


def test_who_leaves_without_it_finds_nothing_saved_behind_their_back(
    context: Context, tmp_path: Path
) -> None:
    class Left(io.StringIO):
        def write(self, text: str) -> int:
            if text.startswith(LEFT):
                (tmp_path / "sessions").unlink()
            return super().write(text)

    script: Script = [(0, "\n"), (35, "2\n"), (40, "\n"), (50, "l\n")]
    clock = context.clock
    assert isinstance(clock, FakeClock)
    console = Console(Left(), Scripted(script, clock), interactive=True, on_screen=True)
    assert follow(context, StartRequest(PROTOCOL), console) == 1
    assert not (tmp_path / "sessions").exists()
