"""The files of the repository say the same thing, on every machine and with no address in them."""

import re
import tomllib
from collections.abc import Iterator

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.source import ROOT, name_of, project_files

PINS = (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

SOMEBODYS_HOME = re.compile(r"(?<![\w.])(?:/(?:home|Users)/|/root/|[A-Z]:\\+Users\\+)\w", re.ASCII)


def pinned() -> Iterator[tuple[str, str, str]]:
    """Yield name, version and the rest (marker and hashes) of each pin."""
    for block in re.split(r"\n(?=[a-z0-9])", PINS):
        if found := re.match(r"([a-z0-9.-]+)(?:\[[a-z0-9.,-]+\])?==(\S+)(.*)", block, re.DOTALL):
            yield found[1], found[2], found[3]


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    places = (f"{ROOT}/", f"{ROOT}\n", f'{ROOT}"')
    found = []
    for path in project_files():
        text = path.read_text(encoding="utf-8", errors="replace")
        if SOMEBODYS_HOME.search(text) or any(place in text for place in places):
            found.append(name_of(path))
    assert found == []


def test_a_folder_of_somebody_is_found() -> None:
    for parts in (["", "home", "ann", "x"], ["", "Users", "ann"], ["", "root", "x"]):
        assert SOMEBODYS_HOME.search("see " + "/".join(parts))
    assert SOMEBODYS_HOME.search("C:" + "\\".join(["", "Users", "ann"]))
    assert not SOMEBODYS_HOME.search("tests/home/row.py")


def test_every_pin_has_a_hash_and_no_address() -> None:
    pins = list(pinned())
    assert len(pins) == len(re.findall(r"^[a-z0-9].*==", PINS, re.MULTILINE))
    assert [name for name, _, rest in pins if "--hash=sha256:" not in rest] == []
    assert re.findall(r"://|--(?:extra-)?index-url|--find-links|--trusted-host", PINS) == []


def test_the_pins_are_what_pyproject_asks_for() -> None:
    versions = {canonicalize_name(name): version for name, version, _ in pinned()}
    asked = [
        *PYPROJECT["build-system"]["requires"],
        *PYPROJECT["project"]["dependencies"],
        *PYPROJECT["dependency-groups"]["dev"],
    ]
    for requirement in map(Requirement, asked):
        version = versions.get(canonicalize_name(requirement.name))
        assert version is not None, f"{requirement} is not pinned: make pins"
        assert requirement.specifier.contains(version), f"{requirement} is pinned to {version}"
