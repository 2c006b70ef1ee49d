"""The files of the project, as the architecture tests read them: as text, never imported."""

import ast
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[2]
PACKAGE: Final = ROOT / "hiptimer"
TESTS: Final = ROOT / "tests"

PYPROJECT: Final[dict[str, Any]] = tomllib.loads(
    (ROOT / "pyproject.toml").read_text(encoding="utf-8")
)

BUILT: Final = frozenset({"__pycache__", "build", "dist", "htmlcov", "snapshot_report.html"})
"""What tools and earlier runs leave: it is no part of the project."""

Function = ast.FunctionDef | ast.AsyncFunctionDef

BODIES: Final = ("body", "handlers", "orelse", "finalbody", "cases")
"""Where a node of a syntax tree keeps the statements in it."""

ANY: Final = re.compile("")

Rule = Callable[[ast.Module], Iterable[str]]
"""What is asked of one file: it gives back one sentence for each fault."""


def name_of(path: Path) -> str:
    """Name a file from the top of the repository, with forward slashes."""
    return path.relative_to(ROOT).as_posix()


def python_files(*folders: Path) -> list[Path]:
    """List the Python files below `folders`; none at all would make every check pass unseen."""
    found = sorted(path for folder in folders for path in folder.rglob("*.py"))
    assert found, f"no Python file below {folders}"
    return found


def project_files() -> list[Path]:
    """List the files that belong to the project: neither hidden (but for .ci) nor built."""
    return sorted(_below(ROOT))


def _below(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        hidden = path.name.startswith(".") and path.name != ".ci"
        if hidden or path.name in BUILT:
            continue
        if path.is_dir():
            yield from _below(path)
        elif path.is_file():
            yield path


@cache
def text_of(path: Path) -> str:
    """Return the text of a file, read once: a dozen rules ask for the same files."""
    return path.read_text(encoding="utf-8")


def parsed(path: Path) -> ast.Module:
    """Return a Python file as a syntax tree, those of the package parsed once.

    Few rules need the trees of the tests, and half a million nodes slow each look for garbage.
    """
    return _parsed_once(path) if PACKAGE in path.parents else _parsed(path)


def _parsed(path: Path) -> ast.Module:
    return ast.parse(text_of(path), str(path))


_parsed_once: Final = cache(_parsed)


def statements(tree: ast.AST) -> Iterator[ast.AST]:
    """Walk statements, except clauses and cases, inner ones too, but no expressions.

    Functions and classes are found so with a tenth of the steps that `ast.walk` takes.
    """
    ahead = [tree]
    for node in ahead:
        for part in BODIES:
            ahead += getattr(node, part, ())
        yield node


def functions(tree: ast.AST) -> Iterator[Function]:
    """Yield every function and method, inner ones too."""
    for node in statements(tree):
        if isinstance(node, Function):
            yield node


def dotted(node: ast.AST) -> str:
    """Spell `a.b.c` (or what a call of it is made on) as text; empty for anything else."""
    match node:
        case ast.Name(name):
            return name
        case ast.Attribute(value, name):
            return f"{dotted(value)}.{name}"
        case ast.Call(called):
            return f"{dotted(called)}()"
        case _:
            return ""


def found_in(paths: Iterable[Path], rule: Rule, *, having: re.Pattern[str] = ANY) -> list[str]:
    """Apply `rule` to files: one line a fault, with the file and what is wrong there.

    Files without a text that every fault has are not parsed, for parsing takes most of the time.
    """
    suspects = [path for path in paths if having.search(text_of(path))]
    return [f"{name_of(path)}: {fault}" for path in suspects for fault in rule(parsed(path))]
