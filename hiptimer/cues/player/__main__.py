"""Starts the player: `python -m hiptimer.cues.player`; the first frame says how."""

import os
import shutil
import signal
import sys

from hiptimer.cues.player.backends import dead_server, found_backends, open_first
from hiptimer.cues.player.frames import (
    DECODE_REQUEST,
    Begin,
    FrameError,
    Nothing,
    Playing,
    Trying,
    read_frame,
)
from hiptimer.cues.player.output import DeviceLostError
from hiptimer.cues.player.serving import LOST, Server
from hiptimer.cues.player.sounds import Sounds
from hiptimer.cues.speech.cache import SpeechCache
from hiptimer.cues.speech.engines import find_engine
from hiptimer.cues.speech.voice import Voice


def main() -> int:
    """Play what is asked for on standard input; give back the exit code."""
    begin = read_frame(sys.stdin.buffer, DECODE_REQUEST)
    if not isinstance(begin, Begin):
        raise FrameError("the first frame says how to begin")
    sys.setswitchinterval(0.0005)  # a cue and the sound card must not wait for what is prepared
    voice, level, options = None, 0, begin.options
    cache = SpeechCache(begin.speech)
    if options:
        level = options.level_db
        voice = Voice(lambda: find_engine(shutil.which, sys.platform, options), cache)
    sounds = Sounds(cache, voice, begin.volume, level)
    server = Server(sys.stdin.buffer, sys.stdout.buffer, sounds, voice, end)
    found = found_backends(begin, os.environ, shutil.which, sys.platform)
    try:
        name, output = open_first(found, lambda name: server.answer(Trying(name)))
    except DeviceLostError:
        tried = tuple(backend.name for backend in found)
        server.answer(Nothing(tried, dead_server(os.environ, found, "")))
        return LOST
    server.answer(Playing(output.name, dead_server(os.environ, found, name)))
    return server.serve(output)


def end(code: int) -> None:
    """End at once, with the programs that were started: threads that hang can't be joined."""
    if os.name == "posix" and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(code)


if __name__ == "__main__":
    end(main())
