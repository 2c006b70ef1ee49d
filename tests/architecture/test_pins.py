"""requirements/dev.txt is whole: it can be installed as it stands, on every system and Python."""

import re
from itertools import product

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.pins import (
    PYTHONS,
    SYSTEMS,
    TEXT,
    applies,
    environment,
    installed_requirements,
    read_pins,
    unmet,
)
from tests.support.source_files import PYPROJECT

PINS = read_pins(TEXT)
ASKED = [
    *PYPROJECT["build-system"]["requires"],
    *PYPROJECT["project"]["dependencies"],
    *PYPROJECT["dependency-groups"]["dev"],
]

BREAKFAST = """\
bread==2.0 \\
    --hash=sha256:aa \\
    # via breakfast
jam[sugar]==1.1 ; sys_platform == 'linux' \\
    --hash=sha256:bb \\
    --hash=sha256:cc
sugar==3
"""
"""A compiled file as `make pins` writes it."""


def test_every_pin_has_a_hash_and_no_address() -> None:
    assert len(PINS) == len(re.findall(r"^[a-z0-9].*==", TEXT, re.MULTILINE)) > 0
    assert [pin.name for pin in PINS if not pin.hashes] == []
    assert re.findall(r"://|--(?:extra-)?index-url|--find-links|--trusted-host", TEXT) == []


def test_the_pins_are_what_pyproject_asks_for() -> None:
    versions = {pin.name: pin.version for pin in PINS}
    for requirement in map(Requirement, ASKED):
        version = versions.get(canonicalize_name(requirement.name))
        assert version is not None, f"{requirement} is not pinned: make pins"
        assert requirement.specifier.contains(version), f"{requirement} is pinned to {version}"


@pytest.mark.parametrize(("system", "python"), product(SYSTEMS, PYTHONS))
def test_a_pin_satisfies_each_requirement_of_each_pin(system: str, python: str) -> None:
    requires = installed_requirements(PINS)
    here = {name: str(value) for name, value in default_environment().items()}
    if other := [p.name for p in PINS if applies(p.requirement, here) and p.name not in requires]:
        pytest.skip(f"installed in other versions than the pinned ones: {', '.join(other)}")
    assert list(unmet(ASKED, PINS, requires, environment(system, python))) == []


def test_a_compiled_file_is_read_with_extras_markers_and_hashes() -> None:
    bread, jam, sugar = read_pins(BREAKFAST)
    assert (bread.name, bread.version, bread.hashes) == ("bread", "2.0", 1)
    assert (jam.requirement.extras, jam.hashes) == ({"sugar"}, 2)
    assert str(jam.requirement.marker) == 'sys_platform == "linux"'
    assert sugar.hashes == 0


@pytest.mark.parametrize(
    ("requires", "found"),
    [
        ({"bread": ["jam"]}, []),
        ({"bread": ["jam[sugar]"], "jam": ["sugar>=3; extra == 'sugar'"]}, []),
        ({"bread": ["jam[cream]"]}, ["pinned without cream"]),
        ({"bread": ["jam[sugar]"], "jam": ["cane; extra == 'sugar'"]}, ["jam requires cane"]),
        ({"bread": ["sugar>3"]}, ["pinned: sugar==3"]),
        ({"bread": ["butter"]}, ["pinned: nothing"]),
        ({"bread": ["butter; extra == 'fat'", "butter; sys_platform == 'win32'"]}, []),
        ({"sugar": ["butter"]}, []),  # nothing asks for it
    ],
)
def test_a_requirement_that_no_pin_satisfies_is_found(
    requires: dict[str, list[str]], found: list[str]
) -> None:
    here = environment("Linux", "3.12")
    faults = list(unmet(["bread>=1"], read_pins(BREAKFAST), requires, here))
    assert len(faults) == len(found)
    assert all(part in fault for part, fault in zip(found, faults, strict=True))


def test_a_pin_for_another_system_satisfies_nothing_here() -> None:
    mac = environment("macOS", "3.12")
    (fault,) = unmet(["jam"], read_pins(BREAKFAST), {}, mac)
    assert fault == "the project requires jam, pinned: nothing"
