"""No error vanishes: code that catches everything does something about it."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.support.source_files import PACKAGE, TESTS, dotted, found_in, python_files

EVERYTHING = {"Exception", "BaseException"}

MAY_SWALLOW = re.compile(r"except\s*:|Exception\b")
"""A file without it catches errors by their names only."""


def swallowed(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.ExceptHandler(type=caught, body=body) if _is_everything(caught):
                if all(isinstance(part, ast.Pass | ast.Continue | ast.Expr) for part in body) and (
                    not any(
                        isinstance(inner, ast.Call) for part in body for inner in ast.walk(part)
                    )
                ):
                    yield f"line {node.lineno}: every error is swallowed"
            case ast.Call(called, arguments) if dotted(called).endswith("suppress"):
                if any(dotted(argument) in EVERYTHING for argument in arguments):
                    yield f"line {node.lineno}: every error is suppressed"


def _is_everything(caught: ast.expr | None) -> bool:
    match caught:
        case None:
            return True
        case ast.Tuple(parts):
            return any(map(_is_everything, parts))
        case _:
            return dotted(caught) in EVERYTHING


def test_no_error_is_swallowed_unseen() -> None:
    assert found_in(python_files(PACKAGE, TESTS), swallowed, having=MAY_SWALLOW) == []


@pytest.mark.parametrize(
    "source",
    [
        "try: f()\nexcept Exception: pass",
        "try: f()\nexcept: ...",
        "try: f()\nexcept (OSError, BaseException):\n    'why not'",
        "for x in y:\n    try: f()\n    except Exception: continue",
        "with contextlib.suppress(Exception): f()",
    ],
)
def test_a_swallowed_error_is_found(source: str) -> None:
    assert MAY_SWALLOW.search(source)
    assert list(swallowed(ast.parse(source)))


@pytest.mark.parametrize(
    "source",
    [
        "try: f()\nexcept FileNotFoundError: pass",
        "try: f()\nexcept Exception as error: report(error)",
        "with suppress(FileNotFoundError): f()",
    ],
)
def test_an_error_that_is_expected_or_reported_is_no_fault(source: str) -> None:
    assert list(swallowed(ast.parse(source))) == []
