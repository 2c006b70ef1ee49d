"""The pins of requirements/dev.txt, and what the pinned distributions require of each other."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.source_files import PYPROJECT, ROOT

TEXT: Final = (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")

PYTHONS: Final = [
    line.rpartition(" ")[2]
    for line in PYPROJECT["project"]["classifiers"]
    if re.search(r":: 3\.\d+$", line)
]
"""The releases of Python that pyproject.toml claims."""

SYSTEMS: Final[Mapping[str, Mapping[str, str]]] = {
    "Linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    "macOS": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    "Windows": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
}

Requires = Mapping[str, Iterable[str]]
"""The requirements of distributions by their names, as their metadata spells them."""


@dataclass(frozen=True)
class Pin:
    """One requirement of the compiled file, and how many hashes it carries."""

    requirement: Requirement
    hashes: int

    @property
    def name(self) -> str:
        """The name as the registries compare it."""
        return canonicalize_name(self.requirement.name)

    @property
    def version(self) -> str:
        """The one version that it allows."""
        (specifier,) = self.requirement.specifier
        return specifier.version


def read_pins(text: str) -> list[Pin]:
    """Read every requirement of a compiled file."""
    joined = text.replace("\\\n", " ")
    lines = [line for line in joined.splitlines() if line and line[0] not in "# "]
    pins = []
    for line in lines:
        requirement, *hashes = line.split(" --hash=sha256:")
        pins.append(Pin(Requirement(requirement), len(hashes)))
    return pins


def environment(system: str, python: str, machine: str = "x86_64") -> dict[str, str]:
    """Return what markers ask about, for one system and one Python."""
    return {
        **SYSTEMS[system],
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "python_version": python,
        "python_full_version": f"{python}.0",
        "platform_machine": machine,
    }


def installed_requirements(pins: Iterable[Pin]) -> dict[str, list[str]]:
    """Return the requirements of each pin whose very version is installed here."""
    found = {}
    for pin in pins:
        try:
            installed = distribution(pin.name)
        except PackageNotFoundError:
            continue
        if installed.version == pin.version:
            found[pin.name] = installed.requires or []
    return found


def unmet(
    asked: Iterable[str], pins: Iterable[Pin], requires: Requires, where: Mapping[str, str]
) -> Iterator[str]:
    """Follow requirements with their extras from `asked`, and name each that no pin satisfies."""
    by_name = {pin.name: pin for pin in pins if applies(pin.requirement, where)}
    seen: set[tuple[str, str]] = set()
    to_follow = [(Requirement(text), "the project", "") for text in asked]
    while to_follow:
        requirement, by, extra = to_follow.pop()
        name = canonicalize_name(requirement.name)
        if not applies(requirement, where, extra):
            continue
        pin = by_name.get(name)
        if pin is None or not requirement.specifier.contains(pin.version, prereleases=True):
            yield f"{by} requires {requirement}, pinned: {pin.requirement if pin else 'nothing'}"
            continue
        if missing := requirement.extras - pin.requirement.extras:
            yield f"{by} requires {requirement}, pinned without {', '.join(sorted(missing))}"
        for each in {"", *requirement.extras}:
            if (name, each) not in seen:
                seen.add((name, each))
                to_follow += [(Requirement(text), name, each) for text in requires.get(name, ())]


def applies(requirement: Requirement, where: Mapping[str, str], extra: str = "") -> bool:
    """Say whether a requirement counts in an environment, with an extra of who requires it."""
    return requirement.marker is None or requirement.marker.evaluate({**where, "extra": extra})
