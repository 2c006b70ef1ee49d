"""Importing a module does nothing: it has imports, definitions and constants, and reads nothing."""

import ast
from collections.abc import Iterator

import pytest

from tests.support.source_files import (
    PACKAGE,
    Function,
    dotted,
    found_in,
    python_files,
    statements,
)

GUARDS = ("sys.platform", "TYPE_CHECKING", "typing.TYPE_CHECKING")

WORK = {
    *("open", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "files"),
    *("cwd", "home", "expanduser", "exists", "glob", "rglob", "iterdir", "stat"),
    *("user_data_dir", "user_config_dir", "user_cache_dir", "user_state_dir", "PlatformDirs"),
    *("load", "loads", "run", "Popen", "system", "connect", "Thread", "print", "input"),
    *("now", "today", "monotonic", "perf_counter"),
    *("getenv", "getpid", "gethostname", "urandom", "randint", "choice", "token_hex"),
}
"""Calls that read or change something outside the module; no constant needs one."""


def work(tree: ast.Module) -> Iterator[str]:
    yield from _work_in(tree.body)
    for node in statements(tree):
        if isinstance(node, ast.Global):
            yield f"line {node.lineno}: global {', '.join(node.names)}"


def _work_in(body: list[ast.stmt]) -> Iterator[str]:
    for node in body:
        match node:
            case ast.Import() | ast.ImportFrom() | ast.Pass() | ast.Expr(ast.Constant()):
                continue
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                yield from _calls_of(*node.decorator_list, *_defaults(node))
            case ast.ClassDef(body=inner, decorator_list=decorators, keywords=keywords):
                yield from _calls_of(*decorators, *keywords)
                yield from _work_in(inner)
            case ast.Assign(value=value) | ast.AnnAssign(value=ast.expr() as value):
                yield from _calls_of(value)
            case ast.AnnAssign():
                continue
            case ast.If(test, inner, otherwise) if _is_guard(test):
                yield from _work_in([*inner, *otherwise])
            case ast.If(ast.Compare(ast.Name("__name__"))):
                continue
            case _:
                yield f"line {node.lineno}: {ast.unparse(node).splitlines()[0]}"


def _is_guard(test: ast.expr) -> bool:
    left = test.left if isinstance(test, ast.Compare) else test
    return dotted(left) in GUARDS


def _defaults(function: Function) -> Iterator[ast.expr]:
    yield from function.args.defaults
    yield from (default for default in function.args.kw_defaults if default)


def _calls_of(*evaluated: ast.AST) -> Iterator[str]:
    for part in evaluated:
        for node in ast.walk(part):
            match node:
                case ast.Call(called) if dotted(called).rpartition(".")[2] in WORK:
                    yield f"line {node.lineno}: {dotted(called)}()"
                case ast.Attribute(attr="environ" | "argv"):
                    yield f"line {node.lineno}: {dotted(node)}"


def test_no_module_works_while_it_is_imported() -> None:
    assert found_in(python_files(PACKAGE), work) == []


@pytest.mark.parametrize(
    "source",
    [
        "print('hello')",
        "TEXT = open('file').read()",
        "HERE = Path.cwd()",
        "STARTED = datetime.now(UTC)",
        "FOLDER = os.environ['HOME']",
        "for name in names:\n    pass",
        "with lock:\n    x = 1",
        "count += 1",
        "class Settings:\n    values = tomllib.loads(text)",
        "def f(at=time.monotonic()): ...",
        "def f(*, folder=Path.home()): ...",
        "@register(open('file'))\ndef f(): ...",
        "if sys.platform == 'win32':\n    os.system('cls')",
        "def f():\n    global count\n    count = 1",
    ],
)
def test_work_at_import_time_is_found(source: str) -> None:
    assert list(work(ast.parse(source)))


@pytest.mark.parametrize(
    "source",
    [
        "import os",
        "NAME: Final = re.compile('[a-z]+')",
        "DAY_STARTS_AT: Final = time(4, 0)",
        "Sets = Mapping[str, int]\n'''Said in words.'''",
        "@dataclass(frozen=True)\nclass Value:\n    name: str\n    size: int = 1",
        "if TYPE_CHECKING:\n    import rich",
        "if sys.platform == 'win32':\n    import msvcrt\nelse:\n    import fcntl",
        "def f():\n    return Path.cwd()",
        "if __name__ == '__main__':\n    sys.exit(main())",
    ],
)
def test_definitions_and_constants_are_no_work(source: str) -> None:
    assert list(work(ast.parse(source))) == []
