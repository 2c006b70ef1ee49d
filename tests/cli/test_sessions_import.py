"""`hiptimer sessions import`: in comes what is whole, and nothing is ever written over."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from hiptimer.cli.completion import script_for
from hiptimer.model.corrections import with_note
from hiptimer.storage.locks import SessionLock
from hiptimer.storage.session_file import dumps
from tests.support.command_lines import CommandLine
from tests.support.session_values import SESSION_ID, hold_row, session

PLACE = f"sessions/2026/{SESSION_ID}.toml"


def file_of(folder: Path, text: bytes, name: str = "copy of it.toml") -> Path:
    path = folder / name
    path.write_bytes(text)
    return path


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return folder


def test_a_session_lands_under_its_id_in_the_folder_of_its_year(
    hiptimer: CommandLine, elsewhere: Path
) -> None:
    text = b"\xef\xbb\xbf# by hand\n" + dumps(session(hold_row())) + b"kept = 1\n"
    path = file_of(elsewhere, text)
    done = hiptimer.type("sessions", "import", str(path))
    place = hiptimer.data / PLACE
    assert (done.code, done.out, done.err) == (0, f"{place}\n", "")
    assert place.read_bytes() == text.removeprefix(b"\xef\xbb\xbf")
    assert place.stat().st_mode & 0o777 == 0o600
    assert place.parent.stat().st_mode & 0o777 == 0o700
    assert path.read_bytes() == text
    assert hiptimer.type("show", "last").code == 0


def test_an_unfinished_session_of_another_device_comes_in_as_it_is(
    hiptimer: CommandLine, elsewhere: Path
) -> None:
    foreign = session(hold_row(), device="zzzzzzzz")
    assert hiptimer.type("sessions", "import", str(file_of(elsewhere, dumps(foreign)))).code == 0
    assert (hiptimer.data / PLACE).read_bytes() == dumps(foreign)


@pytest.mark.parametrize("name", [SESSION_ID, f"{SESSION_ID[:-8]}renamed2"])
def test_the_same_session_is_there_already_also_under_another_name(
    hiptimer: CommandLine, elsewhere: Path, name: str
) -> None:
    there = hiptimer.keep(session(hold_row()), name)
    path = file_of(elsewhere, b"# a comment\n" + dumps(session(hold_row())))
    done = hiptimer.type("sessions", "import", str(path))
    assert (done.code, done.out) == (0, f"{there}\n")
    assert done.err == f"{path}: this session is already in the history\n"
    assert len(list(hiptimer.data.glob("sessions/*/*"))) == 1


def test_another_version_of_a_session_is_refused_and_both_are_named(
    hiptimer: CommandLine, elsewhere: Path
) -> None:
    there = hiptimer.keep(session(hold_row()))
    path = file_of(elsewhere, dumps(with_note(session(hold_row()), "longer")))
    done = hiptimer.type("sessions", "import", str(path))
    assert (done.code, done.out) == (1, "")
    assert str(path) in done.err
    assert str(there) in done.err
    assert there.read_bytes() == dumps(session(hold_row()))


@pytest.mark.parametrize("name", [SESSION_ID, f"{SESSION_ID[:-8]}renamed2"])
def test_with_replace_the_other_version_goes_to_the_trash(
    hiptimer: CommandLine, elsewhere: Path, name: str
) -> None:
    first, whole = session(hold_row(1)), session(hold_row(1), hold_row(2))
    there = hiptimer.keep(first, name)
    path = file_of(elsewhere, dumps(whole))
    done = hiptimer.type("sessions", "import", "--replace", str(path))
    (kept,) = (hiptimer.data / "trash").iterdir()
    assert (done.code, done.out) == (0, f"{there}\n")
    assert done.err == f"{path}: the version that was there is in the trash: {kept}\n"
    assert there.read_bytes() == dumps(whole)
    assert kept.read_bytes() == dumps(first)
    again = hiptimer.type("sessions", "import", "--replace", str(path))
    assert (again.code, again.out) == (0, f"{there}\n")
    assert len(list((hiptimer.data / "trash").iterdir())) == 1


def test_unknown_keys_make_another_version(hiptimer: CommandLine, elsewhere: Path) -> None:
    hiptimer.keep(session(hold_row()))
    path = file_of(elsewhere, dumps(session(hold_row())) + b"checked = true\n")
    assert hiptimer.type("sessions", "import", str(path)).code == 1


def test_what_can_not_be_read_in_its_place_is_not_written_over(
    hiptimer: CommandLine, elsewhere: Path
) -> None:
    place = hiptimer.data / PLACE
    place.parent.mkdir(parents=True)
    place.write_text("cut o", encoding="utf-8")
    done = hiptimer.type("sessions", "import", str(file_of(elsewhere, dumps(session()))))
    assert done.code == 1
    assert str(place) in done.err
    assert place.read_text(encoding="utf-8") == "cut o"


@pytest.mark.parametrize(
    "text",
    [
        dumps(session(hold_row()))[:-20],
        b"format = 1\n",
        b"\0",
        dumps(session()).replace(b"format = 1", b"format = 2"),
        dumps(session()).replace(SESSION_ID.encode(), b"../../x"),
    ],
    ids=["cut off", "no session", "zero bytes", "newer", "an id that leads out"],
)
def test_what_is_no_whole_session_is_refused_and_the_others_come_in(
    hiptimer: CommandLine, elsewhere: Path, text: bytes
) -> None:
    wrong = file_of(elsewhere, text, "wrong.toml")
    right = file_of(elsewhere, dumps(session(hold_row())), "right.toml")
    missing = elsewhere / "missing.toml"
    done = hiptimer.type("sessions", "import", str(wrong), str(missing), str(right))
    assert (done.code, done.out) == (1, f"{hiptimer.data / PLACE}\n")
    assert done.err.count("hiptimer: ") == 2
    assert [path.name for path in hiptimer.data.glob("sessions/*/*")] == [f"{SESSION_ID}.toml"]


def test_a_session_that_is_open_in_another_window_is_refused(
    hiptimer: CommandLine, elsewhere: Path
) -> None:
    lock = SessionLock(hiptimer.data / ".state")
    lock.acquire(SESSION_ID)
    try:
        path = file_of(elsewhere, dumps(replace(session(hold_row()), note="x")))
        done = hiptimer.type("sessions", "import", str(path))
    finally:
        lock.release()
    assert (done.code, done.out) == (1, "")
    assert "open in another window" in done.err


def test_a_year_that_leads_out_of_the_history_takes_nothing(
    hiptimer: CommandLine, elsewhere: Path
) -> None:
    outside = elsewhere / "outside"
    outside.mkdir()
    (hiptimer.data / "sessions").mkdir(parents=True)
    (hiptimer.data / "sessions/2026").symlink_to(outside)
    done = hiptimer.type("sessions", "import", str(file_of(elsewhere, dumps(session()))))
    assert (done.code, list(outside.iterdir())) == (1, [])


@pytest.mark.parametrize("words", [(), ("import",)])
def test_without_a_file_it_is_wrong_usage(hiptimer: CommandLine, words: tuple[str, ...]) -> None:
    assert hiptimer.type("sessions", *words).code == 2


def test_shells_complete_files_after_it() -> None:
    assert "_shtab_hiptimer_sessions_import_pos_0_COMPGEN=_shtab_compgen_files" in script_for(
        "bash"
    )
