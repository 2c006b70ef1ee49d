import errno
import os
import re
import socket
from pathlib import Path

import pytest

from hiptimer.errors import MissingFileError, NewerFormatError, UnreadableError
from hiptimer.storage import toml_reading
from hiptimer.storage.toml_reading import PROTOCOL, parse, read


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "x.toml"


def refused(file: Path, data: bytes) -> str:
    """Write `data`, and give back why it can't be read; the file must stay as it was."""
    file.write_bytes(data)
    with pytest.raises(UnreadableError) as caught:
        read(file, PROTOCOL)
    assert file.read_bytes() == data
    assert caught.value.path == file
    return caught.value.problem


def test_a_file_is_read_with_its_values(file: Path) -> None:
    file.write_text('a = 1\n[b]\nc = ["d", 2.5]\n', encoding="utf-8")
    assert read(file, PROTOCOL) == {"a": 1, "b": {"c": ["d", 2.5]}}


def test_a_byte_order_mark_is_accepted(file: Path) -> None:
    file.write_bytes(b'\xef\xbb\xbfname = "x"\n')
    assert read(file, PROTOCOL) == {"name": "x"}


def test_windows_line_ends_are_accepted(file: Path) -> None:
    file.write_bytes(b"a = 1\r\nb = 2\r\n")
    assert read(file, PROTOCOL) == {"a": 1, "b": 2}


def test_texts_and_keys_are_cleaned(file: Path) -> None:
    file.write_text('"\\u001b" = ["\\u202e", { c = "\\u0007" }]\n', encoding="utf-8")
    assert read(file, PROTOCOL) == {"\ufffd": ["\ufffd", {"c": "\ufffd"}]}


def test_a_file_that_is_not_there_is_missing(file: Path) -> None:
    with pytest.raises(MissingFileError, match="is not there"):
        read(file, PROTOCOL)


def test_a_syntax_error_names_line_and_column(file: Path) -> None:
    assert re.search(r"not valid TOML: .*\(at line 2, column 3\)", refused(file, b"a = 1\nb 2\n"))


@pytest.mark.parametrize("end", [b"", b"\n"])
def test_a_duplicate_key_is_reported_in_plain_words(file: Path, end: bytes) -> None:
    message = refused(file, b"sets = 3\nsets = 4" + end)
    assert message.endswith("is not valid TOML: duplicate key (at line 2, column 9)")


def test_a_syntax_error_repeats_no_control_character(file: Path) -> None:
    problem = refused(file, b'a = "\x1b[31m"\n')
    assert "\x1b" not in problem
    assert problem.isprintable()


@pytest.mark.parametrize("text", ["a = 1", 'name = "ä"'])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le"])
def test_utf_16_is_distinguished_from_damage(file: Path, text: str, encoding: str) -> None:
    data = text.encode(encoding)
    assert "UTF-8" in refused(file, data)
    assert ("UTF-16" in refused(file, data)) == (encoding == "utf-16")


def test_other_encodings_are_reported_with_their_line(file: Path) -> None:
    assert "not UTF-8 text (line 2)" in refused(file, b'a = 1\nb = "\xe4"\n')


def test_zero_bytes_are_damage(file: Path) -> None:
    assert "zero bytes" in refused(file, b"a = 1\n" + bytes(100))


@pytest.mark.parametrize(
    "number",
    ["9" * 5000, "0x" + "f" * 5000, "-" + "9" * 4000],
    ids=["more digits than int() reads", "more than str() writes", "more than a float holds"],
)
def test_numbers_of_thousands_of_digits_are_refused(file: Path, number: str) -> None:
    assert "too many digits" in refused(file, f"a = {number}".encode())


def test_big_numbers_and_no_numbers_are_left_to_who_knows_the_key(file: Path) -> None:
    file.write_text("a = 1000000000000000000000000\nb = inf\nc = true\n", encoding="utf-8")
    assert read(file, PROTOCOL) == {"a": 10**24, "b": float("inf"), "c": True}


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 500 + "]" * 500,
        "a = " + "{a = " * 500 + "1" + "}" * 500,
        "a = " + "[" * 40 + "]" * 40,
        ".".join("abcdefghijklmnopqrst") + " = { b = { c = " + "[" * 12 + "]" * 12 + " } }",
    ],
    ids=["arrays beyond the parser", "tables beyond the parser", "arrays", "keys and arrays"],
)
def test_what_nests_without_end_is_refused(file: Path, text: str) -> None:
    assert "nested too deeply" in refused(file, text.encode())


def test_a_key_of_thousands_of_parts_is_refused_before_it_is_parsed(file: Path) -> None:
    assert "too many parts" in refused(file, ("a." * 60_000 + "a = 1").encode())


def test_keys_that_look_the_same_once_cleaned_are_refused(file: Path) -> None:
    assert "differ only in" in refused(file, b'"\\u0001" = 1\n"\\u0002" = 2\n')


@pytest.mark.parametrize("number", [2, 3, 10**24])
def test_a_higher_format_is_of_a_newer_hiptimer(file: Path, number: int) -> None:
    file.write_text(f"format = {number}\n", encoding="utf-8")
    with pytest.raises(NewerFormatError, match="made by a newer hiptimer"):
        read(file, PROTOCOL)


@pytest.mark.parametrize("value", ["true", '"2"', "1.5", "0", "1", "-3"])
def test_what_is_no_higher_format_is_left_to_who_knows_the_key(file: Path, value: str) -> None:
    file.write_text(f"format = {value}\n", encoding="utf-8")
    assert list(read(file, PROTOCOL)) == ["format"]


def test_a_file_of_the_greatest_size_is_read(file: Path) -> None:
    file.write_bytes(b"# a comment that fills it up\n".ljust(PROTOCOL.most_bytes, b"#"))
    assert read(file, PROTOCOL) == {}


def test_a_bigger_file_is_refused_without_being_read(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise AssertionError("it was read")

    with file.open("wb") as sparse:
        sparse.truncate(10**12)
    monkeypatch.setattr(os, "read", fail)
    with pytest.raises(UnreadableError, match="bigger than 256 KiB"):
        read(file, PROTOCOL)


def test_a_file_that_grows_while_it_is_opened_is_refused(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_bytes(b"#" * (PROTOCOL.most_bytes + 1))
    monkeypatch.setattr(toml_reading, "_refuse_unusual", lambda *_: None)
    with pytest.raises(UnreadableError, match="bigger than 256 KiB"):
        read(file, PROTOCOL)


def test_a_pipe_named_like_a_file_is_refused_and_does_not_hang(file: Path) -> None:
    os.mkfifo(file)
    with pytest.raises(UnreadableError, match="not a regular file"):
        read(file, PROTOCOL)


def test_a_socket_named_like_a_file_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind("x.toml")
        with pytest.raises(UnreadableError, match="not a regular file"):
            read(Path("x.toml"), PROTOCOL)


def test_a_device_is_refused() -> None:
    with pytest.raises(UnreadableError, match="not a regular file"):
        read(Path("/dev/zero"), PROTOCOL)


def test_a_folder_named_like_a_file_is_refused(file: Path) -> None:
    file.mkdir()
    with pytest.raises(UnreadableError, match="is a folder, not a file"):
        read(file, PROTOCOL)


def test_a_link_to_a_file_is_followed_as_people_with_dotfiles_have_them(
    file: Path, tmp_path: Path
) -> None:
    target = tmp_path / "real.toml"
    target.write_text("a = 1\n", encoding="utf-8")
    file.symlink_to(target)
    assert read(file, PROTOCOL) == {"a": 1}


def test_a_link_that_leads_back_to_itself_is_reported(file: Path) -> None:
    file.symlink_to(file)
    with pytest.raises(UnreadableError, match="leads back to itself"):
        read(file, PROTOCOL)


def test_an_error_of_the_disk_is_reported(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    file.write_text("a = 1\n", encoding="utf-8")
    monkeypatch.setattr(os, "read", fail)
    with pytest.raises(UnreadableError, match="can't be read: the disk failed"):
        read(file, PROTOCOL)


def test_no_file_stays_open_after_a_refusal(tmp_path: Path) -> None:
    before = len(os.listdir("/dev/fd"))  # noqa: PTH208 - Path can't list it while it changes
    for _ in range(5):
        with pytest.raises(UnreadableError):
            read(tmp_path, PROTOCOL)
    assert len(os.listdir("/dev/fd")) == before  # noqa: PTH208


def test_a_text_is_parsed_as_its_file_would_be() -> None:
    assert parse('a = "\\u001b"', Path("x.toml"), PROTOCOL) == {"a": "\ufffd"}
