"""`hiptimer protocols show`: one page for a person, or the file."""

import pytest

from hiptimer.model.text import REPLACEMENT
from hiptimer.wording.doses import TIMES
from tests.support.command_lines import OWN, SHORT, CommandLine

WHOLE = """\
format = 1
name = "My hip"
summary = "What we agreed on."
region = "lateral hip"
stage = "kinetic-chain"
pain_ceiling = 2
frequency = "every other day"
source = "my physio"
notes = "first\\nsecond"

[[exercise]]
id = "side-lying-hover"  # the hover
side = "each"
alternate_sides = true
sets_max = 5
load = "red band"
notes = "slowly"

[[exercise]]
name = "Step down"
reps = 8
reps_max = 12
seconds_per_rep = 3.5
instructions = "Tap the floor."
"""

PAGE = """\
My hip
What we agreed on.
my-hip, lateral hip, kinetic chain, 7 min, pain limit 2, every other day
You need: mat, pillow

prepare ▁  hold or repeat █  rest ░
{strip}

 1  Side-lying straight-leg hover (left and right, in turn)
    3 {times} 20 s (up to 5 sets), rest 20 s, prepare 10 s, 10 s to change sides
    red band
    slowly

 2  Step down
    3 {times} 8-12 repetitions, 3.5 s each, rest 20 s, prepare 10 s
    Tap the floor.

Notes: first
second

Source: my physio
"""


def test_a_protocol_is_shown_on_one_page(hiptimer: CommandLine) -> None:
    hiptimer.own("my-hip", WHOLE)
    done = hiptimer.protocols("show", "my-hip")
    strip = done.out.splitlines()[6]
    assert (done.code, done.out, done.err) == (0, PAGE.format(strip=strip, times=TIMES), "")
    assert set(strip) == set("▁█░")
    assert len(strip) == 76


def test_a_page_fits_if_the_width_is_unknown(hiptimer: CommandLine) -> None:
    hiptimer.own("my-hip", WHOLE.replace("my physio", "word " * 70))
    done = hiptimer.protocols("show", "my-hip")
    assert max(len(line.rstrip()) for line in done.out.splitlines()) <= 80


def test_texts_are_never_taken_for_markup_nor_for_escapes(hiptimer: CommandLine) -> None:
    poison = "[@click=app.quit]x[/] half [/ :smile: \\u001b]0;x\\u0007\\u009b"
    keys = ("My hip", "What we agreed on.", "my physio", "red band", "slowly", "Step down")
    text = WHOLE
    for found in (*keys, "Tap the floor.", "every other day", "lateral hip", "first\\nsecond"):
        text = text.replace(f'"{found}"', f'"{poison}"')
    hiptimer.own("my-hip", text)
    done = hiptimer.protocols("show", "my-hip")
    shown = f"[@click=app.quit]x[/] half [/ :smile: {REPLACEMENT}]0;x{REPLACEMENT}{REPLACEMENT}"
    assert done.out.replace("\n", " ").count(shown.split("half", maxsplit=1)[0]) == 10
    assert not set("\x1b\x07\x9b") & set(done.out)


def test_the_file_of_an_own_protocol_is_printed_as_it_is(hiptimer: CommandLine) -> None:
    hiptimer.own("my-hip", WHOLE)
    assert hiptimer.protocols("show", "my-hip", "--toml").out == WHOLE


def test_what_could_harm_a_terminal_is_taken_out_of_a_file_that_is_printed(
    hiptimer: CommandLine,
) -> None:
    hiptimer.own("my-hip", f"{OWN}# \x9b2J")
    assert hiptimer.protocols("show", "my-hip", "--toml").out == f"{OWN}# {REPLACEMENT}2J"


def test_a_shipped_protocol_is_printed_as_a_file_that_can_be_read(hiptimer: CommandLine) -> None:
    done = hiptimer.protocols("show", SHORT, "--toml")
    assert done.out.startswith('format = 1\nname = "Lateral hip: isometric holds, short"\n')
    path = hiptimer.own("copy", done.out)
    assert hiptimer.protocols("check", str(path)).code == 0


@pytest.mark.parametrize("protocol_id", ["nothing", "../my-hip", "/etc/passwd", "My-hip"])
def test_an_id_that_nothing_has_is_reported(hiptimer: CommandLine, protocol_id: str) -> None:
    hiptimer.own("my-hip")
    done = hiptimer.protocols("show", protocol_id)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f'hiptimer: there is no protocol "{protocol_id}"; ')


def test_a_protocol_with_mistakes_is_not_shown_and_they_are_reported(hiptimer: CommandLine) -> None:
    hiptimer.own("my-hip", OWN + "sets = 0")
    done = hiptimer.protocols("show", "my-hip")
    assert (done.code, done.out) == (1, "")
    assert "exercise 1, sets: found 0" in done.err


def test_alternating_sides_are_shown_with_the_time_to_change_them(hiptimer: CommandLine) -> None:
    dose = 'side = "each"\nsets = 2\nside_prepare_seconds = 7\n'
    hiptimer.own("turns", f"{OWN}{dose}alternate_sides = true\n")
    hiptimer.own("one-by-one", OWN + dose)
    assert "(left and right, in turn)" in hiptimer.protocols("show", "turns").out
    page = hiptimer.protocols("show", "one-by-one").out
    assert "(left and right)" in page
    assert "7 s to change sides" in page
