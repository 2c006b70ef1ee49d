"""Really records: a PulseAudio of the test's own, with a sink that goes nowhere."""

import contextlib
import os
import shutil
import subprocess
import threading
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from hiptimer.cues.cue import Earcon
from hiptimer.cues.samples import RATE
from hiptimer.cues.tones import NOTES
from tests.support.listening import strength

NEEDED = ("pulseaudio", "parec", "paplay", "pactl")
WINDOW = RATE * 3 // 100
"""Samples that are listened to at once: 30 ms."""

SINK = f"sink_name=ears rate={RATE} norewinds=1"
"""Without rewinds the sink takes its samples in short pieces, and not two seconds at once."""

ATTEMPTS = 4

CLEAR = 1.8
"""So much stronger than any other note is one that sounds."""


def missing() -> str:
    """Name what is not installed here; empty where all is."""
    return ", ".join(name for name in NEEDED if not shutil.which(name))


@contextmanager
def sound_server(folder: Path) -> Iterator[str]:
    """Run a sound server with one silent sink; give its address."""
    folder.chmod(0o700)
    address = f"unix:{folder / 'native'}"
    process = subprocess.Popen(
        [
            *("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--disable-shm=yes"),
            *("--use-pid-file=no", "-L", f"module-null-sink {SINK}"),
            *("-L", f"module-native-protocol-unix socket={folder / 'native'} auth-anonymous=1"),
        ],
        env={**os.environ, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(600):
            with contextlib.suppress(subprocess.CalledProcessError):
                control(address, "info")
                break
        yield address
    finally:
        process.terminate()
        process.wait()


def control(address: str, *command: str) -> str:
    """Have a sound server do something; give what it says."""
    asked = ["pactl", "--server", address, *command]
    return subprocess.run(asked, capture_output=True, check=True, text=True).stdout


class Recording:
    """What a sink of a sound server plays, from the first sample on."""

    def __init__(self, address: str, sink: str = "ears", channels: int = 1) -> None:
        self._process = subprocess.Popen(
            [
                *("parec", "--server", address, "-d", f"{sink}.monitor", "--latency-msec=20"),
                *("--format=s16le", f"--rate={RATE}", f"--channels={channels}", "--raw"),
            ],
            stdout=subprocess.PIPE,
        )
        self._heard = bytearray()
        self._began = threading.Event()
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()
        assert self._began.wait(20), "nothing is recorded"

    def end(self) -> "array[int]":
        """Stop; give all samples."""
        self._process.terminate()
        self._thread.join()
        self._process.wait()
        return array("h", bytes(self._heard[: len(self._heard) // 2 * 2]))

    def _listen(self) -> None:
        assert self._process.stdout
        with self._process.stdout as stream:
            while piece := os.read(stream.fileno(), 4096):
                self._heard += piece
                self._began.set()


T = TypeVar("T")


def rightly_heard(folder: Path, hear: Callable[[Path], T], is_right: Callable[[T], bool]) -> T:
    """Return what `hear` has recorded, again if it is not right: a busy machine drops pieces.

    Each time it has a folder of its own, below `folder`.
    """
    for attempt in range(ATTEMPTS):
        place = folder / str(attempt)
        place.mkdir()
        heard = hear(place)
        if is_right(heard):
            break
    return heard


def notes_in(samples: "array[int]") -> list[tuple[float, float, float]]:
    """List the notes of earcons that sound clearly: hertz, when it began, how long (seconds)."""
    known = sorted({note.hertz for notes in NOTES.values() for note in notes if note.hertz})
    found: list[tuple[float, float, float]] = []
    for at in range(0, len(samples) - WINDOW, WINDOW):
        hertz = _note(samples[at : at + WINDOW], known)
        now = at / RATE
        if hertz and found and found[-1][0] == hertz and now - sum(found[-1][1:]) < 0.04:
            found[-1] = (hertz, found[-1][1], now - found[-1][1] + WINDOW / RATE)
        elif hertz:
            found.append((hertz, now, WINDOW / RATE))
    return [note for note in found if note[2] > 0.03]


def _note(window: "array[int]", known: list[float]) -> float | None:
    if max(map(abs, window)) < 300:
        return None
    ranked = sorted(((strength(window, hertz), hertz) for hertz in known), reverse=True)
    (first, hertz), (second, _) = ranked[:2]
    return hertz if first > CLEAR * second else None


def earcons_in(samples: "array[int]") -> list[tuple[Earcon, float, float]]:
    """List the earcons that sound: which, when it began, and how long it was (seconds)."""
    notes = notes_in(samples)
    found: list[tuple[Earcon, float, float]] = []
    at = 0
    while at < len(notes):
        for earcon, whole in NOTES.items():
            wanted = [note.hertz for note in whole if note.hertz]
            heard = notes[at : at + len(wanted)]
            if [note[0] for note in heard] == wanted:
                found.append((earcon, heard[0][1], heard[-1][1] + heard[-1][2] - heard[0][1]))
                at += len(wanted)
                break
        else:
            at += 1
    return found
