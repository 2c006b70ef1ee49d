"""Each sentence stands once: what two modules say is worded in `hiptimer.wording`."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from tests.support.source_files import PACKAGE, name_of, parsed, python_files, statements

FEWEST_WORDS: Final = 3
"""Two words together, as in "go home", are a label of a key and mostly a coincidence."""

MAY_REPEAT: Final[dict[str, str]] = {
    "from import main": "the code of a process, which no person reads",
    "no session yet": "a label on home, and the beginning of a longer sentence in the history",
    "put it back": "the label of a key, and keys stand with their screen",
    "to the trash": "the label of a key, and keys stand with their screen",
}
"""Sentences that stand in more than one module on purpose, with the reason."""

_GAP: Final = " \N{HORIZONTAL ELLIPSIS} "
"""Stands for a value within a sentence."""

_ENDS: Final = re.compile(r"[.!?;:](?:\s|$)|\n")
_WORD: Final = re.compile(r"[a-z]+(?:['-][a-z]+)*")
_AROUND: Final = ",()\"'.\u201c\u201d\u2018\u2019"
"""Punctuation that belongs to no word."""


def sentences(tree: ast.Module) -> Iterator[str]:
    """Yield every sentence in the code, without case and punctuation; docstrings are no code."""
    for text in _texts(tree, _docstrings(tree)):
        for part in _ENDS.split(text.lower()):
            words = [each.strip(_AROUND) for each in part.split()]
            said = [each for each in words if _WORD.fullmatch(each)]
            if len(said) >= FEWEST_WORDS:
                yield " ".join(said)


def repeated(files: Iterable[Path]) -> dict[str, list[str]]:
    """Return each sentence that more than one file has, with the names of those files."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in files:
        for sentence in sorted(set(sentences(parsed(path)))):
            found[sentence].append(name_of(path))
    return {sentence: names for sentence, names in found.items() if len(names) > 1}


@cache
def repeated_outside_wording() -> dict[str, list[str]]:
    files = python_files(PACKAGE)
    return repeated(path for path in files if PACKAGE / "wording" not in path.parents)


def _texts(tree: ast.Module, docstrings: set[ast.AST]) -> Iterator[str]:
    ahead: list[ast.AST] = [tree]
    for node in ahead:
        match node:
            case ast.JoinedStr(values):
                parts = (each.value if isinstance(each, ast.Constant) else _GAP for each in values)
                yield "".join(map(str, parts))
                ahead += (each for each in values if not isinstance(each, ast.Constant))
            case ast.Constant(value):
                if isinstance(value, str) and node not in docstrings:
                    yield value
            case ast.Name():
                continue
            case _:
                ahead += ast.iter_child_nodes(node)


def _docstrings(tree: ast.Module) -> set[ast.AST]:
    """Find texts that stand by themselves: those of modules, classes, functions and values."""
    return {node.value for node in statements(tree) if isinstance(node, ast.Expr)}


def test_no_sentence_stands_in_two_modules_outside_wording() -> None:
    found = repeated_outside_wording()
    assert {
        sentence: names for sentence, names in found.items() if sentence not in MAY_REPEAT
    } == {}


def test_every_exception_is_still_needed_and_has_a_reason() -> None:
    found = repeated_outside_wording()
    assert [sentence for sentence in MAY_REPEAT if sentence not in found] == []
    assert all(MAY_REPEAT.values())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('A = "That is worth listening to."', 'B = f"{pain} is high. That is worth listening to"'),
        ('A = "k: keep it as it is; d: discard it"', 'B = ("k", "Keep it as it is", "now")'),
    ],
)
def test_a_sentence_within_another_text_is_found(one: str, other: str) -> None:
    first, second = (set(sentences(ast.parse(source))) for source in (one, other))
    assert first & second


@pytest.mark.parametrize(
    "source",
    ['"""It says so itself."""', 'A = "seconds_per_rep"', 'A = "go home"', "A: 'list[int]'"],
)
def test_a_docstring_a_key_and_a_label_are_no_sentences(source: str) -> None:
    assert list(sentences(ast.parse(source))) == []
