"""Colours come from the theme, so that light, dark and a person's own theme reach every widget."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.support.source_files import PACKAGE, found_in, name_of, python_files

HEX = re.compile(r"#(?:[0-9a-fA-F]{3,4}){1,2}\b")
DECLARATION = re.compile(r"[\w-]+\s*:([^;{}]*);")
"""A property with its value; a selector such as `Label:hover #face {` has no semicolon."""

THEME = "themes.py"


def bare_colours(style: str) -> list[str]:
    """Find the colours of a style sheet that are written as numbers."""
    return [colour for value in DECLARATION.findall(style) for colour in HEX.findall(value)]


def colours_in_python(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Constant(str(text)) if HEX.fullmatch(text):
                yield f"line {node.lineno}: {text}"
            case ast.Constant(str(text)):
                yield from (f"line {node.lineno}: {colour}" for colour in bare_colours(text))


def test_no_style_sheet_has_a_bare_colour() -> None:
    sheets = sorted(PACKAGE.rglob("*.tcss"))
    found = {name_of(sheet): bare_colours(sheet.read_text(encoding="utf-8")) for sheet in sheets}
    assert {sheet: colours for sheet, colours in found.items() if colours} == {}


def test_only_the_theme_names_colours_by_number() -> None:
    screens = PACKAGE / "tui"
    others = [path for path in python_files(screens) if path != screens / THEME]
    assert found_in(others, colours_in_python, having=HEX) == []


@pytest.mark.parametrize(
    "style",
    [
        "Label { color: #fff; }",
        "Label { background: $panel; border: solid #12AB34; }",
        "Label {\n    &:hover { color: #abcd; }\n}",
    ],
)
def test_a_bare_colour_is_found(style: str) -> None:
    assert bare_colours(style)
    assert list(colours_in_python(ast.parse(f"DEFAULT_CSS = {style!r}")))


@pytest.mark.parametrize(
    "style", ["#face { color: $text; }", "Label:hover #add { color: $text; }", "A { width: 1fr; }"]
)
def test_a_widget_named_like_a_colour_is_no_fault(style: str) -> None:
    assert bare_colours(style) == []


def test_a_colour_in_python_is_found() -> None:
    assert list(colours_in_python(ast.parse("paint('#c0ffee')")))
