"""The real player, with the backends and the engine that a test has chosen, and none else.

Run as `python a_real_player.py JSON`; what it plays by, and what speaks, is in there.
"""

import json
import sys
from collections.abc import Callable
from functools import partial

from hiptimer.cues.player import __main__ as player
from hiptimer.cues.player.backends import Backend
from hiptimer.cues.player.device import Device
from hiptimer.cues.player.frames import Begin
from hiptimer.cues.player.native import NativePlayer
from hiptimer.cues.player.output import AudioOutput
from hiptimer.cues.speech.engines import SpeechEngine


def main() -> int:
    """Play as the player does."""
    backends, engine = json.loads(sys.argv[1])
    found_engine = SpeechEngine("test", sys.executable, (engine,)) if engine else None

    def found(begin: Begin, *_: object) -> tuple[Backend, ...]:
        chosen = [Backend(name, opener(begin, name, program)) for name, program in backends]
        return tuple(sorted(chosen, key=lambda backend: backend.name == begin.failed))

    setattr(player, "found_backends", found)  # noqa: B010 - it is no part of its interface
    if engine != "espeak-ng":
        setattr(player, "find_engine", lambda *_: found_engine)  # noqa: B010
    return player.main()


def opener(begin: Begin, name: str, program: str) -> Callable[[], AudioOutput]:
    """Give what opens a backend of this name."""
    if name == "null":
        return partial(Device, only="NULL")
    if name == "miniaudio":
        return Device
    return partial(NativePlayer, name, program, begin.playing)


if __name__ == "__main__":
    player.end(main())
