"""What `hiptimer doctor` says of folders, terminals and sound."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from hiptimer.cli import doctor
from hiptimer.cli.doctor import Finding, Grade, folder_findings, sound_findings, terminal_findings
from hiptimer.cli.places import choose_folders
from hiptimer.cues.status import SoundStatus
from hiptimer.errors import NoTerminalError
from hiptimer.model.settings import Cues, Settings
from hiptimer.storage.folders import Folders
from hiptimer.storage.precautions import WORDS, Precaution
from tests.support.children import in_child
from tests.support.players import FAILS, SPEAKS, TRIES, only_players
from tests.support.ready_sound import ReadySoundBox

TERMINAL = {"TERM": "xterm-256color"}


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    found = choose_folders(str(tmp_path / "data"), {})
    for path in (found.protocols, found.sessions, found.trash, found.cache, found.state):
        path.mkdir(mode=0o700, parents=True)
    (tmp_path / "data").chmod(0o700)
    return found


def graded(folders: Folders, grade: Grade) -> list[str]:
    return [each.text for each in folder_findings(folders) if each.grade is grade]


def test_folders_for_ones_own_eyes_are_fine(folders: Folders) -> None:
    assert graded(folders, Grade.NOTE) + graded(folders, Grade.WRONG) == []
    assert len(graded(folders, Grade.FINE)) == 6


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
@pytest.mark.parametrize("mode", [0o755, 0o750, 0o701])
def test_a_folder_that_others_can_look_into_is_reported(folders: Folders, mode: int) -> None:
    folders.sessions.chmod(mode)
    (finding,) = graded(folders, Grade.NOTE)
    assert finding.startswith(f"sessions: {folders.sessions} is open to others")
    assert "chmod 700" in finding
    assert graded(folders, Grade.WRONG) == []


def test_a_link_that_leads_nowhere_is_wrong_and_no_folder_to_be_made(
    folders: Folders, tmp_path: Path
) -> None:
    folders.sessions.rmdir()
    folders.sessions.symlink_to(tmp_path / "drive" / "sessions")
    (finding,) = graded(folders, Grade.WRONG)
    assert finding.startswith(f"sessions: {folders.sessions} can't be opened: ")
    assert "connect the drive" in finding


def test_a_file_or_a_link_to_itself_is_no_folder(folders: Folders) -> None:
    folders.trash.rmdir()
    folders.trash.touch()
    folders.state.rmdir()
    folders.state.symlink_to(folders.state)
    trash, state = graded(folders, Grade.WRONG)
    assert trash.startswith(f"trash: {folders.trash} is a file where a folder should be")
    assert state.startswith(f"state: {folders.state} can't be opened: it is a link that leads back")


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_folder_that_can_not_be_read_or_written_is_wrong() -> None:
    with tempfile.TemporaryDirectory() as name:  # one that everybody can reach
        Path(name).chmod(0o755)
        found = choose_folders(name, {})
        for path, mode in ((found.protocols, 0o000), (found.sessions, 0o555)):
            path.mkdir()
            path.chmod(mode)
        said = in_child(lambda: "\n".join(graded(found, Grade.WRONG)), without_rights=True).said
    protocols, sessions, *missing = said.splitlines()
    assert protocols.endswith("protocols can't be read; check its permissions")
    assert "sessions can be read, but nothing can be saved in it: you have no per" in sessions
    assert any(line.endswith(f"does not exist and can't be created in {name}") for line in missing)


def test_a_full_disk_is_wrong(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = type(shutil.disk_usage(folders.sessions))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10**9, 10**9 - 1, 1_200_000))
    assert graded(folders, Grade.WRONG) == [
        "the disk is nearly full: 1.2 MB are left; free some space"
    ]


@pytest.mark.parametrize(
    ("free", "expected"),
    [
        (20_000_000, []),
        (19_999_999, ["the disk is nearly full: 20.0 MB are left; free some space"]),
        (1_250_001, ["the disk is nearly full: 1.3 MB are left; free some space"]),
    ],
)
def test_twenty_megabytes_are_enough(
    folders: Folders, monkeypatch: pytest.MonkeyPatch, free: int, expected: list[str]
) -> None:
    usage = type(shutil.disk_usage(folders.sessions))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10**9, 10**9 - free, free))
    assert graded(folders, Grade.WRONG) == expected


def test_each_folder_is_named_with_what_lies_in_it(folders: Folders) -> None:
    assert graded(folders, Grade.FINE) == [
        f"protocols: {folders.protocols}",
        f"sessions: {folders.sessions}",
        f"trash: {folders.trash}",
        f"settings: {folders.settings.parent}",
        f"caches: {folders.cache}",
        f"state: {folders.state}",
    ]


def test_a_precaution_that_a_disk_lacks_is_reported_once_with_its_folders(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking = {
        folders.sessions: {Precaution.SYNC, Precaution.MODE},
        folders.trash: {Precaution.MODE},
    }
    for path in lacking:
        path.chmod(0o755)
    monkeypatch.setattr(doctor, "try_saving", lambda path: frozenset(lacking.get(path, ())))
    assert sorted(graded(folders, Grade.NOTE)) == sorted(
        [
            f"sessions: {WORDS[Precaution.SYNC]}",
            f"sessions, trash: {WORDS[Precaution.MODE]}",
        ]
    )
    assert len(graded(folders, Grade.FINE)) == 6


def test_a_disk_that_does_not_report_its_free_space_is_no_fault(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: Path) -> None:
        raise OSError

    monkeypatch.setattr(shutil, "disk_usage", fails)
    assert graded(folders, Grade.WRONG) == []


# The terminal


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[int, int], None]:
    """Let there be a terminal, of a size."""
    monkeypatch.setattr(doctor, "check_terminal", lambda _: None)
    monkeypatch.setattr(sys.stdout, "reconfigure", lambda **_: None, raising=False)

    def sized(columns: int, lines: int) -> None:
        size = os.terminal_size((columns, lines))
        monkeypatch.setattr(shutil, "get_terminal_size", lambda: size)

    return sized


def findings_of(environment: Mapping[str, str]) -> list[Finding]:
    return list(terminal_findings(environment))


def test_a_terminal_is_reported_with_its_size_and_colours(
    terminal: Callable[[int, int], None],
) -> None:
    terminal(80, 24)
    first, colours, *_ = findings_of(TERMINAL)
    assert first.text == "the screens can be shown: xterm-256color, 80 columns, 24 lines"
    assert (first.grade, colours.grade) == (Grade.FINE, Grade.FINE)
    assert colours.text.startswith("colours: ")


@pytest.mark.parametrize("size", [(39, 24), (80, 11), (1, 1)])
def test_a_small_window_is_reported(
    terminal: Callable[[int, int], None], size: tuple[int, int]
) -> None:
    terminal(*size)
    notes = [each.text for each in findings_of(TERMINAL) if each.grade is Grade.NOTE]
    assert any("from 40 columns and 12 lines on" in text for text in notes)


def test_the_smallest_window_with_room_is_no_small_one(
    terminal: Callable[[int, int], None],
) -> None:
    terminal(40, 12)
    assert not any("the window is small" in each.text for each in findings_of(TERMINAL))


def test_missing_colours_are_reported(terminal: Callable[[int, int], None]) -> None:
    terminal(80, 24)
    texts = [each.text for each in findings_of({**TERMINAL, "NO_COLOR": "1"})]
    assert "NO_COLOR is set, so there are no colours; nothing is shown by colour alone" in texts


def test_no_terminal_is_worth_a_note_with_what_works_instead(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def none(_: Mapping[str, str]) -> None:
        raise NoTerminalError("There is none. hiptimer start --plain works")

    monkeypatch.setattr(doctor, "check_terminal", none)
    first, *_ = findings_of({})
    assert (first.grade, first.text) == (
        Grade.NOTE,
        "There is none. hiptimer start --plain works",
    )


def test_an_output_of_few_letters_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    class Old:
        encoding = "ANSI_X3.4-1968"

    monkeypatch.setattr(sys, "stdout", Old())
    *_, last = findings_of({})
    assert last.grade is Grade.NOTE
    assert last.text.startswith(
        "the output is written in ANSI_X3.4-1968, which lacks some characters"
    )


def test_a_terminal_without_kind_and_encoding_is_unknown(
    terminal: Callable[[int, int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal(80, 24)
    monkeypatch.setattr(type(sys.stdout), "encoding", None, raising=False)
    first, *_, last = findings_of({})
    assert first.text.startswith("the screens can be shown: unknown, 80 columns")
    assert last.text.startswith("the output is written in unknown, which lacks some characters")


# The sound


def sound(folders: Folders, monkeypatch: pytest.MonkeyPatch, status: SoundStatus) -> list[Finding]:
    boxes: list[ReadySoundBox] = []

    class Box(ReadySoundBox):
        def __init__(self, *given: object) -> None:
            super().__init__(*given)
            self.status = status
            boxes.append(self)

    monkeypatch.setattr(doctor, "SoundBox", Box)
    found = list(sound_findings(folders, Settings(), {}))
    assert [box.closed for box in boxes] == [True]
    return found


def test_a_player_and_a_voice_are_named(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    status = SoundStatus(kind=Cues.VOICE, player="pw-play", engine="say", asked=Cues.VOICE)
    *heard, chosen = sound(folders, monkeypatch, status)
    assert {each.grade for each in heard} == {Grade.FINE}
    text = " ".join(each.text for each in heard)
    assert "pw-play" in text
    assert "say" in text
    assert chosen.text == "chosen in the settings: voice, volume 80"


def test_what_is_missing_is_reported_with_what_to_install(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    advice = "Install espeak-ng for the voice."
    status = SoundStatus(kind=Cues.BELL, asked=Cues.VOICE, advice=advice, tried=("aplay",))
    *heard, _ = sound(folders, monkeypatch, status)
    assert {each.grade for each in heard} == {Grade.NOTE}
    assert advice in [each.text for each in heard]
    assert any("aplay" in each.text for each in heard)


def test_a_player_that_never_answers_is_reported(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    status = SoundStatus(asked=Cues.VOICE, looking=True)
    first, _ = sound(folders, monkeypatch, status)
    assert (first.grade, first.text) == (Grade.NOTE, "The player or the voice does not answer.")


def test_nothing_is_played_and_nothing_kept_while_the_sound_is_looked_at(
    folders: Folders,
) -> None:
    before = sorted(folders.cache.rglob("*"))
    findings = list(sound_findings(folders, Settings(volume=0), {"SSH_TTY": "/dev/pts/1"}))
    assert "SSH" in findings[0].text
    assert sorted(folders.cache.rglob("*")) == before


@pytest.mark.parametrize(
    ("voice", "found"),
    [
        (SPEAKS, Finding(Grade.FINE, "Voice: test.")),
        (FAILS, Finding(Grade.NOTE, "Voice: test, but it fails.")),
    ],
)
def test_the_voice_is_really_tried(
    folders: Folders, monkeypatch: pytest.MonkeyPatch, voice: str, found: Finding
) -> None:
    only_players(monkeypatch, "aplay", voice=voice)
    assert found in list(sound_findings(folders, Settings(), {}))


def test_a_voice_that_never_answers_does_not_hold_up_the_doctor(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "SOUND_SECONDS", 0.3)
    only_players(monkeypatch, "aplay", voice=TRIES)
    first, _ = sound_findings(folders, Settings(), {})
    assert (first.grade, first.text) == (Grade.NOTE, "The player or the voice does not answer.")
