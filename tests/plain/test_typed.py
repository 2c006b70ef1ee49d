"""Bytes become words, whatever the bytes are."""

import tracemalloc

import pytest

from hiptimer.plain.console import LONGEST_LINE_BYTES, PAGE_UP, Keys, Lines


def test_a_line_is_a_word_without_the_space_around_it() -> None:
    assert Lines().feed(b"3\n 10 \r\n\nn\n", 0.0) == ["3", "10", "", "n"]


def test_a_line_of_spaces_is_the_space_key() -> None:
    assert Lines().feed(b" \n\t\r\n", 0.0) == [" ", " "]


def test_a_line_may_come_in_pieces() -> None:
    lines = Lines()
    assert lines.feed(b"1", 0.0) == []
    assert lines.feed(b"0\n2", 0.0) == ["10"]
    assert lines.end() == ["2"]
    assert lines.end() == []


def test_a_megabyte_without_an_end_is_cut_and_not_kept() -> None:
    lines = Lines()
    for _ in range(256):
        assert lines.feed(b"x" * 4096, 0.0) == []
    (word,) = lines.feed(b"\n", 0.0)
    assert len(word) == LONGEST_LINE_BYTES
    assert lines.feed(b"3\n", 0.0) == ["3"]


def test_what_is_no_text_is_cleaned() -> None:
    (word,) = Lines().feed(b"\xff\x1b[31m\xe2\x80\xae\n", 0.0)
    assert word.isprintable()
    assert "\x1b" not in word


def test_each_key_is_a_word() -> None:
    assert Keys().feed(b"3n+?", 0.0) == ["3", "n", "+", "?"]
    assert Keys().end() == []


@pytest.mark.parametrize(
    ("typed", "word"), [(b"\r", ""), (b"\n", ""), (b" ", " "), (b"\x7f", "-"), (b"\b", "-")]
)
def test_the_keys_of_a_terminal_have_the_names_of_the_lines(typed: bytes, word: str) -> None:
    assert Keys().feed(typed, 0.0) == [word]


def test_the_clickers_page_down_is_on() -> None:
    assert Keys().feed(b"\x1b[6~", 0.0) == [""]


def test_the_clickers_page_up_is_a_word_that_no_line_can_be() -> None:
    assert Keys().feed(b"3\x1b[5~n", 0.0) == ["3", PAGE_UP, "n"]
    assert Lines().feed(b"\x1b[5~\n", 0.0) != [PAGE_UP]


def test_what_a_clicker_sends_may_come_in_pieces() -> None:
    keys = Keys()
    assert keys.feed(b"\x1b[", 0.0) == []
    assert keys.feed(b"5~", 0.0) == [PAGE_UP]


@pytest.mark.parametrize(
    "sequence",
    [
        b"\x1b",
        b"\x1b[A",
        b"\x1b[1;5C",
        b"\x1bOP",
        b"\x1bn",
        b"\x1b[7~",
        b"\x1b[M 36",
        b"\x1b[<0;3;6M",
    ],
)
def test_no_letter_or_digit_of_another_key_is_a_word(sequence: bytes) -> None:
    assert Keys().feed(sequence, 0.0) == []


@pytest.mark.parametrize("pieces", [(b"\x1b[", b"6~"), (b"\x1b[M", b" 36"), (b"\x1b[1;", b"5C")])
def test_a_key_that_comes_in_two_pieces_is_one_key(pieces: tuple[bytes, bytes]) -> None:
    keys = Keys()
    words = [word for piece in pieces for word in keys.feed(piece, 0.0)]
    assert words == ([""] if pieces[1] == b"6~" else [])
    assert keys.feed(b"3", 0.0) == ["3"]


def test_a_sequence_without_an_end_holds_nothing_up_for_long() -> None:
    keys = Keys()
    keys.feed(b"\x1b[" + b"1" * 1000, 0.0)
    assert "n" in keys.feed(b"mn", 0.0)


def test_a_line_without_an_end_takes_little_memory() -> None:
    lines, megabyte = Lines(), b"x" * 1_000_000
    tracemalloc.start()
    for _ in range(5):
        assert lines.feed(megabyte, 0.0) == []
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 3_000_000, "a copy or two of what came last, and no more"
