"""What import-linter can't see: what really gets loaded, and what is imported only when needed."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.support.source_files import PACKAGE, ROOT, TESTS, found_in, python_files, statements

SLOW_TO_LOAD = {"textual", "rich"}


def loaded_by(program: str) -> set[str]:
    """Run a program by itself; return the top-level modules that it had loaded at its end."""
    report = "\nimport sys\nprint(*{name.partition('.')[0] for name in sys.modules})"
    # What measures coverage in programs loads modules of its own.
    environment = {name: text for name, text in os.environ.items() if "COVERAGE" not in name}
    done = subprocess.run(
        [sys.executable, "-c", program + report],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        check=True,
        text=True,
    )
    return set(done.stdout.split())


def everything_in(layer: str) -> str:
    """Write a program that imports every module of a layer."""
    files = python_files(PACKAGE / layer)
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in files]
    return "\n".join(f"import {name.removesuffix('.__init__')}" for name in names)


def imported(node: ast.AST) -> set[str]:
    match node:
        case ast.Import(names):
            return {alias.name for alias in names}
        case ast.ImportFrom(module=str(module), names=names):
            return {module} | {f"{module}.{alias.name}" for alias in names}
        case _:
            return set()


def while_it_loads(tree: ast.AST) -> Iterator[ast.AST]:
    """Walk what runs when a module is imported: not the insides of functions, nor what is typed."""
    for node in ast.iter_child_nodes(tree):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                continue
            case ast.If(test=ast.Name("TYPE_CHECKING"), orelse=otherwise):
                for other in otherwise:
                    yield other
                    yield from while_it_loads(other)
            case _:
                yield node
                yield from while_it_loads(node)


def imports_of_textual(tree: ast.Module) -> Iterator[str]:
    for node in statements(tree):
        if any(name.partition(".")[0] == "textual" for name in imported(node)):
            yield "imports Textual"


def screens_loaded_early(tree: ast.Module) -> Iterator[str]:
    for node in while_it_loads(tree):
        for name in sorted(imported(node)):
            if name.partition(".")[0] in SLOW_TO_LOAD or f"{name}.".startswith("hiptimer.tui."):
                yield f"imports {name} outside a function"


@pytest.mark.parametrize("layer", ["model", "engine"])
def test_model_and_engine_load_no_screen_and_no_toml(layer: str) -> None:
    loaded = loaded_by(everything_in(layer))
    assert "hiptimer" in loaded
    assert loaded & {"textual", "rich", "tomllib", "tomli", "tomlkit", "tomli_w"} == set()


def imports_beyond_values(tree: ast.Module) -> Iterator[str]:
    allowed = {"msgspec": {"Struct", "field"}, "msgspec.structs": {"replace"}}
    for node in statements(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names if each.name.startswith("msgspec"))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("msgspec"):
            names = {each.name for each in node.names}
            yield from sorted(names - allowed.get(node.module or "", set()))


def test_model_and_engine_have_values_of_msgspec_and_no_parser() -> None:
    """A Struct is a value that is cheap to make; to convert is to parse, a task of storage."""
    files = [*python_files(PACKAGE / "model"), *python_files(PACKAGE / "engine")]
    assert found_in(files, imports_beyond_values) == []
    parser = ast.parse("import msgspec\nfrom msgspec import Struct, convert")
    assert list(imports_beyond_values(parser)) == ["msgspec", "convert"]


def test_what_a_program_loads_is_really_seen() -> None:
    assert "tomllib" in loaded_by("import tomllib")


def test_only_the_screens_and_the_command_line_import_textual() -> None:
    allowed = {*PACKAGE.glob("tui/**/*.py"), *PACKAGE.glob("cli/**/*.py")}
    others = [path for path in python_files(PACKAGE) if path not in allowed]
    assert found_in(others, imports_of_textual, having=re.compile("textual")) == []


def test_the_command_line_loads_screens_only_when_it_opens_one() -> None:
    quick = [*python_files(PACKAGE / "cli"), *PACKAGE.glob("*.py")]
    assert found_in(quick, screens_loaded_early) == []


@pytest.mark.parametrize(
    "early",
    [
        "import textual",
        "from textual.app import App",
        "from rich import print",
        "from hiptimer import tui",
        "class Command:\n    from hiptimer.tui.app import HiptimerApp",
        "if True:\n    import rich.text",
        "if TYPE_CHECKING:\n    pass\nelse:\n    import rich.text",
    ],
)
def test_an_import_outside_a_function_is_found(early: str) -> None:
    assert list(screens_loaded_early(ast.parse(early)))


def test_an_import_for_types_only_is_no_fault() -> None:
    typed = ast.parse("if TYPE_CHECKING:\n    from rich.console import Console\n")
    assert list(screens_loaded_early(typed)) == []


def test_an_import_inside_a_function_is_no_fault() -> None:
    late = ast.parse("def open_screen():\n    from hiptimer.tui.app import HiptimerApp\n")
    assert list(screens_loaded_early(late)) == []
    assert list(imports_of_textual(ast.parse("def late():\n    from textual import work\n")))


def imports_of_test_files(tree: ast.Module) -> Iterator[str]:
    for node in statements(tree):
        for name in sorted(imported(node)):
            parts = name.split(".")
            if parts[0] == "tests" and any(part.startswith("test_") for part in parts[1:]):
                yield f"imports {name}"


def test_no_test_imports_from_another_test() -> None:
    """What tests share is in tests/support or in a fixture, so a test file can move or go."""
    having = re.compile("import.*test_|test_.*import")
    assert found_in(python_files(TESTS), imports_of_test_files, having=having) == []


@pytest.mark.parametrize(
    "line",
    [
        "from tests.cues.test_speech import words",
        "from tests.cues import test_speech",
        "import tests.cues.test_speech as speech",
    ],
)
def test_an_import_from_a_test_is_found(line: str) -> None:
    assert list(imports_of_test_files(ast.parse(line)))
    assert not list(imports_of_test_files(ast.parse("from tests.support.plans import HOLD")))
