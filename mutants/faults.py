"""The small faults that can be made in a file, one at a time: found in its syntax tree."""

import ast
import re
from dataclasses import dataclass
from difflib import unified_diff
from typing import Final

COMPARISONS: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}

ARITHMETIC: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}

HELD_BY_TYPES: Final = frozenset(
    {"dataclass", "overload", "override", "final", "runtime_checkable"}
)
"""Decorators whose options matter to a type checker only: they are not behaviour."""

BUILT_IN: Final = frozenset({"bool", "bytes", "float", "int", "str"})
"""Types that are written in lower case."""

Span = tuple[int, int]
"""Start and end of a piece of the source, in bytes."""


@dataclass(frozen=True)
class Fault:
    """One small change of one file, and its place."""

    file: str
    line: int
    scope: str
    """The class and function around it; empty at the top of the file."""
    kind: str
    start: int
    end: int
    text: str
    was: str
    """The lines that change, without their indentation; they identify the fault when lines move."""
    becomes: str

    @property
    def place(self) -> str:
        """Return file and line, as editors open them."""
        return f"{self.file}:{self.line}"

    @property
    def key(self) -> tuple[str, str, str, str]:
        """Return what stays the same when lines are added above."""
        return self.file, self.scope, self.was, self.becomes

    def made_in(self, source: str) -> str:
        """Return `source` with the fault."""
        data = source.encode()
        return (data[: self.start] + self.text.encode() + data[self.end :]).decode()

    def diff(self, source: str) -> str:
        """Return the lines that differ, as a unified diff without context."""
        lines = unified_diff(
            source.splitlines(),
            self.made_in(source).splitlines(),
            self.file,
            self.file,
            n=0,
            lineterm="",
        )
        return "\n".join(list(lines)[2:])


def faults_of(file: str, source: str) -> list[Fault]:
    """Return every fault that can be made in a file, in the order of the source."""
    finder = _Finder(file, source)
    finder.visit(ast.parse(source))
    found = {fault.made_in(source): fault for fault in finder.found}
    return sorted(found.values(), key=lambda fault: (fault.start, fault.end, fault.text))


class _Finder(ast.NodeVisitor):
    """Walks through a file and collects the faults that can be made in it."""

    def __init__(self, file: str, source: str) -> None:
        self.found: list[Fault] = []
        self._file = file
        self._data = source.encode()
        self._starts = [0, *(match.end() for match in re.finditer(b"\n", self._data))]
        self._scopes: list[str] = []

    # What is skipped: it does nothing while the program runs, or has no place of its own.

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Skip it: before Python 3.12 the parts of an f-string don't know their positions."""

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_Assign(self, node: ast.Assign) -> None:
        if [_name(target) for target in node.targets] != ["TYPE_CHECKING"]:
            self.generic_visit(node)

    def visit_arguments(self, node: ast.arguments) -> None:
        for default in (*node.defaults, *node.kw_defaults):
            if default is not None:
                self.visit(default)

    # Scopes and decorators.

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._decorated(node)
        self._scopes.append(node.name)
        self._each(*node.keywords, *node.body)
        self._scopes.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._function(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self._function(node)

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self._decorated(node)
        self._scopes.append(node.name)
        self._each(node.args, *node.body)
        self._scopes.pop()

    def _decorated(self, node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        for decorator in node.decorator_list:
            if _name(decorator) in HELD_BY_TYPES:
                continue
            start, end = self._span(decorator)
            self._scopes.append(node.name)
            self._add("decorator", (start - 1, end), "")
            self.visit(decorator)
            self._scopes.pop()

    # Statements.

    def visit_If(self, node: ast.If) -> None:
        if _name(node.test) == "TYPE_CHECKING":
            return
        self._negate(node.test)
        self.generic_visit(node)

    def visit_While(self, node: ast.While) -> None:
        self._negate(node.test)
        self.generic_visit(node)

    def visit_match_case(self, node: ast.match_case) -> None:
        if node.guard is not None:
            self._negate(node.guard)
        self.generic_visit(node)

    def visit_MatchValue(self, node: ast.MatchValue) -> None:
        self._key(node.value)
        if not isinstance(node.value, ast.Constant):
            self.visit(node.value)

    def visit_Return(self, node: ast.Return) -> None:
        if node.value is not None and not _is_nothing(node.value):
            self._add("return", self._span(node.value), "None")
        self.generic_visit(node)

    def visit_Expr(self, node: ast.Expr) -> None:
        call = node.value.value if isinstance(node.value, ast.Await) else node.value
        if isinstance(call, ast.Call):
            if _name(call) == "assert_never":
                return
            self._add("statement", self._span(node), "pass")
        self.generic_visit(node)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        if (operator := ARITHMETIC.get(type(node.op))) and not _is_text(node.value):
            new = ast.AugAssign(target=node.target, op=operator(), value=node.value)
            self._add("arithmetic", self._span(node), ast.unparse(new))
        self.generic_visit(node)

    # Expressions.

    def visit_Compare(self, node: ast.Compare) -> None:
        for index, old in enumerate(node.ops):
            ops = list(node.ops)
            ops[index] = COMPARISONS[type(old)]()
            new = ast.Compare(left=node.left, ops=ops, comparators=node.comparators)
            self._add("comparison", self._span(node), ast.unparse(new))
        for side in (node.left, *node.comparators):
            parts = side.elts if isinstance(side, ast.Tuple | ast.Set | ast.List) else [side]
            for part in parts:
                self._key(part)
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        swapped = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        self._add("boolean", self._span(node), f"({ast.unparse(ast.BoolOp(swapped, node.values))})")
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        kind = "boolean" if isinstance(node.op, ast.Not) else "arithmetic"
        self._add(kind, self._span(node), f"({ast.unparse(node.operand)})")
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        texts = _is_text(node.left) or _is_text(node.right)
        types = isinstance(node.op, ast.BitOr) and (_is_type(node.left) or _is_type(node.right))
        if (operator := ARITHMETIC.get(type(node.op))) and not texts and not types:
            new = ast.BinOp(left=node.left, op=operator(), right=node.right)
            self._add("arithmetic", self._span(node), f"({ast.unparse(new)})")
        self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self._negate(node.test)
        self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        for condition in node.ifs:
            self._negate(condition)
        self.generic_visit(node)

    def visit_Dict(self, node: ast.Dict) -> None:
        for key in node.keys:
            if key is not None:
                self._key(key)
        self.generic_visit(node)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        self._key(node.slice)
        self.generic_visit(node)

    def visit_Slice(self, node: ast.Slice) -> None:
        for part in (node.lower, node.upper):
            if part is not None:
                self._add("slice", self._span(part), "")
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        if _name(node) == "Binding" and node.args:
            self._key(node.args[0])
        for keyword in node.keywords:
            if keyword.arg is not None:
                self._drop(keyword)
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        match node.value:
            case bool():
                self._add("constant", self._span(node), str(not node.value))
            case int() | float():
                self._add("constant", self._span(node), repr(node.value + 1))

    # How a fault is recorded.

    def _each(self, *nodes: ast.AST) -> None:
        for node in nodes:
            self.visit(node)

    def _negate(self, test: ast.expr) -> None:
        """Negate a condition, unless changing its operator does the same."""
        match test:
            case ast.UnaryOp(op=ast.Not()):
                return
            case ast.Compare(ops=[ast.Eq() | ast.NotEq() | ast.Is() | ast.IsNot()]):
                return
            case ast.Compare(ops=[ast.In() | ast.NotIn()]):
                return
        start, end = self._span(test)
        inner = self._data[start:end].decode()
        self._add("condition", (start, end), f"(not ({inner}))")

    def _key(self, node: ast.expr) -> None:
        """Change a text that is looked up or compared: it is behaviour, not wording."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
            self._add("key", self._span(node), repr("XX" + node.value))

    def _drop(self, keyword: ast.keyword) -> None:
        """Leave an argument out, with the comma that separates it from its neighbour."""
        start, end = self._span(keyword)
        if comma := re.match(rb"\s*,[ \t]*", self._data[end:]):
            end += comma.end()
        elif before := re.search(rb",\s*$", self._data[:start]):
            start = before.start()
        self._add("argument", (start, end), "")

    def _span(self, node: ast.expr | ast.stmt | ast.keyword) -> Span:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return (
            self._starts[node.lineno - 1] + node.col_offset,
            self._starts[node.end_lineno - 1] + node.end_col_offset,
        )

    def _add(self, kind: str, span: Span, text: str) -> None:
        """Record a fault; one that leaves something out only if the rest is still valid Python."""
        start, end = span
        first = self._data.rfind(b"\n", 0, start) + 1
        last = self._data.find(b"\n", end)
        last = len(self._data) if last < 0 else last
        before, after = self._data[first:start].decode(), self._data[end:last].decode()
        fault = Fault(
            file=self._file,
            line=self._data.count(b"\n", 0, start) + 1,
            scope=".".join(self._scopes),
            kind=kind,
            start=start,
            end=end,
            text=text,
            was=_without_indentation(before + self._data[start:end].decode() + after),
            becomes=_without_indentation(before + text + after),
        )
        if text or self._is_python(fault):
            self.found.append(fault)

    def _is_python(self, fault: Fault) -> bool:
        try:
            ast.parse(fault.made_in(self._data.decode()))
        except SyntaxError:
            return False
        return True


def _name(node: ast.AST) -> str:
    match node:
        case ast.Name(name) | ast.Attribute(attr=name):
            return name
        case ast.Call(called):
            return _name(called)
    return ""


def _is_nothing(node: ast.expr) -> bool:
    """Return whether replacing it with None changes nothing: None and False count the same."""
    return isinstance(node, ast.Constant) and (node.value is None or node.value is False)


def _is_text(node: ast.expr) -> bool:
    """Return whether texts are joined here, not numbers added."""
    match node:
        case ast.JoinedStr() | ast.Constant(value=str()):
            return True
        case ast.BinOp(left, ast.Add(), right):
            return _is_text(left) or _is_text(right)
    return False


def _is_type(node: ast.expr) -> bool:
    """Return whether it is a union of types, not of sets or flags: types use camel case."""
    match node:
        case ast.Constant(value=None):
            return True
        case ast.Name(name) | ast.Attribute(attr=name):
            return (name[:1].isupper() and not name.isupper()) or name in {
                "int",
                "float",
                "str",
                "bool",
            }
        case ast.BinOp(left, ast.BitOr(), right):
            return _is_type(left) or _is_type(right)
        case ast.Subscript(value):
            return _is_type(value)
    return False


def _without_indentation(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())
