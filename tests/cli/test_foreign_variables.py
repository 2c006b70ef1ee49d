"""What is set for other programs made with Textual or Rich does this one no harm."""

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from hiptimer.cli.foreign_variables import LIBRARY_PREFIXES, OTHERS, SAFE, drop_foreign_variables

STANDARD = {"COLORTERM", "COLUMNS", "LC_TERMINAL", "LINES", "NO_COLOR", "TERM", "TERM_PROGRAM"}
"""Say what the terminal is, and are meant for every program. (ROWS is read for a browser only.)"""


def left_of(**variables: str) -> dict[str, str]:
    drop_foreign_variables(variables)
    return variables


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TEXTUAL_COLOR_SYSTEM", "16"),
        ("TEXTUAL_DRIVER", "nothing:There"),
        ("TEXTUAL_PRESS", "q,s,p"),
        ("TEXTUAL_LOG", "/tmp/log"),  # noqa: S108 - nothing is written there
        ("TEXTUAL_SCREENSHOT", "1"),
        ("TEXTUAL_SCREENSHOT_LOCATION", "."),
        ("TEXTUAL_DEVTOOLS_HOST", "elsewhere"),
        ("TEXTUAL", "devtools,debug"),
        ("TEXTUAL_DEBUG", "1"),
        ("TEXTUAL_FPS", "1"),
        ("TEXTUAL_SLOW_THRESHOLD", "100"),
        ("TEXTUAL_SPEEDUPS", "0"),
        ("TEXTUAL_ALLOW_SIGNALS", "1"),
        ("TEXTUAL_SHOW_RETURN", "1"),
        ("TEXTUAL_FILTERS", "x"),
        ("TEXTUAL_THEME", "nothing"),
        ("TEXTUAL_NOT_MADE_YET", "1"),
        ("ESCDELAY", "5000"),
        ("FORCE_COLOR", "1"),
        ("TTY_COMPATIBLE", "0"),
        ("TTY_INTERACTIVE", "0"),
        ("UNICODE_VERSION", "4.1.0"),
        ("TEXTUAL_ANIMATIONS", "wild"),
        ("TEXTUAL_DIM_FACTOR", "-5"),
        ("TEXTUAL_DISABLE_KITTY_KEY", "yes"),
    ],
)
def test_what_could_harm_is_dropped(name: str, value: str) -> None:
    assert left_of(**{name: value}) == {}


def test_what_does_no_harm_stays() -> None:
    safe = {
        "TEXTUAL_ANIMATIONS": "none",
        "TEXTUAL_DIM_FACTOR": "100",
        "TEXTUAL_DISABLE_KITTY_KEY": "1",
        "TEXTUAL_SMOOTH_SCROLL": "0",
        "NO_COLOR": "1",
        "TERM": "xterm",
        "COLUMNS": "80",
    }
    assert left_of(**safe) == safe


def names_read_by(path: Path) -> set[str]:
    """Find the names of variables in a file: strings that are looked up in an environment."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Call(func=reader, args=[ast.Constant(value=str(name)), *_]):
                if "environ" in ast.unparse(reader):
                    found.add(name)
    return found


@pytest.mark.parametrize("library", ["textual", "rich"])
def test_every_variable_that_the_libraries_read_is_known(library: str) -> None:
    spec = importlib.util.find_spec(library)
    assert spec is not None
    assert spec.origin is not None
    folder = Path(spec.origin).parent
    names = {name for path in folder.rglob("*.py") for name in names_read_by(path)}
    assert names & ({*SAFE} | {"TTY_COMPATIBLE"})
    unknown = {name for name in names if not name.startswith(LIBRARY_PREFIXES)}
    assert unknown - OTHERS - STANDARD - {"ROWS"} == set()


def test_it_is_done_before_textual_is_imported() -> None:
    program = (
        "from hiptimer.cli import entry; entry.run(['show', 'nothing']);"
        "import textual.constants; print(textual.constants.COLOR_SYSTEM, textual.constants.PRESS)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"TEXTUAL_COLOR_SYSTEM": "16", "TEXTUAL_PRESS": "q", "HOME": "/nonexistent"},
        capture_output=True,
        check=False,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.splitlines()[-1] == "auto "
