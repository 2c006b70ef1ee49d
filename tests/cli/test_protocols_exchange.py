"""`hiptimer protocols new`, `import`, `export` and `remove`: what is kept, and what never is."""

from pathlib import Path

import pytest

from hiptimer.errors import MissingFileError
from hiptimer.storage.toml_reading import PROTOCOL, read
from tests.support.command_lines import OWN, SHORT, CommandLine


def text_in(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def files_below(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_new_protocol_is_sound_as_it_stands(hiptimer: CommandLine) -> None:
    done = hiptimer.protocols("new", "my-left-hip")
    path = hiptimer.data / "protocols" / "my-left-hip.toml"
    assert (done.code, done.out, done.err) == (0, f"{path}\n", "")
    assert read(path, PROTOCOL)["name"] == "My left hip"
    assert hiptimer.protocols("check", str(path)).code == 0
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_new_protocol_can_be_a_copy(hiptimer: CommandLine) -> None:
    own = hiptimer.own("my-hip", f"# mine\n{OWN}")
    copy = hiptimer.protocols("new", "other", "--from", "my-hip").out.strip()
    assert text_in(Path(copy)) == text_in(own).replace("My hip", "My hip (copy)")
    shipped = hiptimer.protocols("new", "short", "--from", SHORT).out.strip()
    assert read(Path(shipped), PROTOCOL)["name"] == "Lateral hip: isometric holds, short (copy)"
    assert hiptimer.protocols("check", copy, shipped).code == 0


@pytest.mark.parametrize(
    ("protocol_id", "message"),
    [
        ("my-hip", 'you already have a protocol "my-hip"'),
        (SHORT, f"{SHORT} comes with hiptimer, and would be hidden"),
        ("../x", "can't be the id of a protocol"),
        ("/tmp/x", "can't be the id of a protocol"),  # noqa: S108 - it is refused
        ("NUL", "can't be the id of a protocol"),
        ("nul", "can't be the id of a protocol"),
        ("Mine", "can't be the id of a protocol"),
        ("a\x1b", "can't be the id of a protocol"),
    ],
)
def test_a_wrong_new_id_is_reported_and_nothing_is_made(
    hiptimer: CommandLine, protocol_id: str, message: str
) -> None:
    hiptimer.own("my-hip")
    done = hiptimer.protocols("new", protocol_id)
    assert (done.code, done.out) == (1, "")
    assert message in done.err
    assert "\x1b" not in done.err
    assert files_below(hiptimer.data) == ["protocols/my-hip.toml"]


def test_a_copy_of_nothing_or_of_a_damaged_protocol_is_not_made(hiptimer: CommandLine) -> None:
    hiptimer.own("my-hip", OWN + "sets = 0")
    for source, message in (("none", "there is no protocol"), ("my-hip", "sets: found 0")):
        done = hiptimer.protocols("new", "other", "--from", source)
        assert done.code == 1
        assert message in done.err
    assert files_below(hiptimer.data) == ["protocols/my-hip.toml"]


def test_a_file_is_taken_in_under_the_id_that_was_asked_for(
    hiptimer: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "From my physio (2).toml"
    file.write_text(OWN, encoding="utf-8")
    done = hiptimer.protocols("import", str(file), "--as", "left-hip")
    assert (done.code, done.out.strip()) == (0, str(hiptimer.data / "protocols/left-hip.toml"))
    again = hiptimer.protocols("import", str(file), "--as", "left-hip")
    assert (again.code, 'you already have a protocol "left-hip"' in again.err) == (1, True)


@pytest.mark.parametrize("typed", ["../x", "Left", "nul", "", "a b"])
def test_an_id_that_can_not_be_is_refused_and_nothing_is_taken_in(
    hiptimer: CommandLine, tmp_path: Path, typed: str
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(OWN, encoding="utf-8")
    done = hiptimer.protocols("import", str(file), "--as", typed)
    assert (done.code, done.out) == (1, "")
    assert "can't be the id of a protocol" in done.err
    assert files_below(hiptimer.data) == []


def test_a_file_is_taken_in_under_the_id_that_its_name_makes(
    hiptimer: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "From my physio (2).toml"
    file.write_text(f"# keep me\n{OWN}", encoding="utf-8")
    done = hiptimer.protocols("import", str(file))
    path = hiptimer.data / "protocols" / "from-my-physio-2.toml"
    assert (done.code, done.out, done.err) == (0, f"{path}\n", "")
    assert text_in(path) == text_in(file)
    assert hiptimer.protocols("show", "from-my-physio-2").code == 0


def test_nothing_is_written_over_unless_it_is_asked_for(
    hiptimer: CommandLine, tmp_path: Path
) -> None:
    own = hiptimer.own("my-hip")
    file = tmp_path / "my-hip.toml"
    file.write_text(OWN.replace("My hip", "Theirs"), encoding="utf-8")
    done = hiptimer.protocols("import", str(file))
    assert (done.code, done.out, text_in(own)) == (1, "", OWN)
    assert 'you already have a protocol "my-hip"' in done.err
    assert "--replace" in done.err
    done = hiptimer.protocols("import", str(file), "--replace")
    old = hiptimer.data / "trash" / "my-hip.toml"
    assert (done.code, done.out) == (0, f"{own}\n")
    assert done.err == f"the my-hip that was there is now in the trash: {old}\n"
    assert (text_in(own), text_in(old)) == (text_in(file), OWN)


def test_a_shipped_protocol_is_hidden_only_when_it_is_asked_for(
    hiptimer: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / f"{SHORT}.toml"
    file.write_text(OWN, encoding="utf-8")
    done = hiptimer.protocols("import", str(file))
    assert done.code == 1
    assert "would be hidden. Use --replace" in done.err
    assert not hiptimer.data.exists()
    assert hiptimer.protocols("import", str(file), "--replace").code == 0
    assert "My hip" in hiptimer.protocols("show", SHORT).out


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (OWN + "sets = 0\nreps = 0", "sets: found 0"),
        ("name = Mine", "is not valid TOML"),
        ("#" * (256 * 1024 + 1), "is bigger than 256 KiB"),
        ("format = 2", "newer hiptimer"),
    ],
)
def test_a_file_with_mistakes_is_not_taken_in(
    hiptimer: CommandLine, tmp_path: Path, data: str, message: str
) -> None:
    file = tmp_path / "theirs.toml"
    file.write_text(data, encoding="utf-8")
    done = hiptimer.protocols("import", str(file), "--replace")
    assert (done.code, done.out) == (1, "")
    assert message in done.err
    assert not hiptimer.data.exists()
    assert text_in(file) == data


def test_what_is_exported_here_is_imported_under_another_folder_and_is_the_same(
    hiptimer: CommandLine, tmp_path: Path
) -> None:
    hiptimer.own("my-hip", OWN + 'load = "red band"\n')
    exported = tmp_path / "my-hip.toml"
    assert hiptimer.protocols("export", "my-hip", "-o", str(exported)).code == 0
    assert exported.stat().st_mode & 0o777 == 0o600
    other = CommandLine(tmp_path / "other", hiptimer.outputs)
    assert other.protocols("import", str(exported)).code == 0
    assert other.protocols("show", "my-hip").out == hiptimer.protocols("show", "my-hip").out


def test_without_a_file_the_protocol_goes_to_standard_output(hiptimer: CommandLine) -> None:
    done = hiptimer.protocols("export", SHORT)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("format = 1\n")
    assert "instructions = " in done.out


def test_an_export_never_writes_over_a_file(hiptimer: CommandLine, tmp_path: Path) -> None:
    file, link = tmp_path / "x.toml", tmp_path / "link.toml"
    file.write_text("mine", encoding="utf-8")
    link.symlink_to(tmp_path / "nowhere")
    for path in (file, link, tmp_path):
        done = hiptimer.protocols("export", SHORT, "-o", str(path))
        assert done.code == 1
        assert "already exists, and is left as it is" in done.err
    assert text_in(file) == "mine"
    assert link.is_symlink()


def test_an_export_makes_no_folder(hiptimer: CommandLine, tmp_path: Path) -> None:
    done = hiptimer.protocols("export", SHORT, "-o", str(tmp_path / "none" / "x.toml"))
    assert done.code == 1
    assert "its folder does not exist" in done.err
    assert not (tmp_path / "none").exists()


def test_a_removed_protocol_lies_in_the_trash(hiptimer: CommandLine) -> None:
    path = hiptimer.own("my-hip")
    done = hiptimer.protocols("remove", "my-hip")
    place = hiptimer.data / "trash" / "my-hip.toml"
    assert (done.code, done.out) == (0, "")
    assert done.err == f"my-hip is now in the trash: {place}\n"
    assert text_in(place) == OWN
    with pytest.raises(MissingFileError):
        read(path, PROTOCOL)


@pytest.mark.parametrize(
    ("protocol_id", "message"),
    [
        (SHORT, f"{SHORT} comes with hiptimer and can't be removed"),
        ("none", 'there is no protocol "none" of your own'),
        ("../protocols/my-hip", "of your own"),
    ],
)
def test_a_protocol_that_can_not_be_removed_is_reported(
    hiptimer: CommandLine, protocol_id: str, message: str
) -> None:
    hiptimer.own("my-hip")
    done = hiptimer.protocols("remove", protocol_id)
    assert (done.code, done.out) == (1, "")
    assert message in done.err
    assert files_below(hiptimer.data) == ["protocols/my-hip.toml"]
