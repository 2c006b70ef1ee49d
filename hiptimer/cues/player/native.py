"""Plays by a program of the system, one run for each cue."""

import contextlib
import os
import subprocess
import sys
import tempfile
from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from msgspec import Struct

from hiptimer.cues.player.output import DeviceLostError
from hiptimer.cues.samples import Samples, make_private, silence, written
from hiptimer.wording.problems import not_run, not_written

PROGRAMS: Final[dict[str, tuple[str, ...]]] = {
    "pw-play": (),
    "paplay": ("--client-name=hiptimer",),
    "aplay": ("-q",),
    "afplay": (),
    "winsound": (
        "-c",
        "import sys, winsound; winsound.PlaySound(sys.argv[1], winsound.SND_FILENAME)",
    ),
}
"""Players in the order in which they are tried, with what stands before the name of the file."""

PROBE_SECONDS: Final = 6.0
"""A player is done with a moment of silence long before that, even on a busy machine."""

MOST_AT_ONCE: Final = 4
"""Runs that may overlap; what is more hangs."""


class _Run(Struct, frozen=True):
    process: "subprocess.Popen[bytes]"
    file: Path

    def end(self) -> None:
        """Stop it, and take its file away."""
        self.process.kill()
        self.process.wait()
        with contextlib.suppress(OSError):
            self.file.unlink()


class NativePlayer:
    """Plays by `program`, one of `PROGRAMS`, files in `folder`; raises DeviceLostError.

    Files that were left there by one that was killed are deleted.
    """

    def __init__(self, name: str, program: str, folder: Path) -> None:
        self.name = name
        self._program = sys.executable if name == "winsound" else program
        self._folder = folder
        self._runs: list[_Run] = []
        self._later: list[Samples] = []
        self._clear()
        self._probe()

    @property
    def patience(self) -> float:
        """Seconds after which to `look`."""
        return 0.05 if self._later else 0.5

    @property
    def busy(self) -> bool:
        """Whether something sounds."""
        return bool(self._runs or self._later)

    def play(self, sounds: Iterable[Samples], *, over: bool = False, more: bool = False) -> None:
        """Play sounds, as one file: a program has to be run for each."""
        self.check()
        if more and self._runs:
            self._later += sounds
            return
        if not over:
            self.stop()
        if whole := list(sounds):
            self._begin(whole)

    def check(self) -> None:
        """See whether runs are over, or hang, and begin what was to come after them."""
        for run in [run for run in self._runs if run.process.poll() is not None]:
            self._runs.remove(run)
            run.end()
            if run.process.returncode:
                raise DeviceLostError(f"{self.name} failed")
        if len(self._runs) > MOST_AT_ONCE:
            self.stop()
            raise DeviceLostError(f"{self.name} hangs")
        if self._later and not self._runs:
            sounds, self._later = self._later, []
            self._begin(sounds)

    def stop(self) -> None:
        """End all runs."""
        self._later = []
        while self._runs:
            self._runs.pop().end()

    def _begin(self, sounds: list[Samples]) -> _Run:
        whole = array("h")
        for sound in sounds:
            whole.extend(sound)
        try:
            file = self._write(written(whole))
        except OSError as error:
            raise DeviceLostError(not_written(error.strerror)) from error
        try:
            process = subprocess.Popen(  # noqa: S603 - a list of arguments, all of them ours
                [self._program, *PROGRAMS[self.name], str(file)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            with contextlib.suppress(OSError):
                file.unlink()
            raise DeviceLostError(not_run(self.name, error.strerror)) from error
        run = _Run(process, file)
        self._runs.append(run)
        return run

    def _write(self, document: bytes) -> Path:
        """Write a file for the program. Raises OSError."""
        make_private(self._folder)
        descriptor, name = tempfile.mkstemp(prefix="cue-", suffix=".wav", dir=self._folder)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(document)
        return Path(name)

    def _clear(self) -> None:
        """Delete what was left: what another player has begun to play, it has open already."""
        with contextlib.suppress(OSError):
            for path in self._folder.glob("cue-*.wav"):
                path.unlink()

    def _probe(self) -> None:
        run = self._begin([silence(0.05)])
        with contextlib.suppress(subprocess.TimeoutExpired):
            run.process.wait(PROBE_SECONDS)
        hangs = run.process.poll() is None
        self.stop()
        if hangs or run.process.returncode:
            raise DeviceLostError(f"{self.name} {'hangs' if hangs else 'failed'}")
