"""Files, classes and functions that have grown beyond one idea are found.

Size follows the idea: a story in one place is worth more than a short file, so these bounds are far
above what most need, and nothing is to be cut up to stay below them.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.support.source_files import (
    PACKAGE,
    TESTS,
    Function,
    found_in,
    name_of,
    python_files,
    statements,
    text_of,
)

LONGEST_FILE = 500
LONGEST_CLASS = 350
LONGEST_FUNCTION = 60


def lines_of(path: Path) -> int:
    return len(text_of(path).splitlines())


def too_long(tree: ast.Module) -> Iterator[str]:
    for node in statements(tree):
        match node:
            case ast.ClassDef(name=name):
                most = LONGEST_CLASS
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                most = LONGEST_FUNCTION
            case _:
                continue
        lines = (node.end_lineno or node.lineno) - node.lineno + 1
        if lines > most:
            yield f"{name} has {lines} lines, at most {most} are allowed"


def test_no_file_has_more_than_500_lines() -> None:
    lengths = {name_of(path): lines_of(path) for path in python_files(PACKAGE, TESTS)}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_no_class_and_no_function_is_too_long() -> None:
    assert found_in(python_files(PACKAGE, TESTS), too_long) == []


def test_a_long_function_or_class_is_found() -> None:
    body = "    x = 1\n" * LONGEST_CLASS
    for head in ("def f():", "async def f():", "class F:"):
        assert list(too_long(ast.parse(f"{head}\n{body}")))
    inner = "    def f():\n" + "        x = 1\n" * LONGEST_FUNCTION
    assert list(too_long(ast.parse(f"class F:\n{inner}")))


def test_a_function_just_short_enough_is_no_fault() -> None:
    body = "    x = 1\n" * (LONGEST_FUNCTION - 1)
    tree = ast.parse(f"def f():\n{body}")
    assert isinstance(tree.body[0], Function)
    assert list(too_long(tree)) == []
