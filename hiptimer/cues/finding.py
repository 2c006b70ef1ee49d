"""What there is to play and to speak with, before anything is tried, and what to install."""

import importlib.util
from collections.abc import Callable, Mapping
from typing import Final

from hiptimer.cues.ladder import Rung
from hiptimer.cues.player.native import PROGRAMS

_CHECK: Final = "Check the sound output in the system settings."

FOR_A_PLAYER: Final = {
    "linux": "Install and start a sound server, such as pipewire-pulse or pulseaudio.",
    "darwin": _CHECK,
    "win32": _CHECK,
}
"""What helps where nothing plays, by `sys.platform`."""

FOR_A_VOICE: Final = {"linux": "Install espeak-ng for the voice."}
"""The other systems have a voice of their own."""

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


def advice(platform: str, *, player: bool, voice: bool) -> str:
    """Say what to do where there is no `player` or no `voice`; empty where nothing helps."""
    for_a_player = "" if player else FOR_A_PLAYER.get(platform, "")
    for_a_voice = "" if voice else FOR_A_VOICE.get(platform, "")
    return " ".join(filter(None, (for_a_player, for_a_voice)))
