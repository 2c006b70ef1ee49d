"""A changed word is found among the transcripts, and a session that broke off is not recorded."""

from pathlib import Path

import pytest

from transcripts.__main__ import compare, record_all
from transcripts.comparing import BROKEN_OFF, GOLDEN, record, recorded, written_down
from transcripts.following import PARTS, follow_piece, import_part

TEXTS = {"plain": {"a.txt": "Rest 20 s.\nNext: set 2.\n", "b/c.txt": "Done.\n"}}


def printed(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_a_changed_word_is_shown_with_its_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert record_all(TEXTS, tmp_path) == 0
    changed = {"plain": TEXTS["plain"] | {"b/c.txt": "Finished.\n"}}
    capsys.readouterr()
    assert compare(changed, tmp_path) == 1
    lines = printed(capsys)
    assert lines[:2] == ["--- recorded/plain/b/c.txt", "+++ today/plain/b/c.txt"]
    assert {"-Done.", "+Finished."} <= set(lines)


def test_what_did_not_change_is_no_difference(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record_all(TEXTS, tmp_path)
    capsys.readouterr()
    assert compare(TEXTS, tmp_path) == 0
    assert printed(capsys) == ["Nothing differs."]


def test_a_file_more_or_less_is_a_difference(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record_all(TEXTS, tmp_path)
    assert compare({"plain": {"a.txt": TEXTS["plain"]["a.txt"]}}, tmp_path) == 1
    assert "+++ /dev/null" in printed(capsys)
    assert compare({"plain": TEXTS["plain"] | {"new.txt": "New.\n"}}, tmp_path) == 1
    assert "--- /dev/null" in printed(capsys)


def test_what_is_recorded_takes_the_place_of_all_of_its_part(tmp_path: Path) -> None:
    record(tmp_path / "plain", {"old.txt": "Old.\n"})
    record_all(TEXTS, tmp_path)
    assert recorded(tmp_path / "plain") == TEXTS["plain"]


def test_a_session_that_breaks_off_is_compared_and_never_recorded(tmp_path: Path) -> None:
    lines = ["Rest 20 s."]
    with written_down(lines):
        raise ZeroDivisionError("by zero")
    assert lines == ["Rest 20 s.", f"{BROKEN_OFF}ZeroDivisionError: by zero"]
    assert record_all({"plain": {"a.txt": "\n".join(lines)}}, tmp_path) == 1
    assert recorded(tmp_path) == {}


def test_a_word_of_the_program_that_changes_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before, _ = follow_piece(("plain", "through_a_pipe"))
    record_all({"plain": before}, tmp_path)
    monkeypatch.setattr("hiptimer.plain.lines.event_lines", lambda *_: ["Another word."])
    monkeypatch.setattr("hiptimer.plain.session.event_lines", lambda *_: ["Another word."])
    after, _ = follow_piece(("plain", "through_a_pipe"))
    capsys.readouterr()
    assert compare({"plain": after}, tmp_path) == 1
    assert any(line.endswith("Another word.") for line in printed(capsys))


@pytest.mark.parametrize("part", PARTS)
def test_each_part_has_been_recorded(part: str) -> None:
    assert import_part(part).pieces()
    assert recorded(GOLDEN / part)
