"""Terminals send bytes that no one typed; none of them ends the program, pauses it or rates."""

import fcntl
import struct
import termios

from tests.support.person import Person

X10_MOUSE = b"".join(
    b"\x1b[M" + bytes((button, x, y))
    for button, x, y in ((32, 33, 33), (35, 0x80, 0x81), (32, 0xC3, 0xA9), (67, 0xFF, 0x33))
)
"""What a rebuilt terminal reports: a press is a space, and the places are no UTF-8."""

GARBAGE = (
    b"\xff\xfe\x80\x1b[999999999u\x1b[1114112;5u\x1b[55296u\x1b[;;;;;;;;;;R\x1b]0;title\x07"
    b"\x1b[<0;-1;99999M\x1b[" + b"1;" * 50 + b"R\x1bP\x1b\\\xf0\x9f\x1b[200~\x1b[201~"
)

HELP = "leave this exercise on this side"


def test_reports_of_the_mouse_and_garbage_do_nothing(person: Person) -> None:
    with person.in_a_hold() as terminal:
        for reports in (X10_MOUSE, X10_MOUSE[:7], X10_MOUSE[7:], X10_MOUSE * 500):
            terminal.send(reports)
        terminal.send("?")
        screen = terminal.wait_for(HELP)
        assert "P A U S E D" not in screen
        terminal.send("\x1b")
        terminal.wait_until(lambda: HELP not in terminal.text, "the end of the help")
        terminal.send(GARBAGE + b" ")
        terminal.wait_for("P A U S E D")
        terminal.send("\x11")
        terminal.wait_for("go on later")
        terminal.send("l")
        assert terminal.exit_code() == 0
    assert [entry["choice"] for entry in person.session()["adjustment"]] == ["pause"]


def report_no_size() -> None:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 0, 0, 0, 0))


def test_a_terminal_that_reports_no_size_is_painted_and_left_to_itself(person: Person) -> None:
    with person.open(prepare=report_no_size) as terminal:
        terminal.wait_for("enter start")
        terminal.send("q")
        assert terminal.exit_code() == 0
        assert len(terminal.raw) < 500_000
