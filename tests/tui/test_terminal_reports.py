"""What a terminal reports is taken out of the input, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiptimer.tui.terminal_reports import TerminalReports

PRESSED = b"\x1b[M \xc3\xa9"
"""The button of a mouse: a space, and two bytes that would be one letter."""

COLOUR = b"\x1b]11;rgb:0000/0000/0000\x1b\\"
TITLE = b"\x1b]0;stop here\x07"
VERSION = b"\x1bP>|xterm(390)\x1b\\"

TYPED = st.sampled_from([b"3", b" ", b"\r", b"\x1b[A", b"\x1b[<0;3;6M", "é".encode(), b"M", b"]"])
REPORTS = st.sampled_from([PRESSED, COLOUR, TITLE, VERSION])


@pytest.mark.parametrize("report", [PRESSED, COLOUR, TITLE, VERSION, b"\x1b_G\x1b\\"])
def test_a_report_is_taken_out(report: bytes) -> None:
    assert TerminalReports().without(b"3" + report + b"n" + report) == b"3n"


@given(st.lists(st.tuples(TYPED, REPORTS)), st.data())
def test_in_whatever_pieces_they_come(
    parts: list[tuple[bytes, bytes]], data: st.DataObject
) -> None:
    stream = b"".join(typed + report for typed, report in parts)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(stream)), max_size=8)))
    reports = TerminalReports()
    pieces = zip([0, *cuts], [*cuts, len(stream)], strict=True)
    left = b"".join(reports.without(stream[first:last]) for first, last in pieces)
    assert left + reports.rest() == b"".join(typed for typed, _ in parts)


@pytest.mark.parametrize("key", [b"\x1b", b"\x1b[", b"\x1b]"])
def test_a_key_that_could_begin_one_is_held_back_until_nothing_more_comes(key: bytes) -> None:
    reports = TerminalReports()
    assert reports.without(b"a" + key) == b"a"
    assert reports.rest() == key
    assert reports.rest() == b""


@pytest.mark.parametrize("torn", [PRESSED[:4], TITLE[:-1], COLOUR[:-1]])
def test_of_a_torn_report_nothing_is_typed(torn: bytes) -> None:
    reports = TerminalReports()
    assert reports.without(torn) == b""
    assert reports.rest() == b""
    assert reports.without(b"3") == b"3"
