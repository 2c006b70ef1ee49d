"""`hiptimer doctor`: every file is looked at, nothing is mended, and 1 means that data suffer."""

from pathlib import Path

import pytest

from hiptimer.cli import doctor
from tests.support.command_lines import OWN, CommandLine, Done
from tests.support.past_sessions import holds, hostile
from tests.support.ready_sound import ReadySoundBox


@pytest.fixture(autouse=True)
def _sound_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "SoundBox", ReadySoundBox)


def lines(done: Done, word: str) -> list[str]:
    """List the lines that begin with this word."""
    starts = f"  {word:<5}  "
    return [line.removeprefix(starts) for line in done.out.splitlines() if line.startswith(starts)]


def test_where_nothing_was_done_yet_all_is_well(hiptimer: CommandLine) -> None:
    done = hiptimer.type("doctor")
    assert (done.code, done.err) == (0, "")
    assert lines(done, "wrong") == []
    assert f"sessions: {hiptimer.data / 'sessions'} does not exist yet" in done.out
    assert "0 sessions can be read" in done.out
    assert done.out.endswith("\nEverything that hiptimer reads and saves works.\n")


def test_every_chapter_is_there(hiptimer: CommandLine) -> None:
    out = hiptimer.type("doctor").out
    chapters = [line for line in out.splitlines() if line and not line.startswith(" ")]
    assert chapters[1:-1] == ["Folders", "Settings", "Protocols", "Sessions", "Terminal", "Sound"]


def test_every_file_that_can_not_be_read_is_named_with_its_reason(hiptimer: CommandLine) -> None:
    paths = hostile(hiptimer)
    before = {path: path.read_bytes() for path in paths.values() if path.is_file()}
    hiptimer.keep(holds("2026-11-23 07:18", 1))
    done = hiptimer.type("doctor")
    wrong = lines(done, "wrong")
    assert done.code == 1
    assert {line.partition(": ")[0] for line in wrong} == {str(path) for path in paths.values()}
    assert all(line.partition(": ")[2] for line in wrong)
    assert "1 session can be read" in done.out
    assert f"{len(paths)} things are wrong here. hiptimer has not changed anything" in done.out
    assert before == {path: path.read_bytes() for path in before}


def test_files_of_other_tools_are_named_and_are_no_fault(hiptimer: CommandLine) -> None:
    path = hiptimer.keep(holds("2026-11-23 07:18", 1))
    conflict = path.with_name(f"{path.stem}.sync-conflict-20261123-071800-ABCDEFG.toml")
    conflict.write_bytes(path.read_bytes())
    done = hiptimer.type("doctor")
    assert done.code == 0
    assert f"{conflict} is not a hiptimer session file, and is left alone" in lines(done, "note")


def test_a_protocol_that_can_not_be_followed_is_wrong(hiptimer: CommandLine) -> None:
    hiptimer.own("good", OWN)
    path = hiptimer.own("bad", OWN.replace("format", "fromat"))
    done = hiptimer.type("doctor")
    assert done.code == 1
    (line,) = lines(done, "wrong")
    assert line.startswith(f"{path}: ")
    assert "1 protocol of your own can be followed" in lines(done, "ok")
    assert "1 thing is wrong here." in done.out


@pytest.mark.parametrize("text", ["volume = 101\n", "volume =\n", "volumes = 3\n"])
def test_settings_that_can_not_be_are_wrong(hiptimer: CommandLine, text: str) -> None:
    hiptimer.data.mkdir()
    path = hiptimer.data / "settings.toml"
    path.write_text(text, encoding="utf-8")
    done = hiptimer.type("doctor")
    assert done.code == 1
    (line,) = lines(done, "wrong")
    assert str(path) in line
    assert path.read_text(encoding="utf-8") == text


def test_settings_that_are_sound_are_named(hiptimer: CommandLine) -> None:
    hiptimer.data.mkdir()
    path = hiptimer.data / "settings.toml"
    path.write_text('cues = "tones"\nvolume = 0\n', encoding="utf-8")
    done = hiptimer.type("doctor")
    assert f"{path} can be read" in lines(done, "ok")
    assert "chosen in the settings: tones, volume 0" in lines(done, "ok")


def test_the_index_is_named_with_its_size_and_may_be_missing(hiptimer: CommandLine) -> None:
    hiptimer.keep(holds("2026-11-23 07:18", 1))
    done = hiptimer.type("doctor")
    index = hiptimer.data / ".cache" / "history.sqlite3"
    assert any(line.startswith(f"{index}: the index") for line in lines(done, "ok"))
    assert index.is_file()
    index.unlink()
    index.mkdir()
    (index / "x").touch()
    again = hiptimer.type("doctor")
    assert again.code == 0
    assert "1 session can be read" in again.out
    assert f"{index}: it can't be kept here: a folder is where" in again.out


def test_no_text_of_a_file_steers_the_terminal(hiptimer: CommandLine) -> None:
    folder = hiptimer.data / "sessions" / "2026"
    folder.mkdir(parents=True)
    (folder / "[bold]\x1b[31m\u202e.toml").touch()
    (folder / "caf\udce9.toml").touch()
    done = hiptimer.type("doctor")
    assert done.code == 0
    assert "[bold]\ufffd[31m\ufffd.toml is not a hiptimer session file" in done.out
    assert "\x1b" not in done.out


def test_it_says_nothing_of_what_the_sessions_hold(hiptimer: CommandLine) -> None:
    hiptimer.keep(holds("2026-11-23 07:18", 9, note="a secret", pain_before=8))
    out = hiptimer.type("doctor").out
    assert "secret" not in out
    assert "pain" not in out


def test_what_it_needs_no_word_after_it(hiptimer: CommandLine, tmp_path: Path) -> None:
    assert hiptimer.type("doctor", str(tmp_path)).code == 2
