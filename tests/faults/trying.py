"""Tries an operation with one of its calls broken, and judges what became of the files."""

import contextlib
import os
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hiptimer.errors import FileError, SessionRunningError
from tests.faults.operations import Act
from tests.faults.system import FILELOCK, Fault, Killed, System, really_kill
from tests.support.children import in_child

Files = dict[str, bytes]
"""What the visible files of a folder hold, by their places."""

Prepare = Callable[[Path], Act]

DONE: Final = "."
NOTIFIED: Final = "n"
PASSED_OVER: Final = "o"
FAILED: Final = "f"
NO_MEMORY: Final = "m"
BUSY: Final = "b"
"""Outcomes, as outcomes.txt explains them."""

MEMORY_DISK: Final = Path("/dev/shm")  # noqa: S108 - a test's folder in it has a name of its own


@contextmanager
def folder() -> Iterator[Path]:
    """Make a folder, in memory if there is a disk for that: thousands are made."""
    place = MEMORY_DISK if MEMORY_DISK.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="hiptimer-", dir=place) as name:
        yield Path(name)


def files_in(top: Path) -> Files:
    """Read the files of a person: caches, locks and what is being written are none."""
    found = {}
    for folder, _, names in os.walk(top):
        below = os.path.relpath(folder, top)
        for name in names if below != ".cache" else ():
            if os.path.splitext(name)[1] not in {".lock", ".id", ".tmp"}:
                with open(os.path.join(folder, name), "rb") as file:
                    found[os.path.join(below, name)] = file.read()
    return found


def unfinished_in(top: Path) -> list[str]:
    """List what saves of this process left unfinished."""
    ours = f".hiptimer-{os.getpid()}-"
    return [name for _, _, names in os.walk(top) for name in names if name.startswith(ours)]


@dataclass(frozen=True, slots=True)
class Clean:
    """An operation that met no fault: the files before and after it, and the calls that it made."""

    prepare: Prepare
    before: Files
    after: Files
    calls: tuple[str, ...]

    def is_new(self, files: Files) -> bool:
        """Return whether the files are as the operation leaves them."""
        gone = self.before.keys() - self.after.keys()
        return self._holds(files, self.after) and gone.isdisjoint(files)

    def is_old(self, files: Files) -> bool:
        """Return whether no file was lost or changed."""
        return self._holds(files, self.before)

    def _holds(self, files: Files, wanted: Files) -> bool:
        """Return whether all that is `wanted` is there; copies in the trash may be there too."""
        whole = {*self.before.values(), *self.after.values()}
        return wanted.items() <= files.items() and whole.issuperset(files.values())


def carried_out(prepare: Prepare) -> Clean:
    """Carry an operation out without a fault."""
    with folder() as top:
        act = prepare(top)
        before = files_in(top)
        with System(top) as system:
            act()
        assert system.leaked == []
        assert unfinished_in(top) == []
        return Clean(prepare, before, files_in(top), tuple(system.calls))


def outcome(clean: Clean, number: int, fault: Fault) -> str:
    """Carry an operation out again with the call of that number broken; return the outcome.

    Whatever it was, the operation works once nothing is broken any more.
    """
    with folder() as top:
        act = clean.prepare(top)
        with System(top, number, fault) as system:
            found = _tried(act, top)
        call = clean.calls[number]
        assert system.calls[: number + 1] == list(clean.calls[: number + 1])
        # That library leaves a file open when it has no memory to unlock it.
        assert system.leaked == [] or call == FILELOCK, f"{call}: files stay open"
        if not call.startswith("unlink"):
            assert unfinished_in(top) == [], f"{call}: something unfinished stays"
        files = files_in(top)
        if found in (DONE, NOTIFIED) and not clean.is_new(files):
            found = PASSED_OVER
        if found in (DONE, NOTIFIED):
            return found
        assert clean.is_old(files) or (found == NO_MEMORY and clean.is_new(files)), (
            f"{call}: {found}: {sorted(files)}"
        )
        if not clean.is_new(files):
            act()
            assert clean.is_new(files_in(top)), f"{call}: it does not work again"
        return found


def _tried(act: Act, top: Path) -> str:
    try:
        said = act()
    except FileError as error:
        assert error.exit_code == 1
        path, _, problem = str(error).partition(": ")
        assert path.startswith(str(top))
        assert problem
        return FAILED
    except SessionRunningError as error:
        assert error.exit_code == 1
        return BUSY
    except MemoryError:
        return NO_MEMORY
    return NOTIFIED if isinstance(said, str) else DONE


def is_whole_when_killed(clean: Clean, number: int, *, after: bool) -> bool:
    """Kill an operation at a call; return whether all files are whole, and whether it works again.

    "After" is the moment at which the call was done and the program does not know it yet.
    """
    with folder() as top:
        act = clean.prepare(top)
        if FILELOCK in clean.calls:  # it would release what a killed process can't
            ended = in_child(lambda: System(top, number, really_kill, after=after).run(act))
            killed = ended.signal == signal.SIGKILL
        else:
            killed = _is_killed(System(top, number, after=after), act)
        if not killed:
            return False
        files = files_in(top)
        if clean.is_new(files):
            return True
        act()
        return clean.is_old(files) and clean.is_new(files_in(top))


def _is_killed(system: System, act: Act) -> bool:
    try:
        system.run(act)
    except Killed:
        return True
    return False


def is_whole_when_done_and_failed(clean: Clean, number: int, fault: Fault) -> bool:
    """Do a call and answer with an error, as network drives do; return whether files are whole."""
    with folder() as top:
        act = clean.prepare(top)
        with System(top, number, fault, after=True), contextlib.suppress(FileError):
            act()
        files = files_in(top)
        return clean.is_old(files) or clean.is_new(files)
