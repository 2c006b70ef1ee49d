"""Every question to the file system can fail, and the code that asks has an answer to that.

`Path.exists` and its kin raise in some versions of Python what others swallow, and swallow what a
person must know. So they are not used at all: `stat` and `lstat` raise in every version.
"""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.support.source_files import (
    PACKAGE,
    Function,
    dotted,
    found_in,
    name_of,
    parsed,
    python_files,
    statements,
)

NEVER = {"exists", "is_file", "is_dir", "is_symlink", "is_mount", "resolve", "samefile"} | {
    f"os.path.{name}"
    for name in ("exists", "lexists", "isfile", "isdir", "islink", "getsize", "getmtime")
}
"""Questions that answer differently from one version of Python to the next, or hide an error."""

ASKED = {
    *("stat", "lstat", "fstat", "iterdir", "glob", "rglob", "readlink", "scandir", "listdir"),
    *("read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir", "rmdir"),
    *("chmod", "rename", "touch", "symlink_to", "hardlink_to", "utime", "mkstemp", "fsync"),
    *("disk_usage", "absolute", "cwd", "os.open", "os.read", "os.write", "os.replace", "file.open"),
}
"""Methods and functions of modules that may raise OSError; in full if that is a common word."""

ENTRY = {f"entry.{name}" for name in ("stat", "is_file", "is_dir", "is_symlink")}
"""Questions to an entry of `os.scandir`, which raise in every version."""

CATCHES = {"OSError", "Exception", "BaseException"}

RAISES = "aises OSError"
"""In the docstring of a function that leaves it to its callers to catch."""


class Finder(ast.NodeVisitor):
    """Collects the calls whose error is not caught."""

    def __init__(self, asked: set[str]) -> None:
        self.faults: list[str] = []
        self._asked = asked
        self._ready = 0

    def visit_FunctionDef(self, node: Function) -> None:
        documented = RAISES in (ast.get_docstring(node) or "")
        self._visit(node.body, ready=documented)

    def visit_Try(self, node: ast.Try) -> None:
        caught = any(_catches(handler.type) for handler in node.handlers)
        self._visit(node.body, ready=caught)
        for part in (*node.handlers, *node.orelse, *node.finalbody):
            self.visit(part)

    def visit_With(self, node: ast.With) -> None:
        suppressed = any(
            isinstance(item.context_expr, ast.Call)
            and dotted(item.context_expr.func).endswith("suppress")
            and any(_catches(argument) for argument in item.context_expr.args)
            for item in node.items
        )
        for item in node.items:
            self.visit(item)
        self._visit(node.body, ready=suppressed)

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        name = dotted(node.func)
        last = name.rpartition(".")[2]
        of_entry = name in ENTRY
        if not of_entry and name != last and (name in NEVER or last in NEVER):
            self.faults.append(f"line {node.lineno}: {name} hides why it fails; use stat or lstat")
        asked = of_entry or name in self._asked or (name != last and last in ASKED)
        if asked and not self._ready:
            self.faults.append(f"line {node.lineno}: {name} may raise OSError, which is not caught")

    def _visit(self, body: list[ast.stmt], *, ready: bool) -> None:
        self._ready += ready
        for part in body:
            self.visit(part)
        self._ready -= ready


def _catches(caught: ast.expr | None) -> bool:
    match caught:
        case None:
            return True
        case ast.Tuple(parts):
            return any(map(_catches, parts))
        case _:
            return dotted(caught) in CATCHES


def documented(tree: ast.Module) -> set[str]:
    """Name the functions of a module that leave an OSError to their callers."""
    return {
        node.name
        for node in tree.body
        if isinstance(node, Function) and RAISES in (ast.get_docstring(node) or "")
    }


def imported(tree: ast.Module, raising: dict[str, set[str]]) -> Iterator[str]:
    """Name what a module imports of those functions of others."""
    for node in statements(tree):
        if isinstance(node, ast.ImportFrom) and node.module in raising:
            yield from {alias.name for alias in node.names} & raising[node.module]


def faults(tree: ast.Module, raising: dict[str, set[str]]) -> list[str]:
    """List the faults of a module; `raising` are functions that raise OSError, by module."""
    full = {name for name in ASKED if "." in name}
    finder = Finder(full | documented(tree) | set(imported(tree, raising)))
    finder.visit(tree)
    return finder.faults


def may_ask(raising: dict[str, set[str]]) -> re.Pattern[str]:
    """Match the text of every file that has a fault, for the others need not be searched."""
    names = {name.rpartition(".")[2] for name in NEVER | ASKED | ENTRY}.union(*raising.values())
    return re.compile(rf"\b(?:{'|'.join(sorted(names))})\(")


def test_no_question_to_the_file_system_is_asked_without_an_answer_to_its_failing() -> None:
    files = python_files(PACKAGE)
    raising = {
        name_of(path).removesuffix(".py").replace("/", "."): documented(parsed(path))
        for path in files
    }
    assert "make_folder" in raising["hiptimer.storage.atomic"]
    assert found_in(files, lambda tree: faults(tree, raising), having=may_ask(raising)) == []


@pytest.mark.parametrize(
    "source",
    [
        "if path.exists(): f()",
        "try: path.is_file()\nexcept OSError: f()",
        "os.path.lexists(path)",
        "path.stat()",
        "try: f()\nexcept OSError: path.stat()",
        "try: path.stat()\nexcept ValueError: f()",
        "try: path.stat()\nexcept FileNotFoundError: f()",
        "with suppress(FileNotFoundError): path.unlink()",
        "for entry in entries: entry.is_symlink()",
        "def f(): return [p for p in folder.iterdir()]",
        "from some.module import helper\nhelper(path)",
        "def helper():\n    'Raises OSError.'\ndef f(): helper()",
    ],
)
def test_a_question_whose_error_is_not_caught_is_found(source: str) -> None:
    raising = {"some.module": {"helper"}}
    assert may_ask(raising).search(source)
    assert faults(ast.parse(source), raising)


@pytest.mark.parametrize(
    "source",
    [
        "try: path.stat()\nexcept OSError: f()",
        "with contextlib.suppress(OSError): path.unlink()",
        "def f():\n    'Ask. Raises OSError.'\n    path.stat()",
        "def f():\n    'Ask. Raises OSError.'\n    g(lambda: path.chmod(0))",
        "from some.module import helper\ntry: helper(path)\nexcept (ValueError, OSError): f()",
        "from another.module import helper\nhelper(path)",
        "read_text(path)",
        "text.replace('a', 'b')",
        "exists(path)",
    ],
)
def test_a_question_whose_error_is_caught_is_no_fault(source: str) -> None:
    assert faults(ast.parse(source), {"some.module": {"helper"}}) == []
