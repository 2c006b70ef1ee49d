"""Which files run on a journey through the code: from a key to the file, one frame, one cue.

A file counts if one of its functions runs. Values count apart: a reader looks them up, and nothing
happens there.
"""

import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from tests.support.source_files import PACKAGE

VALUES = frozenset(
    {
        *("engine/commands.py", "engine/events.py", "engine/ledger.py"),
        *("engine/plan.py", "engine/state.py", "engine/table.py", "cues/cue.py", "errors.py"),
        *("interaction/keys.py", "interaction/questions.py", "interaction/view.py"),
    }
)
"""Modules of values, beside all of `model` and of `wording` (values into text)."""


def listed(title: str) -> set[str]:
    """Return the files in the table below a heading of docs/architecture.md."""
    page = (PACKAGE.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    part = page.partition(f"### {title}\n")[2].partition("\n### ")[0].partition("\n## ")[0]
    rows = re.findall(r"^\| (`[^|]+`) \|", part, re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`([^`]+\.py)`", row)}


class Journey:
    """The files whose functions ran while it was recorded, in every thread of this process."""

    def __init__(self) -> None:
        self.files: set[str] = set()
        self._records = False

    @property
    def steps(self) -> set[str]:
        """The files in which something happens."""
        return {name for name in self.files if not _is_value(name)}

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Watch this thread and those that start from now on; nothing is recorded yet."""
        threading.setprofile(self._note)
        sys.setprofile(self._note)
        try:
            yield
        finally:
            sys.setprofile(None)
            threading.setprofile(None)

    @contextmanager
    def recorded(self) -> Iterator[None]:
        """Record what runs."""
        self._records = True
        try:
            yield
        finally:
            self._records = False

    def _note(self, frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        if not self._records or event != "call" or code.co_name == "<module>":
            return
        path = Path(code.co_filename)
        if path.is_relative_to(PACKAGE):
            self.files.add(path.relative_to(PACKAGE).as_posix())


def _is_value(name: str) -> bool:
    return name in VALUES or name.startswith(("model/", "wording/"))
