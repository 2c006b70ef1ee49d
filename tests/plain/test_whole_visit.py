"""A whole visit in plain mode: the sound around it, the lock, and an error in the midst of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from hiptimer.cues.cue import Cue, Earcon
from hiptimer.cues.sound_box import SoundBox
from hiptimer.errors import SessionFaultError
from hiptimer.model.settings import Cues
from hiptimer.plain.console import EndOfInput, Failed, Signalled
from hiptimer.plain.rescue import WHAT_NOW
from hiptimer.runner.context import Context
from hiptimer.wording.problems import SESSION_NOT_SAVED
from tests.support.plain_driver import Meanwhile, Script, context_in, settle, visit
from tests.support.plans import BRISK, HOLD, protocol_of


@pytest.fixture
def context(tmp_path: Path) -> Context:
    return replace(settle(context_in(tmp_path)), sound=SoundBox(tmp_path / "cache"))


class Waits:
    """Notes in `order` what is done with the sound, and how long it is waited for at most."""

    def __init__(self, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
        self.order: list[str] = []
        self.seconds: dict[str, float] = {}
        monkeypatch.setattr(context.sound, "wait", self._waits("search"))
        monkeypatch.setattr(context.awake, "wait", self._waits("display"))
        monkeypatch.setattr(context.sound, "finish", self._waits("last cue"))
        monkeypatch.setattr(context.sound, "play", self._played)
        monkeypatch.setattr(context.sound, "prepare", lambda *_: self.order.append("prepared"))

    def _waits(self, what: str) -> Callable[[float], None]:
        def wait(seconds: float) -> None:
            self.order.append(what)
            self.seconds[what] = seconds

        return wait

    def _played(self, cue: Cue) -> None:
        if cue.earcon is Earcon.SESSION_DONE:
            self.order.append("done")


def test_sound_and_display_are_waited_for_before_a_session_and_the_last_cue_after_it(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = Waits(context, monkeypatch)
    asked: Script = [(0, Meanwhile(lambda: waits.order.append("asked"))), (0, "2\n")]
    visit(context, asked, interactive=True)
    order = list(dict.fromkeys(waits.order))
    assert order == ["prepared", "asked", "search", "display", "done", "last cue"]
    assert waits.order[-1] == "last cue"
    assert 0 < waits.seconds["search"] <= 5
    assert 0 < waits.seconds["display"] <= 2
    assert 0 < waits.seconds["last cue"] <= 9


@pytest.mark.parametrize("interactive", [True, False])
def test_the_bell_of_a_session_rings_at_a_terminal(context: Context, *, interactive: bool) -> None:
    context.settings.save(cues=Cues.BELL)
    done = visit(context, [(0, "2\n")], interactive=interactive)
    assert any("\a" in line for line in done.lines) is interactive


@pytest.mark.parametrize(
    "script",
    [
        [],
        [(2, "X\n")],
        [(35, "p\n"), (8000, "d\n")],
        [(40, Signalled(15))],
        [(2, "q\n"), (3, "l\n")],
    ],
    ids=["done", "nothing done", "discarded", "signalled", "left"],
)
def test_after_a_visit_another_session_may_run(context: Context, script: Script) -> None:
    visit(context, script)
    assert not context.lock.held


def test_an_error_in_the_midst_of_a_session_saves_it_and_says_so(context: Context) -> None:
    def fails() -> None:
        raise ZeroDivisionError

    with pytest.raises(SessionFaultError, match="What was done is saved") as raised:
        visit(context, [(40, Meanwhile(fails))])
    assert isinstance(raised.value.__cause__, ZeroDivisionError)
    assert not context.lock.held
    assert len(context.sessions.newest(1).sessions[0].sets) == 1


def test_an_error_of_the_thread_that_reads_is_one_of_the_session(context: Context) -> None:
    with pytest.raises(SessionFaultError, match="What was done is saved"):
        visit(context, [(40, Failed(ZeroDivisionError()))])


def test_what_the_next_key_would_have_done_after_the_end_is_not_done(context: Context) -> None:
    done = visit(context, [(32, "2\n"), (75, "3\nf\np\n")])
    assert (done.code, done.saved.outcome) == (0, "completed")
    assert not any(line.startswith("Finish here") for line in done.lines)


def test_a_terminal_that_goes_while_a_note_is_asked_for_leaves_what_was_done_saved(
    context: Context,
) -> None:
    script: Script = [(0, "2\n"), (32, "2\n"), (75, "3\n"), (80, EndOfInput(hung_up=True))]
    done = visit(context, script, interactive=True)
    assert (done.code, done.saved.outcome, done.saved.note) == (129, "completed", "")


def test_a_terminal_that_goes_with_what_is_not_saved_is_asked_nothing(
    context: Context, tmp_path: Path
) -> None:
    (tmp_path / "sessions").write_text("in the way", encoding="utf-8")
    script: Script = [(0, "2\n"), (20, EndOfInput(hung_up=True))]
    done = visit(context, script, protocol_of(BRISK), interactive=True)
    assert done.code == 129
    assert WHAT_NOW not in done.lines
    assert not any(line.startswith(("What was done", SESSION_NOT_SAVED)) for line in done.lines)


def test_a_note_is_kept_as_it_was_typed_and_none_stays_none(context: Context) -> None:
    noted = visit(context, [(0, "\n"), (72, "\n"), (73, "Slept badly.\n")], interactive=True)
    assert noted.saved.note == "Slept badly."
    unnoted = visit(
        context, [(0, "\n"), (75, "\n"), (76, "\n")], protocol_of(HOLD), interactive=True
    )
    assert unnoted.saved.note == ""
