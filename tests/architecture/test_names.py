"""Names say what is inside: of modules, of tests, and in the first line of every file."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath

import pytest

from tests.support.source_files import PACKAGE, TESTS, found_in, functions, name_of, python_files

SAYS_NOTHING = {"common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}

FEWEST_WORDS = 4
"""Below that a test's name is a topic; a sentence can be wrong, and then says what broke."""

FEW_WORDS = re.compile(r"def test_*(?:[^\W_]+_*){0,3}[\[(]")
"""A test with too few words for its name: a file without one is not parsed."""


def names_that_say_nothing(names: Iterable[str]) -> list[str]:
    return [name for name in names if SAYS_NOTHING & set(PurePath(name).with_suffix("").parts)]


def names_that_are_no_sentence(tree: ast.Module) -> Iterator[str]:
    for function in functions(tree):
        words = function.name.split("_")
        if words[0] == "test" and len([word for word in words[1:] if word]) < FEWEST_WORDS:
            yield f"{function.name} is no sentence"


def no_purpose(tree: ast.Module) -> Iterator[str]:
    if len((ast.get_docstring(tree) or "").split()) < FEWEST_WORDS:
        yield "the first line does not say what this file is for"


def test_no_module_has_a_name_that_says_nothing() -> None:
    names = [name_of(path) for path in python_files(PACKAGE, TESTS)]
    assert names_that_say_nothing(names) == []


def test_every_test_has_a_sentence_for_its_name() -> None:
    assert found_in(python_files(TESTS), names_that_are_no_sentence, having=FEW_WORDS) == []


def test_every_file_of_the_package_says_what_it_is_for() -> None:
    assert found_in(python_files(PACKAGE), no_purpose) == []


def test_no_two_test_files_have_the_same_name() -> None:
    names = [path.name for path in TESTS.rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("name", ["a/utils.py", "a/common/b.py", "manager.py"])
def test_a_name_that_says_nothing_is_found(name: str) -> None:
    assert names_that_say_nothing([name, "a/clock.py"]) == [name]


def test_a_topic_for_a_name_is_found() -> None:
    for name in ("test", "test_save", "test_save_fails", "test__save__fails__twice_"):
        topic = f"class TestSaving:\n    async def {name}(self): ...\n"
        assert list(names_that_are_no_sentence(ast.parse(topic)))
        assert FEW_WORDS.search(topic)


@pytest.mark.parametrize("source", ["", "x = 1", '"""Stuff."""', "# A comment is no docstring."])
def test_a_file_without_a_purpose_is_found(source: str) -> None:
    assert list(no_purpose(ast.parse(source)))
