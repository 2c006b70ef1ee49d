"""The files of the repository say the same thing, on every machine and with no address in them."""

import re
from pathlib import Path

import pytest

from tests.support.pins import PYTHONS, TEXT, read_pins
from tests.support.source_files import PYPROJECT, ROOT, name_of, project_files

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))

SOMEBODYS_HOME = re.compile(r"(?<![\w.])(?:/(?:home|Users)/|/root/|[A-Z]:\\+Users\\+)\w", re.ASCII)

HOMES = ("/home/", "/Users/", "/root/", "\\Users\\")
"""Found much faster than the pattern, which decides what stands before them."""


def names_a_home(text: str) -> bool:
    return any(home in text for home in HOMES) and bool(SOMEBODYS_HOME.search(text))


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    places = (f"{ROOT}/", f"{ROOT}\n", f'{ROOT}"')
    found = []
    for path in project_files():
        text = path.read_text(encoding="utf-8", errors="replace")
        if names_a_home(text) or any(place in text for place in places):
            found.append(name_of(path))
    assert found == []


def test_a_folder_of_somebody_is_found() -> None:
    for parts in (["", "home", "ann", "x"], ["", "Users", "ann"], ["", "root", "x"]):
        assert names_a_home("see " + "/".join(parts))
    assert names_a_home("C:" + "\\".join(["", "Users", "ann"]))
    assert not names_a_home("tests/home/row.py")


def test_everything_that_the_sdist_is_to_hold_is_there() -> None:
    names = PYPROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    assert [name for name in names if not (ROOT / name).exists()] == []


def test_pre_commit_runs_the_pinned_tools() -> None:
    hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    pinned = {pin.name: pin.version for pin in read_pins(TEXT)}
    found = re.findall(r"/(ruff|codespell)(?:-pre-commit)?\n +rev: v(\S+)\n", hooks)
    assert dict(found) == {name: pinned[name] for name in ("ruff", "codespell")}
    assert len(found) == hooks.count("rev:")


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_calls_targets_of_the_makefile(workflow: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):.*##", makefile, re.MULTILINE))
    text = workflow.read_text(encoding="utf-8")
    listed = dict(re.findall(r" (\w+): \[(.+)\]", text))
    called = set()
    for command in re.findall(r"run: make (.+)", text):
        spelled = re.sub(r"\$\{\{ matrix\.(\w+) \}\}", lambda found: listed[found[1]], command)
        called |= {word for word in re.split(r",? ", spelled) if not re.search("[A-Z]", word)}
    assert called
    assert called - targets - set(listed.get("pip", "").split(", ")) == set()


def test_the_workflows_try_each_python_that_is_claimed() -> None:
    for workflow in WORKFLOWS:
        pythons = re.search(r" python: \[(.+)\]", workflow.read_text(encoding="utf-8"))
        assert pythons
        assert re.findall(r"[\d.]+", pythons[1]) == PYTHONS
