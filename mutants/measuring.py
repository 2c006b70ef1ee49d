"""Which tests run which line: measured once, then kept, and updated when files change."""

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Final

from coverage import CoverageData

from mutants.copies import CACHE, ROOT, copied, environment

UNFIT: Final = ("tests/architecture/", "tests/mutants/")
"""Rules on how the source looks notice any change: they say nothing about behaviour."""

OPTIONS: Final = ("-q", "-n", "2", "-p", "no:randomly", "-p", "mutants.contexts")

SETTINGS: Final = """\
[run]
source = hiptimer
relative_files = true
parallel = true
data_file = {folder}/coverage
context = ${{PYTEST_CURRENT_TEST-}}
sigterm = true
"""


@dataclass(frozen=True)
class Measured:
    """What each test costs, and the tests that run each line of the current sources."""

    seconds: dict[str, float]
    data: CoverageData
    sources: dict[str, str]
    """The text of each file when it was measured."""

    def tests_by_line(self, file: str) -> dict[int, set[str]]:
        """Return the tests of each line; a new line has those of the line before it."""
        old = self.sources.get(file, "").splitlines()
        new = (ROOT / file).read_text(encoding="utf-8").splitlines()
        measured = self.data.contexts_by_lineno(_measured_name(self.data, file))
        found: dict[int, set[str]] = {}
        for kind, i1, i2, j1, j2 in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
            around = set[str]()
            if kind != "equal":
                for line in range(max(1, i1 - 2), i2 + 3):
                    around |= self._known(measured.get(line, []))
            for offset in range(j2 - j1):
                if kind == "equal":
                    tests = self._known(measured.get(i1 + offset + 1, []))
                else:
                    tests = around
                if tests:
                    found[j1 + offset + 1] = tests
        return found

    def _known(self, contexts: list[str]) -> set[str]:
        """Return the tests among the contexts; one of a child process has its phase behind it."""
        names = (context.rpartition(" (")[0] or context for context in contexts)
        return {name for name in names if name in self.seconds}


def _measured_name(data: CoverageData, file: str) -> str:
    return next((name for name in data.measured_files() if Path(name).as_posix() == file), file)


def measured(folders: Sequence[str], *, afresh: bool) -> Measured:
    """Return what the tests below `folders` run, after measuring those that changed.

    Lines of two states of the sources are never mixed: if both a source and a test have changed,
    everything is measured again.
    """
    CACHE.mkdir(exist_ok=True)
    path = CACHE / "measured.json"
    kept = Kept.read(path) if path.exists() and not afresh else Kept()
    digests = {file: _digest(ROOT / file) for file in _test_files(folders)}
    changed = [file for file, digest in digests.items() if kept.digests.get(file) != digest]
    data = CoverageData(str(CACHE / "coverage"))
    if changed:
        sources = _sources()
        if kept.sources != sources:
            kept, changed = Kept(sources=sources), list(digests)
            data.erase()
        print(f"Measuring which lines the tests of {len(changed)} files run.", flush=True)
        kept.replace(changed, digests, _measure(changed, data))
        kept.write(path)
    data.read()
    return Measured(kept.usable(), data, kept.sources)


@dataclass
class Kept:
    """What stays between runs, besides coverage's own data."""

    digests: dict[str, str] = field(default_factory=dict)
    seconds: dict[str, float | None] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> "Kept":
        """Read what an earlier run wrote."""
        return cls(**json.loads(path.read_text(encoding="utf-8")))

    def write(self, path: Path) -> None:
        """Write it for the next run."""
        path.write_text(json.dumps(asdict(self)), encoding="utf-8")

    def replace(
        self, files: Sequence[str], digests: dict[str, str], seconds: dict[str, float | None]
    ) -> None:
        """Replace what was known of these test files with what was just measured."""
        old = {test: cost for test, cost in self.seconds.items() if _file_of(test) not in files}
        self.seconds = old | seconds
        self.digests |= {file: digests[file] for file in files}

    def usable(self) -> dict[str, float]:
        """Return the seconds of each passing test in files that still exist."""
        return {
            test: cost
            for test, cost in self.seconds.items()
            if cost is not None and (ROOT / _file_of(test)).exists()
        }


def _file_of(test: str) -> str:
    return test.partition("::")[0]


def _test_files(folders: Sequence[str]) -> list[str]:
    paths = (path for folder in folders for path in (ROOT / folder).rglob("test_*.py"))
    names = {path.relative_to(ROOT).as_posix() for path in paths}
    return sorted(name for name in names if not name.startswith(UNFIT))


def _sources() -> dict[str, str]:
    return {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "hiptimer").rglob("*.py"))
    }


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _measure(files: list[str], data: CoverageData) -> dict[str, float | None]:
    """Run the tests of these files in a copy, and add the lines they ran to `data`."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as made:
        folder = Path(made)
        copy = copied(folder)
        settings = folder / "coveragerc"
        settings.write_text(SETTINGS.format(folder=folder), encoding="utf-8")
        durations = folder / "durations.json"
        subprocess.run(
            [sys.executable, "-m", "pytest", *OPTIONS, *files],
            cwd=copy,
            env=environment(copy)
            | {"COVERAGE_PROCESS_START": str(settings), "PYTEST_MUTANTS_DURATIONS": str(durations)},
            stdout=(CACHE / "measuring.log").open("w", encoding="utf-8"),
            stderr=subprocess.STDOUT,
            check=False,  # a test that fails is left out
        )
        for path in sorted(folder.glob("coverage.*")):
            part = CoverageData(str(path))
            part.read()
            data.update(part)
        seconds: dict[str, float | None] = json.loads(durations.read_text(encoding="utf-8"))
        return seconds
