"""Which tests could notice a fault: those that run its line, or what uses its line of a table."""

import ast
from functools import cache

from mutants.copies import ROOT
from mutants.faults import Fault
from mutants.measuring import Measured

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Reach:
    """Looks up the tests of a line.

    The lines of a function have the tests that ran them. A line that runs once, while a module is
    imported, has the tests of what uses it: the methods of its class, or the functions that read
    its name.
    """

    def __init__(self, measured: Measured) -> None:
        self._measured = measured
        self._lines: dict[str, dict[int, set[str]]] = {}

    def seconds(self, test: str) -> float:
        """Return how long a test takes."""
        return self._measured.seconds[test]

    def tests(self, fault: Fault) -> list[str]:
        """Return the tests to try, the cheapest file first."""
        found = self._of_line(fault.file, fault.line, frozenset())
        costs = self._measured.seconds
        files: dict[str, list[float]] = {}
        for test in found:
            files.setdefault(test.partition("::")[0], []).append(costs[test])
        means = {file: sum(all_costs) / len(all_costs) for file, all_costs in files.items()}

        def order(test: str) -> tuple[float, str, float, str]:
            file = test.partition("::")[0]
            return means[file], file, costs[test], test

        return sorted(found, key=order)

    def _of_line(self, file: str, line: int, seen: frozenset[tuple[str, str]]) -> set[str]:
        statement, around = _place(file, line)
        match around:
            case ast.FunctionDef() | ast.AsyncFunctionDef() if line >= around.body[0].lineno:
                # A forked child does not report the lines it ran: those around it were run before.
                return self._ran(file, statement.lineno, statement.end_lineno) or self._ran(
                    file, around.body[0].lineno, around.end_lineno
                )
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                return self._ran(file, around.body[0].lineno, around.end_lineno)
            case ast.ClassDef():
                return self._of_class(file, around, seen)
        names = {
            node.id
            for node in ast.walk(statement)
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        }
        return {test for name in names for test in self._users(file, name, seen)}

    def _of_class(
        self, file: str, node: ast.ClassDef, seen: frozenset[tuple[str, str]]
    ) -> set[str]:
        found = set[str]()
        for method in ast.walk(node):
            if isinstance(method, Function):
                found |= self._ran(file, method.body[0].lineno, method.end_lineno)
        return found or self._users(file, node.name, seen)

    def _users(self, file: str, name: str, seen: frozenset[tuple[str, str]]) -> set[str]:
        """Return the tests of all lines that read a name of this module, in any file."""
        if (file, name) in seen:
            return set()
        module = file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        found = set[str]()
        for other in _files():
            if other == file or name in _imports(other).get(module, ()):
                for line in _readers(other).get(name, ()):
                    found |= self._of_line(other, line, seen | {(file, name)})
        return found

    def _ran(self, file: str, first: int, last: int | None) -> set[str]:
        if file not in self._lines:
            self._lines[file] = self._measured.tests_by_line(file)
        lines = self._lines[file]
        found = (lines.get(line, set()) for line in range(first, (last or first) + 1))
        return {test for tests in found for test in tests}


@cache
def _files() -> list[str]:
    paths = (ROOT / "hiptimer").rglob("*.py")
    return sorted(path.relative_to(ROOT).as_posix() for path in paths)


@cache
def _tree(file: str) -> ast.Module:
    return ast.parse((ROOT / file).read_text(encoding="utf-8"))


@cache
def _imports(file: str) -> dict[str, set[str]]:
    """Return the names that a file imports, by their module."""
    found: dict[str, set[str]] = {}
    for node in ast.walk(_tree(file)):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = {alias.name for alias in node.names}
            found.setdefault(node.module, set()).update(names)
            for name in names:  # `from package import module`, then `module.NAME`
                found.setdefault(f"{node.module}.{name}", set()).update(_attributes(file, name))
    return found


def _attributes(file: str, of: str) -> set[str]:
    return {
        node.attr
        for node in ast.walk(_tree(file))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == of
    }


@cache
def _readers(file: str) -> dict[str, set[int]]:
    """Return the lines on which each name is read."""
    found: dict[str, set[int]] = {}
    for node in ast.walk(_tree(file)):
        match node:
            case ast.Name(name, ctx=ast.Load()) | ast.Attribute(attr=name, ctx=ast.Load()):
                found.setdefault(name, set()).add(node.lineno)
    return found


def _place(file: str, line: int) -> tuple[ast.stmt, ast.stmt | None]:
    """Return the innermost statement of a line, and the innermost function or class around it.

    Of a compound statement only the head counts: its body is other statements.
    """
    around: ast.stmt | None = None
    body: list[ast.stmt] = _tree(file).body
    while True:
        statement = next(node for node in body if _first(node) <= line <= (node.end_lineno or 0))
        if isinstance(statement, Function | ast.ClassDef):
            around = statement
        inner = [node for node in ast.iter_child_nodes(statement) if isinstance(node, ast.stmt)]
        for part in ast.iter_child_nodes(statement):
            if isinstance(part, ast.ExceptHandler | ast.match_case):
                inner += part.body
        if not any(_first(node) <= line <= (node.end_lineno or 0) for node in inner):
            break
        body = inner
    if inner and not isinstance(statement, Function | ast.ClassDef):
        head = ast.Pass(lineno=statement.lineno, end_lineno=max(line, statement.lineno))
        return head, around
    return statement, around


def _first(node: ast.stmt) -> int:
    decorators = node.decorator_list if isinstance(node, Function | ast.ClassDef) else []
    return min([node.lineno, *(decorator.lineno for decorator in decorators)])
