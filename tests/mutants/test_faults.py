"""The small faults are found where they stand, and each is one change of behaviour."""

import pytest

from mutants.faults import Fault, faults_of

FILE = "hiptimer/x.py"


def becoming(source: str) -> set[str]:
    """Return what each fault makes of the changed lines."""
    return {fault.becomes for fault in faults_of(FILE, source)}


@pytest.mark.parametrize(
    ("source", "faults"),
    [
        ("x = a < b", {"x = a <= b"}),
        ("x = a is None", {"x = a is not None"}),
        ("x = a in ('k',)", {"x = a not in ('k',)", "x = a in ('XXk',)"}),
        ("x = a and b", {"x = (a or b)"}),
        ("x = not a", {"x = (a)"}),
        ("x = a + b", {"x = (a - b)"}),
        ("x = a | b", {"x = (a & b)"}),
        ("x += a", {"x -= a"}),
        ("x = 1", {"x = 2"}),
        ("x = True", {"x = False"}),
        ("if a: pass", {"if (not (a)): pass"}),
        ("if a == b: pass", {"if a != b: pass"}),
        ("x = [a for a in b if c]", {"x = [a for a in b if (not (c))]"}),
        ("f(a)", {"pass"}),
        ("x = f(a, b=c, d=e)", {"x = f(a, d=e)", "x = f(a, b=c)"}),
        ("x = f(b=c)", {"x = f()"}),
        ("x = {'k': 'v'}", {"x = {'XXk': 'v'}"}),
        ("x = a['k']", {"x = a['XXk']"}),
        ("x = a[b:c]", {"x = a[:c]", "x = a[b:]"}),
        ("x = Binding('u', 'undo')", {"x = Binding('XXu', 'undo')"}),
    ],
)
def test_each_fault_of_a_line_is_found_and_no_other(source: str, faults: set[str]) -> None:
    assert becoming(source) == faults


def test_faults_of_functions_know_their_scope() -> None:
    source = "class A:\n    @cached\n    def f(self):\n        return self.x\n"
    found = faults_of(FILE, source)
    assert [(fault.line, fault.scope, fault.kind) for fault in found] == [
        (2, "A.f", "decorator"),
        (4, "A.f", "return"),
    ]
    assert found[0].made_in(source) == source.replace("@cached", "")
    assert found[1].diff(source).splitlines()[-1] == "+        return None"


def test_to_return_false_becomes_true_and_not_nothing_which_is_as_false() -> None:
    source = "def f() -> bool:\n    return False\n"
    assert becoming(source) == {"return True"}
    assert becoming(source.replace("False", "True")) == {"return False", "return None"}


def test_the_case_of_a_match_is_a_key_and_its_guard_a_condition() -> None:
    source = "match a:\n    case 'k' if b:\n        pass\n"
    assert becoming(source) == {"case 'XXk' if b:", "case 'k' if (not (b)):"}


@pytest.mark.parametrize(
    "source",
    [
        '"""The text of a module."""',
        "x = 'words for a person'",
        "x: Literal['k'] | None",
        "X = Left | Right",
        "x = 'a' + b",
        "x = f'{a + 1}'",
        "@dataclass(frozen=True)\nclass A: pass",
        "TYPE_CHECKING = False",
        "if TYPE_CHECKING:\n    x = 1",
        "assert_never(a)",
        "def f(a: int) -> list[int]:\n    return None",
    ],
)
def test_what_is_wording_or_types_is_let_be(source: str) -> None:
    assert becoming(source) == set()


@pytest.mark.parametrize(
    "source", ["x = f(\n    a,\n    b=c,  # why\n    d=e,\n)\n", "x = (f(y for y in z if y))\n"]
)
def test_every_fault_is_python_still(source: str) -> None:
    faults = faults_of(FILE, source)
    assert faults
    assert all(compile(fault.made_in(source), FILE, "exec") for fault in faults)


def test_letters_of_more_than_one_byte_shift_nothing() -> None:
    assert becoming("x = ('ü', a < b, 'ü')") == {"x = ('ü', a <= b, 'ü')"}


def test_a_fault_has_the_same_name_when_lines_are_added_above() -> None:
    source = "def f():\n    g(1)\n"

    def names(faults: list[Fault]) -> list[tuple[str, str, str, str]]:
        return [fault.key for fault in faults]

    assert names(faults_of(FILE, source)) == names(faults_of(FILE, "import os\n\n\n" + source))
