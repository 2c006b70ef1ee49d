"""What there is to play and to speak with, before anything is tried, and what to install."""

import importlib.util
from collections.abc import Callable, Mapping
from typing import Final

from hiptimer.cues.ladder import Rung
from hiptimer.cues.player.native import PROGRAMS

INSTALL: Final = {
    "linux": "Install espeak-ng for the voice, and pipewire-bin, pulseaudio-utils or alsa-utils.",
    "darwin": "Check the sound output in the system settings.",
    "win32": "Check the sound output in the system settings.",
}
"""By `sys.platform`."""

INSTALL_VOICE: Final = {"linux": "Install espeak-ng for the voice."}

_AT_HOME: Final = {"afplay": "darwin"}


def rungs(which: Callable[[str], str | None], platform: str) -> tuple[Rung, ...]:
    """List what could play on `platform` (as `sys.platform` names it), the best first."""
    found = [Rung("miniaudio")] if importlib.util.find_spec("miniaudio") else []
    for name in PROGRAMS:
        if name == "winsound":
            program = name if platform == "win32" else None
        else:
            program = which(name) if _AT_HOME.get(name, platform) == platform else None
        if program:
            found.append(Rung(name, program))
    return tuple(found)


def plays_elsewhere(environment: Mapping[str, str]) -> bool:
    """Whether the sound would be heard at another machine than the one that is looked at."""
    over_ssh = any(environment.get(name) for name in ("SSH_CONNECTION", "SSH_TTY"))
    return over_ssh and not environment.get("PULSE_SERVER")


def advice(platform: str, *, voice_only: bool = False) -> str:
    """Say what to install, in a sentence; empty where nothing helps."""
    return (INSTALL_VOICE if voice_only else INSTALL).get(platform, "")
