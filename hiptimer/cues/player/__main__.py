"""Starts the helper: `python -m hiptimer.cues.player OUTPUT PROGRAM FOLDER VOLUME`."""

import os
import sys
from pathlib import Path

from hiptimer.cues.player.output import Output
from hiptimer.cues.player.serving import Helper
from hiptimer.cues.player.shelf import Shelf
from hiptimer.cues.speech.cache import SpeechCache


def main(arguments: list[str]) -> int:
    """Play what is asked for on standard input; give back the exit code."""
    name, program, folder, volume = arguments
    sys.setswitchinterval(0.001)  # the sound card's thread must not wait for this one
    shelf = Shelf(SpeechCache(Path(folder)), int(volume))
    helper = Helper(sys.stdin.buffer, sys.stdout.buffer, shelf)
    return helper.serve(lambda: open_output(name, program, Path(folder).parent / "playing"))


def open_output(name: str, program: str, folder: Path) -> Output:
    """Open what the helper was told to play by; raises DeviceLostError.

    A program is given its sounds as files in `folder`.
    """
    if name in ("miniaudio", "null"):
        from hiptimer.cues.player.device import Device  # noqa: PLC0415 - a program needs none

        return Device(null=name == "null")
    from hiptimer.cues.player.native import NativePlayer  # noqa: PLC0415

    return NativePlayer(name, program, folder)


if __name__ == "__main__":
    # Threads of a sound library that hangs can't be joined.
    code = main(sys.argv[1:])
    sys.stdout.flush()
    os._exit(code)
