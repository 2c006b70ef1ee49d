"""Time is passed in: only hiptimer/clock.py reads a clock, and no test waits for one."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.support.source_files import PACKAGE, TESTS, dotted, found_in, python_files, statements

DATES = {"datetime", "date"}
READ_NOW = {"now", "today", "utcnow"}
LOOPS = {"loop", "get_event_loop()", "get_running_loop()"}

MAY_READ = re.compile(r"\bimport\b.*\btime\b|\bfrom time\b|\bdatetime\b|loop")
MAY_WAIT = re.compile(r"sleep|\.pause\((?!\))")
"""A file without it is not searched for what reads a clock, or waits for one."""


def bound_names(tree: ast.Module, module: str, wanted: set[str] | None = None) -> set[str]:
    """Return the names a file gives to a module (`wanted` is None), or to things of that module."""
    names = set()
    for node in statements(tree):
        match node:
            case ast.Import(aliases) if wanted is None:
                names |= {alias.asname or alias.name for alias in aliases if alias.name == module}
            case ast.ImportFrom(module=source, names=aliases) if source == module and wanted:
                names |= {alias.asname or alias.name for alias in aliases if alias.name in wanted}
    return names


def clock_reads(tree: ast.Module) -> Iterator[str]:
    """Find readings of a clock; waiting (`time.sleep`) reads none."""
    times = bound_names(tree, "time")
    dates = bound_names(tree, "datetime", DATES) | {
        f"{module}.{name}" for module in bound_names(tree, "datetime") for name in DATES
    }
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module="time", names=aliases):
                for alias in aliases:
                    if alias.name != "sleep":
                        yield f"line {node.lineno}: from time import {alias.name}"
            case ast.Attribute(value, name) if (
                (dotted(value) in times and name != "sleep")
                or (dotted(value) in dates and name in READ_NOW)
                or (name == "time" and dotted(value).rpartition(".")[2] in LOOPS)
            ):
                yield f"line {node.lineno}: {dotted(node)}"


def sleeps(tree: ast.Module) -> Iterator[str]:
    """Find waiting for a clock: a sleep, or a pause of the Textual pilot with a length."""
    sleepers = {f"{module}.sleep" for module in ("time", "asyncio")}
    for module in ("time", "asyncio"):
        sleepers |= bound_names(tree, module, {"sleep"})
    for node in ast.walk(tree):
        match node:
            case ast.Call(called, [ast.Constant(0)]) if dotted(called) in sleepers or dotted(
                called
            ).endswith("pilot.pause"):
                continue  # lets the event loop take its turn, and waits for nothing
            case ast.Call(called) if dotted(called) in sleepers:
                yield f"line {node.lineno}: {dotted(called)}"
            case ast.Call(called, [_, *_]) if dotted(called).endswith("pilot.pause"):
                yield f"line {node.lineno}: {dotted(called)} with a length"


def test_only_the_clock_module_reads_a_clock() -> None:
    others = [path for path in python_files(PACKAGE) if path != PACKAGE / "clock.py"]
    assert found_in(others, clock_reads, having=MAY_READ) == []


def test_no_test_waits_for_a_clock() -> None:
    assert found_in(python_files(TESTS), sleeps, having=MAY_WAIT) == []


@pytest.mark.parametrize(
    "reading",
    [
        "import time\nstart = time.monotonic()",
        "import time as t\nread = t.time",
        "from time import perf_counter",
        "from datetime import datetime\ndatetime.now(UTC)",
        "from datetime import date as day\nday.today()",
        "import datetime\ndatetime.datetime.utcnow()",
        "import datetime as dt\ndt.date.today()",
        "import asyncio\nasyncio.get_running_loop().time()",
    ],
)
def test_a_clock_read_is_found(reading: str) -> None:
    assert MAY_READ.search(reading)
    assert list(clock_reads(ast.parse(reading)))


@pytest.mark.parametrize(
    "innocent",
    [
        "clock.now()",
        "from datetime import datetime\ndatetime(2026, 11, 23).time()",
        "import datetime\ndatetime.datetime.fromisoformat(text)",
        "import time\ntime.sleep(1)",
    ],
)
def test_a_time_passed_in_is_no_clock_read(innocent: str) -> None:
    assert list(clock_reads(ast.parse(innocent))) == []


@pytest.mark.parametrize(
    "waiting",
    [
        "import time\ntime.sleep(0.1)",
        "from asyncio import sleep\nasync def f():\n    await sleep(1)",
        "async def f():\n    await asyncio.sleep(1)",
        "async def f(pilot):\n    await pilot.pause(0.3)",
    ],
)
def test_a_test_that_waits_is_found(waiting: str) -> None:
    assert MAY_WAIT.search(waiting)
    assert list(sleeps(ast.parse(waiting)))


def test_letting_others_run_is_no_waiting() -> None:
    turn = "async def f(pilot):\n    await pilot.pause(0)\n    await asyncio.sleep(0)"
    assert list(sleeps(ast.parse(turn))) == []
