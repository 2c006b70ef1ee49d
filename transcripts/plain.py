"""What plain mode prints in fifteen whole sessions, what was typed, and what was heard."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from transcripts.comparing import written_down
from transcripts.driving import Plain, own_folder
from transcripts.protocols import HOLDS, MIXED, PACED

UP, DOWN, BACKSPACE, ENTER = "\x1b[5~", "\x1b[6~", "\x7f", "\r"

AUTO: Final[dict[str, Any]] = {"advance": "auto", "affected_side": "left"}
LEFT: Final[dict[str, Any]] = {"affected_side": "left"}


def _begun(lines: list[str], *, speaks: bool = False, **settings: Any) -> Plain:
    person = Plain(lines, settings or LEFT, speaks=speaks)
    for name, text in (("mixed", MIXED), ("holds", HOLDS), ("paced", PACED)):
        person.write_protocol(name, text)
    return person


def through_a_pipe(lines: list[str]) -> None:
    """Be absent: all goes by itself as far as it may."""
    person = _begun(lines, **AUTO)
    person.visit("holds", [], interactive=False)
    person.visit("mixed", [], interactive=False)


def a_pipe_with_ratings(lines: list[str]) -> None:
    """Send lines through a pipe, some of them of no use."""
    person = _begun(lines, **AUTO)
    typed = [(2, "7\n"), (17, "2\n"), (30, "what?\n"), (37, "11\n3\n"), (60, "1\n")]
    person.visit("holds", typed, interactive=False)


def a_newcomer(lines: list[str]) -> None:
    """Start for the first time, and again on the next day."""
    person = Plain(lines)
    person.visit(
        "hip-mobility-warm-up", [(0, "l\n"), (1, "?\n"), (2, "2\n"), (60, "f\n"), (61, "m\n")]
    )
    person.later(86_400)
    person.visit("hip-mobility-warm-up", [(0, "6\n"), (1, "\n"), (10, "f\n"), (12, "t\n")])


def the_short_protocol(lines: list[str]) -> None:
    """Follow the shipped short protocol with a voice."""
    person = _begun(lines, speaks=True, **LEFT)
    typed = [(0, "1\n"), (55, "2\n"), (100, "3\n"), (160, "\n"), (170, "\n"), (180, "2\n")]
    more = [(at, "\n") for at in range(240, 1200, 45)]
    person.visit("lateral-hip-isometric-short", [*typed, *more, (1300, "Good.\n")])


def every_command(lines: list[str]) -> None:
    """Type each letter that does something."""
    person = _begun(lines, advance="auto", affected_side="both")
    person.visit(
        "mixed",
        [
            *((0, "0\n"), (2, "?\n"), (4, "+\n"), (15, "p\n"), (18, "?\n"), (20, " \n")),
            *((28, "e\n"), (30, "2\n"), (31, "-\n"), (32, "3\n"), (33, "+\n"), (34, "r\n")),
            *(
                (50, "?\n"),
                (65, "d\n"),
                (66, "u\n"),
                (67, "d\n"),
                (70, "n\n"),
                (72, "h\n"),
                (75, "x\n"),
                (90, "zzz\n"),
            ),
            *((92, "X\n"), (100, "\n"), (110, "\n"), (115, "1\n"), (125, "\n"), (130, "2\n")),
            *((140, "4\n"), (141, "c\n"), (150, "1\n2\n3\n"), (160, "\n"), (170, "ü🙂\n")),
        ],
    )


def above_the_ceiling(lines: list[str]) -> None:
    """Make each choice above the limit."""
    person = _begun(lines, affected_side="both")
    for letter in ("s", "e", "f", "x", "c", "r", "o"):
        typed = [(0, "\n"), (25, "5\n"), (26, "?\n"), (27, f"{letter}\n"), (30, "9\n"), (31, "-\n")]
        person.visit(
            "mixed", [*typed, (33, "4\n"), (34, "\n"), (45, "f\n"), (46, "p\n"), (60, "\n")]
        )
        person.later(60)


def severe_before(lines: list[str]) -> None:
    """Begin with pain above the limit."""
    person = _begun(lines)
    person.visit("mixed", [(0, "8\n"), (1, "n\n")])
    person.visit(
        "mixed", [(0, "5\n"), (1, "x\n"), (2, "s\n"), (20, "q\n"), (21, "s\n"), (22, "o\n")]
    )
    person.visit(
        "holds", [(0, "4\n"), (1, "a\n"), (17, "3\n"), (36, "3\n"), (57, "2\n"), (60, "\n")]
    )


def single_keys(lines: list[str]) -> None:
    """Press single keys: ten, and keys that are late, held down and quick."""
    person = _begun(lines, **AUTO)
    held = [(18 + number / 10, "+") for number in range(12)]
    person.visit(
        "holds",
        [
            *((0, "\n"), (15.3, ENTER), (16, "1"), (16.5, "0"), (17, "c"), *held),
            *((47.25, "n"), (48, "2"), (49, BACKSPACE), (50, "3\r"), (62, "e"), (75, "1")),
            *((90, "?"), (95, "2"), (97, "2"), (99, "fine\n")),
        ],
        keys=True,
    )


def a_clicker(lines: list[str]) -> None:
    """Use two buttons alone, with a voice."""
    person = _begun(lines, speaks=True, **LEFT)
    person.visit(
        "holds",
        [
            *((0, "\n"), (2, DOWN), (14, UP), (17, UP), (17.5, DOWN), (19, UP), (20, UP), (21, UP)),
            *((30, DOWN), (45, UP), (47, UP), (49, UP), (51, UP), (70, DOWN), (75, UP), (80, DOWN)),
            *((90, UP), (92, UP), (100, DOWN), (110, UP), (112, DOWN), (120, "\n")),
        ],
        keys=True,
    )


def a_clicker_above_the_ceiling(lines: list[str]) -> None:
    """Step through numbers and choices by two buttons."""
    person = _begun(lines, speaks=True, advance="exercise", affected_side="both", rating="wait")
    person.visit(
        "mixed",
        [
            *((0, "\n"), (24, "7"), (26, UP), (28, UP), (30, UP), (32, UP), (34, DOWN)),
            *((60, UP), (62, UP), (64, UP), (80, DOWN), (85, UP), (90, DOWN), (110, DOWN)),
            *((115, "f"), (116, "p"), (120, "\n")),
        ],
        keys=True,
    )


def repetitions_that_wait(lines: list[str]) -> None:
    """End repetitions by a key; the session waits for each number."""
    person = _begun(lines, speaks=True, advance="key", rating="wait", affected_side="right")
    typed = [(0, "\n"), (12, "\n"), (25, "2\n"), (40, "\n"), (55, "\n"), (60, "6\n"), (61, "\n")]
    more = [(70 + 8 * number, "\n" if number % 3 else "2\n") for number in range(20)]
    person.visit("mixed", [*typed, *more, (300, "\n")], side="right", sets=1)
    person.visit(
        "paced", [(0, "\n"), (22, "1\n"), (30, "\n"), (50, "p\n"), (55, "p\n"), (70, "\n")]
    )


def gaps(lines: list[str]) -> None:
    """Let the computer sleep in a hold, in a rest and in a pause, and at last for too long."""
    person = _begun(lines, **AUTO)
    asleep = person.asleep
    typed = [(0, "\n"), (8, asleep(600)), (612, "?\n"), (615, "\n"), (628, asleep(30))]
    more = [(670, " \n"), (680, "p\n"), (682, asleep(400)), (1_090, "\n"), (1_100, "p\n")]
    person.visit("holds", [*typed, *more, (1_102, asleep(9_000)), (10_200, "k\n")])


def left_and_resumed(lines: list[str]) -> None:
    """Leave for later, resume, leave again, and keep or discard it."""
    person = _begun(lines, **AUTO)
    person.visit(
        "holds", [(0, "1\n"), (17, "2\n"), (18, "q\n"), (19, "k\n"), (20, "q\n"), (21, "l\n")]
    )
    person.later(600)
    person.visit("holds", [(0, "g\n"), (20, "q\n"), (21, "l\n")])
    person.later(600)
    person.visit("holds", [(0, "k\n"), (2, "2\n"), (4, "q\n"), (5, "s\n"), (6, "n\n"), (9, "\n")])
    person.later(600)
    person.visit("holds", [(0, "\n"), (17, "q\n"), (18, "l\n")])
    person.later(9_000)
    person.visit("holds", [(0, "g\n"), (1, "d\n"), (2, "\n"), (4, "f\n"), (5, "\n"), (8, "\n")])


def the_input_ends(lines: list[str]) -> None:
    """End the input in a hold, at a choice, and after a number."""
    person = _begun(lines, affected_side="both")
    person.visit("mixed", [(0, "\n"), (15, person.end)])
    person.later(9_000)
    person.visit("mixed", [(0, "d\n"), (1, "\n"), (25, "8\n"), (26, person.end)])
    person.later(60)
    person.visit("mixed", [(0, "k\n"), (1, "\n"), (25, "2\n"), (26, person.end)])
    person.later(60)
    person.visit("mixed", [(0, "\n"), (25, "2\n"), (26, person.signal(15))])


def it_expires(lines: list[str]) -> None:
    """Wait for more than two hours, and quietly before that."""
    person = _begun(lines, speaks=True, affected_side="both")
    person.visit("mixed", [(0, "\n"), (60, "2\n"), (800, "1\n"), (8_500, "x\n"), (8_510, "d\n")])
    person.visit("mixed", [(0, "\n"), (60, "2\n"), (8_500, "k\n"), (8_510, "so far\n")])


SESSIONS: Final[tuple[Callable[[list[str]], None], ...]] = (
    through_a_pipe,
    a_pipe_with_ratings,
    a_newcomer,
    the_short_protocol,
    every_command,
    above_the_ceiling,
    severe_before,
    single_keys,
    a_clicker,
    a_clicker_above_the_ceiling,
    repetitions_that_wait,
    gaps,
    left_and_resumed,
    the_input_ends,
    it_expires,
)


def pieces() -> list[str]:
    """List the sessions."""
    return [each.__name__ for each in SESSIONS]


def follow(piece: str) -> dict[str, str]:
    """Follow one session; return what was printed."""
    (session,) = (each for each in SESSIONS if each.__name__ == piece)
    lines = [session.__doc__ or "", ""]
    with own_folder(), written_down(lines):
        session(lines)
    return {f"{piece}.txt": "\n".join((*lines, ""))}


def golden(texts: Mapping[str, str]) -> Mapping[str, str]:
    """Return what is recorded: all of it."""
    return texts
