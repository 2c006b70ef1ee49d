"""What goes out of plain mode and comes in: each line at once, and what ends the process."""

import errno
import io

import pytest

from hiptimer.plain.console import Arrival, Console, EndOfInput, Leave, OutputError, Signalled
from tests.support.fakes import FakeClock
from tests.support.plain_driver import NoTerminal, Script, Scripted


class Reader(io.StringIO):
    """The reader of the output: `read` has what had been sent each time that something was."""

    def __init__(self) -> None:
        super().__init__()
        self.read_so_far: list[str] = []

    def flush(self) -> None:
        self.read_so_far.append(self.getvalue())


class Broken(io.StringIO):
    """An output that fails."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def write(self, _: str) -> int:
        raise OSError(self._number, "it fails")


def console(*typed: str | bytes | Arrival, interactive: bool = False) -> Console:
    script: Script = [(0, what) for what in typed]
    return Console(io.StringIO(), Scripted(script, FakeClock()), interactive=interactive)


def test_each_line_is_sent_at_once_and_nothing_in_it_steers_the_terminal() -> None:
    reader = Reader()
    Console(reader, Scripted([], FakeClock())).say("One.", "\x1b[2JTwo.\nThree.")
    assert reader.read_so_far[0] == "One.\n"
    assert reader.read_so_far[-1].count("\n") == 2
    assert "\x1b" not in reader.read_so_far[-1]


def test_what_is_shown_to_be_copied_keeps_its_lines_and_spaces() -> None:
    reader = Reader()
    Console(reader, Scripted([], FakeClock())).show("[a]\n  b = 1\n\nc = 2\n\n")
    assert reader.read_so_far[-1] == "[a]\n  b = 1\n\nc = 2\n"


def test_the_bell_is_for_a_person_at_a_terminal_and_rings_at_once() -> None:
    person, pipe = Reader(), Reader()
    Console(person, Scripted([], FakeClock()), interactive=True).ring()
    Console(pipe, Scripted([], FakeClock())).ring()
    assert (person.read_so_far, pipe.getvalue()) == (["\a"], "")
    Console(Broken(errno.EIO), Scripted([], FakeClock()), interactive=True).ring()


@pytest.mark.parametrize(("number", "code"), [(errno.EPIPE, 141), (errno.EIO, 129)])
def test_an_output_without_a_reader_ends_it_as_a_signal_would(number: int, code: int) -> None:
    with pytest.raises(Leave) as left:
        Console(Broken(number), Scripted([], FakeClock())).say("One.")
    assert left.value.code == code
    assert left.value.by_signal


def test_an_output_on_a_full_disk_is_an_error_that_says_so() -> None:
    with pytest.raises(OutputError, match="the output can't be written: the disk is full"):
        Console(Broken(errno.ENOSPC), Scripted([], FakeClock())).say("One.")


@pytest.mark.parametrize(
    ("arrival", "code"),
    [(Signalled(1), 129), (Signalled(2), 130), (EndOfInput(hung_up=True), 129)],
)
def test_what_ends_the_process_ends_a_question(arrival: Arrival, code: int) -> None:
    with pytest.raises(Leave) as left:
        console(arrival).ask("Which?")
    assert left.value.code == code


@pytest.mark.parametrize("code", [0, 1])
def test_who_leaves_is_no_signal(code: int) -> None:
    assert not Leave(code).by_signal


def test_lines_typed_ahead_answer_one_question_after_another() -> None:
    asked = console("  one \ntw", "o\nthree")
    assert [asked.ask("?") for _ in range(4)] == ["one", "two", "three", None]
    assert asked.ended


def test_what_was_typed_ahead_and_asked_by_no_question_is_for_the_session() -> None:
    asked = console("2\nn\nr\n")
    assert asked.ask("Hip pain now?") == "2"
    assert [asked.words(0.5), asked.words(0.5)] == [["n", "r"], []]


def test_after_the_end_of_the_input_time_passes_and_nothing_comes() -> None:
    clock = FakeClock()
    ended = Console(io.StringIO(), Scripted([(0, EndOfInput())], clock))
    before = clock.monotonic()
    assert (ended.words(5), ended.words(5), ended.words(0)) == ([], [], [])
    assert ended.ended
    assert clock.monotonic() == before + 5


def test_keys_are_single_only_for_as_long_as_they_are_asked_for() -> None:
    typed: Script = [(0, "ab\x04c"), (1, "one\n")]
    keyed = Console(io.StringIO(), Scripted(typed, FakeClock()), terminal=NoTerminal())
    assert not keyed.gives_keys
    with keyed.single_keys():
        assert keyed.gives_keys
        assert keyed.words(0.5) == ["a", "b"]
    assert not keyed.gives_keys
    assert keyed.words(2) == ["one"]


@pytest.mark.parametrize("interactive", [True, False])
@pytest.mark.parametrize("seen", [True, False])
def test_only_what_a_person_sees_on_a_terminal_is_on_screen(
    *, interactive: bool, seen: bool
) -> None:
    source = Scripted([], FakeClock())
    shown = Console(io.StringIO(), source, interactive=interactive, on_screen=seen)
    assert shown.on_screen is (interactive and seen)


def test_nothing_is_taken_to_be_on_screen_unless_it_is_known() -> None:
    assert not console().interactive
    assert not console(interactive=True).on_screen
