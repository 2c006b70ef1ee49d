"""The oldest reports of a mouse are taken out of the input, and nothing else is."""

from hypothesis import given
from hypothesis import strategies as st

from hiptimer.tui.mouse_reports import MouseReports

REPORT = b"\x1b[M \xc3\xa9"
"""The button is pressed: a space, and two bytes that would be one letter."""

TYPED = st.sampled_from([b"3", b" ", b"\r", b"\x1b[A", b"\x1b[<0;3;6M", "é".encode(), b"M"])


def test_a_report_is_taken_out() -> None:
    assert MouseReports().without(b"3" + REPORT + b"n" + REPORT) == b"3n"


@given(st.lists(st.one_of(TYPED, st.just(REPORT))), st.data())
def test_in_whatever_pieces_they_come(parts: list[bytes], data: st.DataObject) -> None:
    stream = b"".join(parts)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(stream)), max_size=8)))
    reports = MouseReports()
    pieces = zip([0, *cuts], [*cuts, len(stream)], strict=True)
    left = b"".join(reports.without(stream[first:last]) for first, last in pieces)
    assert left + reports.rest() == b"".join(part for part in parts if part != REPORT)


def test_the_escape_key_is_held_back_until_nothing_more_comes() -> None:
    reports = MouseReports()
    assert reports.without(b"a\x1b") == b"a"
    assert reports.rest() == b"\x1b"
    assert reports.rest() == b""
