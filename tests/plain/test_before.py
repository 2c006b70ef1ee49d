"""What is asked before a session, of whom, and what becomes of the answers."""

import errno
import io
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from hiptimer.errors import FileChangedError, SessionRunningError
from hiptimer.model.protocol import AffectedSide
from hiptimer.model.session import SessionOutcome
from hiptimer.model.settings import Cues
from hiptimer.plain.console import Console, EndOfInput, Signalled
from hiptimer.plain.run import follow
from hiptimer.runner.context import Context, StartRequest
from hiptimer.runner.opening import keep
from tests.support.fakes import MORNING, FakeClock
from tests.support.plain_driver import (
    Meanwhile,
    Script,
    Scripted,
    Visit,
    context_in,
    settle,
    visit,
)
from tests.support.plans import HOLD, protocol_of

WHICH_HIP = "Which hip is it? l: left, r: right, b or enter: both."
SPEAK = (
    "Shall hiptimer speak as well, beside a screen reader? "
    "y or enter: voice and tones, t: tones only, n: no sound."
)
PAIN_NOW = "Hip pain now? 0 to 10, or enter to skip."
NIGHT = "Worst hip pain in the night or morning after Monday's session? 0 to 10, or enter to skip."


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def newcomer(tmp_path: Path, clock: FakeClock) -> Context:
    return context_in(tmp_path, clock)


@pytest.fixture
def context(newcomer: Context) -> Context:
    return settle(newcomer)


def answered(context: Context, *answers: str, protocol: str = "") -> Visit:
    """Visit as a person at a terminal who answers so, rates nothing and writes no note."""
    script: Script = [(0, f"{answer}\n") for answer in answers]
    followed = context.library.get(protocol) if protocol else protocol_of(HOLD)
    return visit(context, [*script, (100, EndOfInput())], followed, interactive=True)


@pytest.mark.parametrize(
    ("answer", "side"),
    [("l", "left"), ("R", "right"), ("b", "both"), ("", "both"), ("hip\nl", "left")],
)
def test_the_first_start_asks_once_which_hip_it_is(
    newcomer: Context, answer: str, side: str
) -> None:
    first = answered(newcomer, answer, "n", "")
    assert first.lines[0] == "When to seek help"
    assert WHICH_HIP in first.lines
    assert first.saved.rules.affected_side == side
    loaded = newcomer.settings.load()
    assert loaded.settings.affected_side == side
    assert loaded.chosen == {"affected_side", "cues"}
    assert not {WHICH_HIP, SPEAK} & set(answered(newcomer, "").lines)


@pytest.mark.parametrize(
    ("answer", "cues"),
    [("y", "voice"), ("", "voice"), ("t", "tones"), ("n", "off"), ("?\nt", "tones")],
)
def test_the_first_plain_start_asks_once_whether_to_speak(
    newcomer: Context, answer: str, cues: str
) -> None:
    first = answered(newcomer, "l", answer, "")
    assert SPEAK in first.after(WHICH_HIP)
    assert newcomer.settings.load().settings.cues == cues
    assert SPEAK not in answered(newcomer, "").lines


def test_a_chosen_sound_is_not_asked_for(newcomer: Context) -> None:
    newcomer.settings.save(cues=Cues.TONES)
    assert SPEAK not in answered(newcomer, "l", "").lines
    assert newcomer.settings.load().settings.cues is Cues.TONES


def test_an_answer_that_cannot_be_kept_serves_this_time(newcomer: Context) -> None:
    newcomer.settings.path.write_text("affected_side = ", encoding="utf-8")
    first = answered(newcomer, "r", "n", "")
    assert first.saved.rules.affected_side is AffectedSide.RIGHT
    assert sum("settings.toml" in line for line in first.lines) == 3


def test_nothing_is_asked_through_a_pipe(newcomer: Context, clock: FakeClock) -> None:
    visit(newcomer, [])
    clock.advance(86_400)
    done = visit(newcomer, [])
    assert not any(line.endswith("?") for line in done.lines)
    assert not {WHICH_HIP, SPEAK} & set(done.lines)
    assert not done.saved.pain_next_day_asked


@pytest.mark.parametrize(("typed", "pain"), [(("3",), 3), (("",), None), (("what?", "11", "0"), 0)])
def test_the_pain_before_is_asked_for_and_may_be_skipped(
    context: Context, typed: tuple[str, ...], pain: int | None
) -> None:
    done = answered(context, *typed)
    assert done.lines.count(PAIN_NOW) == len(typed)
    assert done.saved.pain_before == pain


def test_pain_above_the_limit_before_the_start_is_reported_and_asked_about(
    context: Context,
) -> None:
    done = answered(context, "4", "", "a")
    assert done.after(PAIN_NOW)[:3] == [
        "4 is above your limit of 3. What would you like to do?",
        *[
            "s: the short protocol instead, n: not today: a rest day is a good choice, "
            "a: start anyway."
        ]
        * 2,
    ]
    assert done.saved.pain_before == 4


@pytest.mark.parametrize(("pain", "severe"), [("6", False), ("7", True)])
def test_rest_is_offered_first_from_severe_pain_on(
    context: Context, pain: str, *, severe: bool
) -> None:
    done = answered(context, pain, "n")
    assert ("When to seek help" in done.lines) is severe
    assert any(line.startswith("n: not today") for line in done.lines) is severe


def test_severe_pain_before_the_start_shows_when_to_seek_help(context: Context) -> None:
    done = answered(context, "8", "n")
    shown = done.after("8 is above your limit of 3.")
    assert shown[0] == "When to seek help"
    assert shown[-2].startswith("n: not today: a rest day is a good choice, s: the short protocol")


def test_not_today_is_a_good_decision(context: Context) -> None:
    done = answered(context, "4", "n")
    assert (done.code, done.session) == (0, None)
    assert done.lines[-1] == "Not today, then."


def test_the_short_protocol_can_be_done_instead(context: Context) -> None:
    done = answered(context, "4", "s")
    assert done.saved.protocol.id == "lateral-hip-isometric-short"


def test_the_short_protocol_is_not_offered_in_its_own_place(context: Context) -> None:
    done = answered(context, "4", "n", protocol="lateral-hip-isometric-short")
    assert "n: not today: a rest day is a good choice, a: start anyway." in done.lines


def test_a_choice_that_meets_the_end_of_input_leaves(context: Context) -> None:
    done = visit(context, [(0, "4\n")], interactive=True)
    assert (done.code, done.session) == (1, None)
    assert done.lines[-1] == "The input has ended, and this choice is yours to make."


def test_the_night_after_is_asked_about_once(context: Context, clock: FakeClock) -> None:
    answered(context, "1")
    clock.set_wall(MORNING + timedelta(days=1))
    again = answered(context, "3", "")
    assert again.after(NIGHT)[0] == "A rest day or the short session is a good choice."
    first = context.sessions.newest(2).sessions[1]
    assert (first.pain_next_day, first.pain_next_day_asked) == (3, True)
    assert NIGHT not in answered(context, "").lines


def test_a_night_whose_question_met_the_end_of_input_is_asked_about_again(
    context: Context, clock: FakeClock
) -> None:
    name = answered(context, "1").saved.id
    clock.set_wall(MORNING + timedelta(days=1))
    visit(context, [(0, EndOfInput())], interactive=True)
    assert not context.sessions.load(name).pain_next_day_asked


def test_what_the_answer_is_saved_with_is_loaded_before_it_is_asked_for(
    newcomer: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[str] = []
    monkeypatch.setattr("hiptimer.storage.preload.import_module", loaded.append)
    at_the_question: list[str] = []
    script: Script = [(0, Meanwhile(lambda: at_the_question.extend(loaded))), (1, "r\n")]
    visit(newcomer, [*script, (2, EndOfInput())], interactive=True)
    assert any("tomlkit" in name or "toml" in name for name in at_the_question)


def test_who_does_not_say_which_hip_it_is_goes_on_with_both(newcomer: Context) -> None:
    done = visit(newcomer, [(0, EndOfInput())], interactive=True)
    assert WHICH_HIP in done.lines
    assert (done.code, done.saved.rules.affected_side) == (0, AffectedSide.BOTH)
    assert not newcomer.settings.load().chosen


def test_the_night_after_may_be_skipped(context: Context, clock: FakeClock) -> None:
    answered(context, "1")
    clock.set_wall(MORNING + timedelta(days=1))
    answered(context, "", "")
    first = context.sessions.newest(2).sessions[1]
    assert (first.pain_next_day, first.pain_next_day_asked) == (None, True)


def unfinished(context: Context) -> str:
    """Cut a session off after its first set."""
    return visit(context, [(40, Signalled(9))]).saved.id


def test_an_unfinished_session_can_be_resumed(context: Context) -> None:
    name = unfinished(context)
    done = answered(context, "g")
    assert done.lines[0] == ("A session was not finished: Mine, Monday at 07:18, 1 of 2 sets.")
    assert (done.saved.id, done.saved.outcome) == (name, SessionOutcome.COMPLETED)
    assert len(done.saved.sets) == 2


def test_an_unfinished_session_can_be_kept_as_it_is(context: Context, clock: FakeClock) -> None:
    name = unfinished(context)
    clock.advance(60)
    assert "Kept as it is." in answered(context, "what", "k", "").lines
    assert context.sessions.load(name).outcome is SessionOutcome.INTERRUPTED


def test_an_unfinished_session_can_be_discarded(context: Context, clock: FakeClock) -> None:
    name = unfinished(context)
    clock.advance(60)
    done = answered(context, "d", "")
    assert any(line.startswith("Discarded. It is in") for line in done.lines)
    assert done.saved.id != name
    assert len(context.sessions.newest(5).sessions) == 1


def test_after_two_hours_an_unfinished_session_cannot_be_resumed(
    context: Context, clock: FakeClock
) -> None:
    unfinished(context)
    clock.advance(8000)
    done = answered(context, "g", "k", "")
    assert done.lines[1:3] == ["k: keep it as it is, d: discard it."] * 2


def test_through_a_pipe_an_unfinished_session_is_mentioned_and_left(
    context: Context, clock: FakeClock
) -> None:
    name = unfinished(context)
    clock.advance(60)
    done = visit(context, [])
    assert done.lines[1].startswith("It stays as it is: start hiptimer in a terminal")
    assert context.sessions.load(name).outcome is None
    assert done.saved.id != name


def test_one_that_was_ended_in_another_window_meanwhile_is_not_resumed(
    context: Context, tmp_path: Path, clock: FakeClock
) -> None:
    cut_off = visit(context, [(40, Signalled(9))]).saved
    other = context_in(tmp_path, clock)
    script: Script = [(1, Meanwhile(lambda: keep(other, cut_off))), (2, "g\n")]
    with pytest.raises(FileChangedError, match="it was ended in another window meanwhile"):
        visit(context, script, interactive=True)
    assert not context.lock.held
    assert context.sessions.load(cut_off.id).outcome is SessionOutcome.INTERRUPTED


def fill_the_disk(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Let the disk have no room for a new version of the files that are called so."""
    put_in_place = os.replace

    def refused(source: os.PathLike[str], target: os.PathLike[str], **options: Any) -> None:
        if Path(target).stem == name:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        put_in_place(source, target, **options)

    monkeypatch.setattr(os, "replace", refused)


def test_a_hip_that_a_full_disk_does_not_keep_serves_this_time(
    newcomer: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_the_disk(monkeypatch, "settings")
    done = answered(newcomer, "r", "")
    assert "the disk is full" in done.after(WHICH_HIP)[0]
    assert (done.code, done.saved.rules.affected_side) == (0, AffectedSide.RIGHT)


def test_a_night_that_a_full_disk_does_not_keep_is_reported_and_asked_about_again(
    context: Context, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = answered(context, "1").saved.id
    clock.set_wall(MORNING + timedelta(days=1))
    fill_the_disk(monkeypatch, first)
    again = answered(context, "3", "")
    problem, *others = again.after(NIGHT)
    assert "the disk is full" in problem
    assert others[:2] == ["A rest day or the short session is a good choice.", PAIN_NOW]
    assert again.code == 0
    assert not context.sessions.load(first).pain_next_day_asked


def test_an_unfinished_session_that_a_full_disk_does_not_keep_stays_as_it_was(
    context: Context, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = unfinished(context)
    clock.advance(60)
    fill_the_disk(monkeypatch, name)
    done = answered(context, "k", "")
    problem, *others = done.after("g: go on with it")
    assert "the disk is full" in problem
    assert others[0] == PAIN_NOW
    assert context.sessions.load(name).outcome is None


def test_an_unfinished_session_that_the_trash_does_not_take_stays_where_it_was(
    context: Context, clock: FakeClock, tmp_path: Path
) -> None:
    name = unfinished(context)
    clock.advance(60)
    (tmp_path / "trash").write_text("in the way", encoding="utf-8")
    done = answered(context, "d", "")
    problem, *others = done.after("g: go on with it")
    assert "it was not moved to the trash" in problem
    assert others[0] == PAIN_NOW
    assert context.sessions.load(name).outcome is None


def test_a_note_is_asked_for_at_the_end(context: Context) -> None:
    script: Script = [(0, "\n"), (32, "2\n"), (72, "2\n"), (73, "  the left one \x07 creaks\n")]
    done = visit(context, script, interactive=True)
    assert done.lines.count("A note for this session? One line, or enter for none.") == 1
    assert done.saved.note == "the left one \ufffd creaks"


def test_a_limit_of_zero_makes_any_pain_worth_asking_about(context: Context) -> None:
    protocol = replace(protocol_of(HOLD), pain_ceiling=0)
    done = visit(context, [(0, "1\n"), (0, "n\n")], protocol, interactive=True)
    assert done.lines[1].startswith("1 is above your limit of 0.")


def test_while_another_session_runs_nothing_is_asked_in_vain(
    newcomer: Context, tmp_path: Path
) -> None:
    other = context_in(tmp_path)
    other.lock.acquire()
    source = Scripted([], FakeClock())
    with pytest.raises(SessionRunningError):
        follow(
            newcomer,
            StartRequest(protocol_of(HOLD)),
            Console(io.StringIO(), source, interactive=True),
        )
    other.lock.release()
    assert source.looked == 0
