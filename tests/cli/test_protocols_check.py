"""`hiptimer protocols check`: what was given, and what the person reads."""

import os
import re
from pathlib import Path

import pytest

from hiptimer.storage.protocol_keys import EXERCISE_KEYS, OF_PROTOCOL
from tests.support.command_lines import OWN, CommandLine
from tests.support.protocol_mistakes import Mistake, mistakes, mistakes_without_a_row

HEAD = 'format = 1\nname = "X"\n'
BRIDGE = '[[exercise]]\nid = "band-bridge"\n'
TABLES = "1 to 40 tables, each below a line [[exercise]]"
NEITHER = "exercise 1, id: missing, and so is name, expected one of the two or both"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "from my physio.toml"


def messages(hiptimer: CommandLine, file: Path, text: str | bytes) -> list[str]:
    """Check a file that is wrong, which stays as it is; return the lines without their places."""
    data = text if isinstance(text, bytes) else text.encode()
    file.write_bytes(data)
    done = hiptimer.protocols("check", str(file))
    assert (done.code, done.err) == (1, "1 file checked, 1 with mistakes\n")
    assert file.read_bytes() == data
    lines = done.out.splitlines()
    places = [re.match(rf"{re.escape(str(file))}(:\d+){{0,2}}: ", line) for line in lines]
    return [line[place.end() :] for line, place in zip(lines, places, strict=True) if place]


def test_every_mistake_with_every_key_has_a_row() -> None:
    assert mistakes_without_a_row() == []


@pytest.mark.parametrize("mistake", mistakes("above the exercises"), ids=str)
def test_a_mistake_above_the_exercises_is_read_as_a_sentence(
    hiptimer: CommandLine, file: Path, mistake: Mistake
) -> None:
    key = mistake.key
    others = "".join(f"{each}\n" for each in HEAD.splitlines() if not each.startswith(f"{key} "))
    lines = messages(hiptimer, file, f"{others}{mistake.given}\n{BRIDGE}")
    assert mistake.message in lines
    missing = f"{key}: missing, expected {OF_PROTOCOL[key].kind.allowed}"
    assert set(lines) - {mistake.message} <= {missing}


@pytest.mark.parametrize("mistake", mistakes("in an exercise"), ids=str)
def test_a_mistake_in_an_exercise_is_read_with_its_place(
    hiptimer: CommandLine, file: Path, mistake: Mistake
) -> None:
    exercise = "[[exercise]]\n" if mistake.given.startswith("id ") else BRIDGE
    lines = messages(hiptimer, file, f"{HEAD}{BRIDGE}{exercise}{mistake.given}\n")
    assert lines == [f"exercise 2, {mistake.message}"]


@pytest.mark.parametrize("key", [*OF_PROTOCOL, "exercise"])
def test_a_duplicate_key_of_the_protocol_is_reported_with_its_line(
    hiptimer: CommandLine, file: Path, key: str
) -> None:
    (line,) = messages(hiptimer, file, f"{key} = 1\n{key} = 1\n")
    assert line.startswith("is not valid TOML: duplicate key (at line 2, ")


def test_exercises_that_are_written_in_both_ways_are_reported_with_their_line(
    hiptimer: CommandLine, file: Path
) -> None:
    (line,) = messages(hiptimer, file, f"exercise = []\n{BRIDGE}")
    assert line.startswith("is not valid TOML: ")
    assert "(at line 2, " in line


@pytest.mark.parametrize("key", EXERCISE_KEYS)
def test_a_duplicate_key_of_an_exercise_is_reported_with_its_line(
    hiptimer: CommandLine, file: Path, key: str
) -> None:
    (line,) = messages(hiptimer, file, f"[[exercise]]\n{key} = 1\n{key} = 1\n")
    assert line.startswith("is not valid TOML: duplicate key (at line 3, ")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (HEAD, f"exercise: missing, expected {TABLES}"),
        (f"{HEAD}exercise = 3\n", f"exercise: found 3, expected {TABLES}"),
        (f"{HEAD}{BRIDGE * 41}", f"exercise: found 41 tables, expected {TABLES}"),
        (
            f"{HEAD}[[exercise]]\n",
            "exercise 1, id: missing, and so is name, expected one of the two or both",
        ),
    ],
)
def test_none_or_too_many_exercises_are_reported(
    hiptimer: CommandLine, file: Path, text: str, read: str
) -> None:
    assert messages(hiptimer, file, text) == [read]


@pytest.mark.parametrize(
    ("data", "read"),
    [
        ("name = Mine\n", "is not valid TOML: "),
        (b'name = "\xe4"', "is not UTF-8 text (line 1); save it as UTF-8"),
        (OWN.encode("utf-16"), "is UTF-16 text; save it as UTF-8"),
        (b"a\0", "contains zero bytes: it is damaged, or not UTF-8 text"),
        (b"#" * (256 * 1024 + 1), "is bigger than 256 KiB; it can't be a hiptimer file"),
        (OWN[:-5], "is not valid TOML: "),
        ("format = 2\n", "was made by a newer hiptimer (format 2); update hiptimer to read it"),
        ("a = " + "[" * 500 + "]" * 500, "is nested too deeply"),
        (
            ".".join("a" * 8_000) + " = 1",
            "has a key with too many parts; it can't be a hiptimer file",
        ),
    ],
    ids=[
        "not TOML",
        "not UTF-8",
        "UTF-16",
        "zeros",
        "too large",
        "cut off",
        "newer",
        "deep",
        "long",
    ],
)
def test_a_file_that_is_no_protocol_at_all_is_reported(
    hiptimer: CommandLine, file: Path, data: str | bytes, read: str
) -> None:
    (line,) = messages(hiptimer, file, data)
    assert line.startswith(read)


def test_every_mistake_of_every_file_is_reported_in_one_go(
    hiptimer: CommandLine, tmp_path: Path
) -> None:
    right, wrong, missing = (tmp_path / name for name in ("right.toml", "wrong.toml", "none.toml"))
    right.write_text(OWN, encoding="utf-8")
    wrong.write_text(OWN + "sets = 0\nreps = 0\n", encoding="utf-8")
    done = hiptimer.protocols("check", str(wrong), str(right), str(missing))
    assert (done.code, done.err) == (1, "3 files checked, 2 with mistakes\n")
    assert done.out.splitlines() == [
        f"{wrong}:5: exercise 1, sets: found 0, expected a whole number from 1 to 20",
        f"{wrong}:6: exercise 1, reps: found 0, expected a whole number from 1 to 200",
        f"{missing}: is not there",
    ]


def test_files_that_are_right_leave_the_output_empty(hiptimer: CommandLine, file: Path) -> None:
    file.write_text(OWN, encoding="utf-8")
    done = hiptimer.protocols("check", str(file), str(file))
    assert (done.code, done.out, done.err) == (0, "", "2 files checked, no mistakes\n")


def test_among_ones_own_the_name_of_a_file_is_checked_too(hiptimer: CommandLine) -> None:
    path = hiptimer.own("My hip")
    done = hiptimer.protocols("check", str(path))
    assert done.code == 1
    assert 'file name: found "My hip", expected lower-case letters' in done.out


def test_pipes_and_folders_are_reported_and_do_not_hang(hiptimer: CommandLine, file: Path) -> None:
    os.mkfifo(file)
    done = hiptimer.protocols("check", str(file), str(file.parent))
    assert done.out.splitlines() == [
        f"{file}: is not a regular file",
        f"{file.parent}: is a folder, not a file",
    ]


def test_escapes_and_markup_in_a_file_or_its_name_reach_no_terminal(
    hiptimer: CommandLine, tmp_path: Path
) -> None:
    path = tmp_path / "a\x1b]0;x\x07[bold].toml"
    path.write_text('"[red]\\u001b[2J" = 1\nname = "\\u009b"', encoding="utf-8")
    done = hiptimer.protocols("check", str(path))
    assert done.code == 1
    assert "[red]\N{REPLACEMENT CHARACTER}[2J: unknown key" in done.out
    assert not set("\x1b\x9b\x07") & set(done.out + done.err)


def test_check_without_a_file_is_wrong_usage(hiptimer: CommandLine) -> None:
    done = hiptimer.protocols("check")
    assert (done.code, done.out) == (2, "")
    assert "FILE" in done.err


PLACES = """\
format = 1
# sets = 4
name = "X"
notes = \"\"\"
sets = 5
[[exercise]]
\"\"\"

[[exercise]]
id = "clam"       # [[exercise]]
"sets" = 30
instructions = \'\'\'
reps = 0 \'\'\'
[[ exercise ]]
id = "reverse nordic"
reps = "15-20"
rest = 5
"""


def test_each_mistake_is_found_at_its_line(hiptimer: CommandLine, file: Path) -> None:
    file.write_text(PLACES, encoding="utf-8")
    lines = hiptimer.protocols("check", str(file)).out.splitlines()
    places = {line.removeprefix(f"{file}:").split(":")[0] for line in lines}
    assert (len(lines), places) == (4, {"11", "15", "16", "17"})


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("rest = 5", "rest: unknown key, the nearest known one is rest_seconds"),
        ("hold = 5", "hold: unknown key, the nearest known one is hold_seconds"),
        ('reps = "15-20"', "from 1 to 200; write reps = 15 and reps_max = 20"),
        ('sets = "3 to 5"', "from 1 to 20; write sets = 3 and sets_max = 5"),
        ('sets = "3-5-7"', "from 1 to 20"),
    ],
)
def test_a_mistake_is_answered_by_what_to_write(
    hiptimer: CommandLine, file: Path, wrong: str, said: str
) -> None:
    (line,) = messages(hiptimer, file, f"{HEAD}{BRIDGE}{wrong}\n")
    assert line.endswith(said)


def test_the_name_of_an_exercise_as_its_id_is_answered_by_the_id(
    hiptimer: CommandLine, file: Path
) -> None:
    (line,) = messages(hiptimer, file, f'{HEAD}[[exercise]]\nid = "Reverse nordic"\n')
    assert line.endswith("; did you mean reverse-nordic?")
