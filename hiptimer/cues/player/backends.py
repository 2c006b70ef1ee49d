"""What there is to play by on this machine, the best first, and which of it works."""

import importlib.util
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import Final

from msgspec import Struct

from hiptimer.cues.player.frames import Begin
from hiptimer.cues.player.native import PROGRAMS, NativePlayer
from hiptimer.cues.player.output import AudioOutput, DeviceLostError

_AT_HOME: Final = {"afplay": "darwin", "winsound": "win32"}
"""Elsewhere a program of that name is another one."""

_ON_PULSE_SERVER: Final = frozenset({"PULSE_SERVER", "paplay"})
"""They play where the variable of that name leads; the others ignore it."""


class Backend(Struct, frozen=True):
    """A way of playing: its name, and how it is opened (which raises DeviceLostError)."""

    name: str
    open: Callable[[], AudioOutput]


def found_backends(
    begin: Begin,
    environment: Mapping[str, str],
    which: Callable[[str], str | None],
    platform: str,
) -> tuple[Backend, ...]:
    """Return what could play on `platform` (as `sys.platform` names it), the best first.

    Where the person is at another machine, only what plays on their sound server.
    """
    found = []
    if importlib.util.find_spec("miniaudio"):
        from hiptimer.cues.player.device import Device  # noqa: PLC0415 - it has no wheel everywhere

        if environment.get("PULSE_SERVER"):
            found.append(Backend("PULSE_SERVER", partial(Device, only="PULSEAUDIO")))
        found.append(Backend("miniaudio", Device))
    for name in PROGRAMS:
        at_home = _AT_HOME.get(name, platform) == platform
        program = (name if name == "winsound" else which(name)) if at_home else None
        if program:
            found.append(Backend(name, partial(NativePlayer, name, program, begin.playing)))
    if begin.remote:
        found = [backend for backend in found if backend.name in _ON_PULSE_SERVER]
    return tuple(sorted(found, key=lambda backend: backend.name == begin.failed))


def open_first(
    found: tuple[Backend, ...], trying: Callable[[str], object]
) -> tuple[str, AudioOutput]:
    """Open the first that works, with its name, calling `trying` before; raises DeviceLostError."""
    for backend in found:
        trying(backend.name)
        with suppress(DeviceLostError):
            return backend.name, backend.open()
    raise DeviceLostError("nothing plays here")


def dead_server(environment: Mapping[str, str], found: tuple[Backend, ...], opened: str) -> str:
    """Return the value of PULSE_SERVER if what could play there did not; `opened` did."""
    could = _ON_PULSE_SERVER.intersection(backend.name for backend in found)
    return environment.get("PULSE_SERVER", "") if could and opened not in could else ""
