"""The player, watched: records when the first samples of each cue reached its device.

Run by `benchmarks.heard` instead of the player itself, as `python heard_player.py TIMES`.
Each line of TIMES is the number of a request and the time.
"""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from hiptimer.clock import SystemClock
from hiptimer.cues.player.__main__ import main as play_all
from hiptimer.cues.player.frames import Play
from hiptimer.cues.player.mixer import Mixer
from hiptimer.cues.player.serving import Server
from hiptimer.cues.samples import Samples


def main() -> int:
    """Play as the player does, and record the times."""
    clock, number = SystemClock(), 0
    play, supersede, overlay = Server._play, Mixer.supersede, Mixer.overlay

    def noting_play(server: Server, request: Play) -> None:
        nonlocal number
        number = request.number
        play(server, request)

    def noting_supersede(mixer: Mixer, sounds: Iterable[Samples]) -> None:
        supersede(mixer, sounds)
        print(number, clock.monotonic(), file=times, flush=True)

    def noting_overlay(mixer: Mixer, sounds: Iterable[Samples]) -> None:
        overlay(mixer, sounds)
        print(number, clock.monotonic(), file=times, flush=True)

    setattr(Server, "_play", noting_play)  # noqa: B010 - a method can't be assigned to
    setattr(Mixer, "supersede", noting_supersede)  # noqa: B010
    setattr(Mixer, "overlay", noting_overlay)  # noqa: B010
    with Path(sys.argv[1]).open("w", encoding="utf-8") as times:
        return play_all()


if __name__ == "__main__":
    code = main()
    os._exit(code)
