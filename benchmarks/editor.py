"""How long the editor takes to open on the largest protocol, and to paint what is typed there.

Run as `python -m benchmarks.editor`. The floor is a Textual app that shows as many plain inputs as
the form has fields; both run at the same time, each in a terminal of its own, and take turns.
"""

import sys
from pathlib import Path
from statistics import median

from benchmarks.installed import PROGRAM, PYTHON, ROOT, data_folder, environment, install
from benchmarks.pairs import in_turn, report
from benchmarks.protocols import largest
from benchmarks.terminal import Terminal

INPUTS = ROOT / "benchmarks" / "floors" / "inputs.py"

SETTLING_SECONDS = 1.0

PAUSE_SECONDS = 0.1
"""Between two keys, so that none is measured in the wake of another."""

ENTER, BACKSPACE = b"\r", b"\x7f"

UP, DOWN, HOME, END = b"\x1b[A", b"\x1b[B", b"\x1b[H", b"\x1b[F"

FIELDS = 15
"""In the form of an exercise with two sides and repetitions, counting both ends of its ranges."""

PRESSES = 101


def main() -> int:
    """Measure, print, and fail if a bound is not held."""
    install()
    folder = data_folder("editor")
    (folder / "settings.toml").write_text('affected_side = "both"\n', encoding="utf-8")
    largest(folder)
    ours: list[str | Path] = [PROGRAM, "--data-dir", folder]
    floor: list[str | Path] = [PYTHON, INPUTS, str(FIELDS)]
    with Terminal(ours, environment()) as editor, Terminal(floor, environment()) as inputs:
        editor.wait_for(b"last four weeks")
        inputs.wait_for(b"Hello")
        for terminal in (editor, inputs):
            terminal.press(HOME)  # own protocols are above the shipped ones
            terminal.watch(SETTLING_SECONDS)
        held = [opening(editor, inputs), typing(editor, inputs)]
    return 0 if all(held) else 1


def opening(editor: Terminal, inputs: Terminal) -> bool:
    """Open both with a key, again and again."""

    def opened(terminal: Terminal, last: bytes, home: bytes) -> float:
        seconds = terminal.press_until(b"e", last)
        terminal.press_until(b"\x1b", home)
        terminal.watch(PAUSE_SECONDS)
        return seconds

    pairs = in_turn(
        lambda: opened(editor, b"Exercise 15", b"settings"),
        lambda: opened(inputs, b"field 15", b"Hello"),
    )
    return report("opening the largest protocol", pairs, "s", at_most=1.3)


def typing(editor: Terminal, inputs: Terminal) -> bool:
    """Measure a letter in both until it is painted, and a digit in ours until its effects are."""
    inputs.press_until(b"e", b"field 15")
    editor.press_until(b"e", b"Exercise 15")
    for terminal, key in ((inputs, END), (editor, ENTER), (editor, UP)):  # to the end of a name
        terminal.press(key)
        terminal.watch(SETTLING_SECONDS)

    def typed(terminal: Terminal, key: bytes, text: bytes) -> float:
        seconds = terminal.press_until(key, text)
        terminal.press(BACKSPACE)
        terminal.watch(PAUSE_SECONDS)
        return seconds

    letters = in_turn(
        lambda: typed(editor, b"z", b"Exercise 1z"),
        lambda: typed(inputs, b"z", b"field 1z"),
        PRESSES,
    )
    editor.press(DOWN * 3 + b"1")  # down to the repetitions
    editor.watch(SETTLING_SECONDS)
    digits = [typed(editor, b"5", b"15-200") for _ in range(PRESSES)]
    held = report("a letter until it is painted", letters, "s", at_most=1.3)
    print(f"a digit until the list and the session say it too: {median(digits):.4g} s")
    return held


if __name__ == "__main__":
    sys.exit(main())
