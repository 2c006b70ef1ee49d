"""Bytes and times in, keys out: what is no key never becomes one, however it arrives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiptimer.interaction.key_sequences import Input, KeyPress, Paste, Report
from hiptimer.interaction.terminal_reader import (
    ESCAPE_SECONDS,
    LONGEST_PASTE,
    PASTE_SILENCE_SECONDS,
    SILENCE_SECONDS,
    TerminalReader,
)


def read(*chunks: bytes | float) -> list[Input]:
    """Feed bytes; a number is a pause, with the host waking when it was asked to."""
    reader, now, found = TerminalReader(), 100.0, list[Input]()
    for chunk in (*chunks, 60.0):
        if isinstance(chunk, bytes):
            found += reader.feed(chunk, now)
            continue
        until = now + chunk
        while (due := reader.wake_at) is not None and due <= until:
            found += reader.expire(due)
        now = until
    return found


def names(*chunks: bytes | float) -> list[str]:
    return [each.name for each in read(*chunks) if isinstance(each, KeyPress)]


STRING_BODIES = [b"11;rgb:1c1c/1e1e/2626", b">|XTerm(388)", b"Gi=31;OK", b"e3n 10"]
INTRODUCERS = [
    *((b"\x1b" + each, b"\x1b\\") for each in (b"]", b"P", b"_", b"^", b"X")),
    *((each, b"\x9c") for each in (b"\x9d", b"\x90", b"\x9f", b"\x9e", b"\x98")),
    *((b"\xc2" + each, b"\xc2\x9c") for each in (b"\x9d", b"\x90", b"\x9f", b"\x9e", b"\x98")),
]
STRINGS = [
    begin + body + end
    for begin, st_ in INTRODUCERS
    for body in STRING_BODIES
    for end in (st_, b"\x07")
]

ANSWERS = [
    *(b"\x1b[8;24;80t", b"\x1b[>0;276;0c", b"\x1b[?62;22c", b"\x1b[12;40R", b"\x1b[1;2R"),
    *(b"\x1b[0n", b"\x1b[?25u", b"\x1b[?1;2$z", b"\x1b[4;1$y", b"\x1b[3;0;0t", b"\x1b[?997;1n"),
    *(b"\x9b8;24;80t", b"\xc2\x9b8;24;80t", b"\x1b[99999;99999A", b"\x1b[;;;;;;;3R", b"\x1b[3 q"),
    *(b"\x1b[999999999u", b"\x1b[1114112;5u", b"\x1b[55296u", b"\x1b[51;1:3u", b"\x1b[51;9:3u"),
    *(b"\x1b[1;1:3A", b"\x1b[5;1:3~", b"\x1b[57441;2u", b"\x1b[" + b"1;" * 500 + b"3u"),
    *(b"\x1b[M 36", b"\x1b[M \xc3\xa9", b"\x1b[M\xff\x9b3", b"\x1b[32;3;6M", b"\x1b[201~"),
    *(
        b"\x1b(B",
        b"\x1bn",
        b"\x1b3",
        b"\x1b\xc3\xa9",
        b"\x1bO5P",
        b"\x8e",
        b"\x85",
        b"\xff",
        b"\xc0",
    ),
    *(b"\x1b[48;1;1;3t", b"\x1b[?3u", b"\x1b[<0;3;6;1M", b"\x1b[27;5~", b"\x1b[25~", b"\x1b[[Z"),
]

KEYS = {
    **{character.encode(): character for character in "3n 0tXé丝+"},
    **{b"\r": "enter", b"\n": "ctrl+j", b"\x7f": "backspace", b"\x03": "ctrl+c", b"\t": "tab"},
    **{b"\x1b[A": "up", b"\x1bOA": "up", b"\x9bA": "up", b"\xc2\x9bB": "down", b"\x8fH": "home"},
    **{b"\x1b[3~": "delete", b"\x1b[5~": "pageup", b"\x1b[6~": "pagedown", b"\x1b[1;5A": "ctrl+up"},
    **{
        b"\x1b[1;1:1A": "up",
        b"\x1b[1;1:2A": "up",
        b"\x1b[5;1:1~": "pageup",
        b"\x1b[Z": "shift+tab",
    },
    **{b"\x1b[11~": "f1", b"\x1bOP": "f1", b"\x1b[[A": "f1", b"\x1b[P": "f1", b"\x1bOy": "9"},
    **{b"\x1bOM": "enter", b"\x1b[57402;;51u": "3", b"\x1b[57402u": "3", b"\x1b[57414u": "enter"},
    **{b"\x1b[51;;51u": "3", b"\x1b[51;1:1;51u": "3", b"\x1b[51;1:2;51u": "3", b"\x1b[51u": "3"},
    **{b"\x1b[51;129;51u": "3", b"\x1b[34:51;2;51u": "3", b"\x1b[51;5u": "ctrl+3"},
    **{b"\x1b[97:65;2u": "A", b"\x1b[97;2u": "A", b"\x1b[97;65u": "A", b"\x1b[97;;97u": "a"},
    **{b"\x1b[51;2u": "shift+3", b"\x1b[99;5u": "ctrl+c", b"\x1b[1089::99;5u": "ctrl+c"},
    **{b"\x1b[27;5;99~": "ctrl+c", b"\x1b[27;2;65~": "A", b"\x1b[27;2;51~": "3"},
    **{b"\x1b[27u": "escape", b"\x1b[13;1u": "enter", b"\x1b[13;2u": "shift+enter"},
    **{b"\x1b[0;;229u": "å", b"\x1b[3;2~": "shift+delete", b"\x1b[3^": "ctrl+delete"},
    **{
        b"\x1b[a": "shift+up",
        b"\x1bOa": "ctrl+up",
        b"\x1b[1;3D": "alt+left",
        b"\x1b\x7f": "ctrl+w",
    },
    **{b"\x1b[57421u": "pageup", b"\x1b[57409;;46u": ".", b"\x1b[H": "home", b"\x1b[8~": "end"},
}


@pytest.mark.parametrize("sequence", [*ANSWERS, *STRINGS], ids=repr)
def test_what_is_no_key_is_left_out_whole(sequence: bytes) -> None:
    assert read(b"n", sequence, b"7") == read(b"n", b"7")
    assert read(b"n" + sequence + b"7") == read(b"n7")


@pytest.mark.parametrize(("sequence", "name"), KEYS.items(), ids=repr)
def test_a_key_is_known(sequence: bytes, name: str) -> None:
    assert names(sequence) == [name]


@pytest.mark.parametrize(
    "report", [b"\x1b[<0;3;6M", b"\x1b[<35;120;-1m", b"\x1b[I", b"\x1b[O", b"\x1b[?2026;2$y"]
)
def test_a_report_comes_out_whole(report: bytes) -> None:
    assert read(report) == [Report(report.decode())]


def test_a_repeat_is_marked_where_the_terminal_reports_it() -> None:
    pressed = read(b"\x1b[51;;51u\x1b[51;1:1;51u\x1b[51;1:2;51u\x1b[1;1:2A")
    assert [each.repeated for each in pressed if isinstance(each, KeyPress)] == [
        None,
        False,
        True,
        True,
    ]


# Torn sequences

TORN = [b"\x1b[3~", b"\x1b[51;;51u", b"\x1b[8;24;80t", *STRINGS[:3], b"\x9b3~", b"\xc2\x9b3~"]


@pytest.mark.parametrize("sequence", TORN, ids=repr)
def test_a_sequence_is_itself_wherever_it_is_torn(sequence: bytes) -> None:
    first = 2 if sequence[:1] in (b"\x1b", b"\xc2") else 1
    for cut in range(first, len(sequence)):
        assert read(sequence[:cut], 0.9, sequence[cut:]) == read(sequence)


@pytest.mark.parametrize("sequence", TORN, ids=repr)
@pytest.mark.parametrize("silence", [1.5, 30.0])
def test_its_rest_is_no_key_however_late_it_comes(sequence: bytes, silence: float) -> None:
    for cut in range(2, len(sequence) - 1):
        assert names(sequence[:cut], silence, sequence[cut:], b"7") == ["7"], sequence[:cut]


def test_a_second_of_silence_ends_what_has_no_end() -> None:
    for begun in (b"\x1b[", b"\x1b[3", b"\x1bO", b"\x1b]0;never", b"\x1bP", b"\x1b(", b"\x1b[M3"):
        assert names(begun + b"", SILENCE_SECONDS, b"3", 0.1, b"n") == ["3", "n"], begun
        assert names(begun, 0.5) == []


def test_a_lone_escape_is_a_key_after_a_tenth_of_a_second() -> None:
    reader = TerminalReader()
    assert reader.feed(b"\x1b", 7.0) == []
    assert reader.wake_at == 7.0 + ESCAPE_SECONDS
    assert reader.expire(7.09) == []
    assert [each.name for each in reader.expire(7.1) if isinstance(each, KeyPress)] == ["escape"]
    assert reader.wake_at is None


def test_an_escape_before_another_one_or_another_sequence_is_a_key_at_once() -> None:
    assert names(b"\x1b\x1b") == ["escape", "escape"]
    assert names(b"\x1b\x1b[A") == ["escape", "up"]


@pytest.mark.parametrize(
    "rest",
    [b"[3~", b"[A", b"OA", b"Oy", b"]11;rgb:1/2/3\x07", b"P>|3n\x1b\\", b"[8;24;80t", b"[M 36"],
    ids=repr,
)
def test_what_follows_a_lone_escape_within_a_second_is_no_key(rest: bytes) -> None:
    assert names(b"\x1b", 0.3, rest, b"7") == ["escape", "7"]


def test_so_it_is_when_that_is_torn_again() -> None:
    assert names(b"\x1b", 0.3, b"[", 0.3, b"3", 0.3, b"~", b"7") == ["escape", "7"]


def test_letters_that_are_typed_after_escape_are_keys() -> None:
    assert names(b"\x1b", 0.3, b"3", 0.3, b"P", 0.3, b"X") == ["escape", "3", "P", "X"]


def test_a_new_sequence_or_a_cancel_ends_one_that_was_torn() -> None:
    assert names(b"\x1b[3\x1b[A") == ["up"]
    assert names(b"\x1b]0;title\x1b[A") == ["up"]
    assert names(b"\x1b[3\x18n") == ["n"]
    assert names(b"\x1bP3\x1an") == ["n"]
    assert names(b"\x1b[M \x1b[A") == ["up"]


def test_a_letter_that_is_torn_is_that_letter() -> None:
    assert names(b"\xe4\xb8", 0.5, b"\x9d") == ["丝"]
    assert names(b"\xe4\xb8", SILENCE_SECONDS, b"3") == ["3"]
    assert names(b"\xe4\xb83") == ["3"]


# Pastes


def test_a_paste_is_text_wherever_it_is_torn() -> None:
    stream = b"\x1b[200~7\r\xc3\xa9\x1b[A\x1b[201~"
    for cut in range(2, len(stream)):
        assert read(stream[:cut], 0.9, stream[cut:]) == [Paste("7\ré\x1b[A")]
    assert read(b"\x9b200~3\x9b201~n") == [Paste("3"), KeyPress("n", "n")]


def test_of_a_paste_without_an_end_nothing_is_typed() -> None:
    assert names(b"\x1b[200~3\r", PASTE_SILENCE_SECONDS, b"7") == ["7"]
    assert names(b"\x1b[200~3\r", 10.0, b"4\r\x1b[201~7") == ["7"]


def test_the_beginning_of_a_paste_that_follows_a_lone_escape_begins_one() -> None:
    assert read(b"\x1b", 0.3, b"[200~3\x1b[201~") == [KeyPress("escape"), Paste("3")]


def test_bytes_that_are_no_text_are_marked_in_a_paste() -> None:
    assert read(b"\x1b[200~a\xff\x9b\x00\x1b[201~") == [Paste("a\ufffd\ufffd")]


# Limits


def test_memory_is_bounded_whatever_comes_in() -> None:
    for begun, more, most in (
        *((begun, 5_000, 100) for begun in (b"\x1b[", b"\x1b]", b"\x1bO", b"\x1b(")),
        (b"\x1b[200~", 3 * LONGEST_PASTE, LONGEST_PASTE + 100),
    ):
        reader = TerminalReader()
        reader.feed(begun, 0.0)
        for _ in range(4):
            reader.feed(b"1" * (more // 4), 0.0)
        assert len(vars(reader)["_held"]) < most


def test_the_end_of_a_paste_that_is_too_long_is_found() -> None:
    long = b"\x1b[200~" + b"1" * (LONGEST_PASTE + 7) + b"\x1b[201"
    assert read(long, b"~n") == [Paste("1" * LONGEST_PASTE), KeyPress("n", "n")]


# Whatever comes, however it is cut

TOKENS = st.one_of(
    st.sampled_from(list(KEYS)),
    st.sampled_from([*ANSWERS, *STRINGS]),
    st.builds(
        lambda body, final: b"\x1b[" + body.encode() + final.encode(),
        st.text("0123456789;:<=>? !$", max_size=20).filter(lambda text: text != "200"),
        st.sampled_from("GIJKLNOTUVWXYbcghijklmnopqrstvwxyz{|}`\\]_"),
    ).filter(lambda sequence: sequence not in (b"\x1b[b", b"\x1b[c")),
    st.binary(max_size=30).map(
        lambda text: b"\x1b[200~" + text.replace(b"\x1b", b"") + b"\x1b[201~"
    ),
)


def test_an_escape_before_half_a_character_is_no_key_however_late_the_other_half_is() -> None:
    assert names(b"\x1b\xc3", 0.5, b"\xa9", 0.5, b"7") == ["7"]
    assert names(b"\x1b\xc3", SILENCE_SECONDS + 0.1, b"7") == ["7"]


@given(st.lists(TOKENS, max_size=12), st.data())
def test_the_keys_are_those_of_the_stream_however_it_is_cut(
    tokens: list[bytes], data: st.DataObject
) -> None:
    whole = [name for token in tokens for name in names(token)]
    assert all(name in (*KEYS.values(), "shift+right", "shift+down") for name in whole)
    chunks: list[bytes | float] = []
    for token in tokens:
        places = st.integers(1, max(1, len(token) - 1))
        cuts = sorted(data.draw(st.sets(places, max_size=4)))
        for first, last in zip([0, *cuts], [*cuts, len(token)], strict=True):
            piece = token[first:last]
            longest = SILENCE_SECONDS if first or piece != b"\x1b" else ESCAPE_SECONDS
            chunks += [piece, data.draw(st.floats(0, 0.99 * longest))]
    assert names(*chunks) == whole


@given(st.lists(st.tuples(st.binary(max_size=20), st.floats(0, 3))))
def test_any_bytes_at_any_time_do_no_harm(chunks: list[tuple[bytes, float]]) -> None:
    flat = [part for pair in chunks for part in pair]
    for name in names(*flat):
        assert name
    assert names(*flat, 60.0, b"3")[-1:] == ["3"], "in the end a key is a key again"
