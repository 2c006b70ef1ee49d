"""The engines and voices that a person can choose from on this computer."""

import shutil
import sys

from msgspec import Struct

from hiptimer.cues.speech.engines import english_voices, installed


class Voices(Struct, frozen=True):
    """The engines that are installed, and the English voices of the one that speaks."""

    engines: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()


def list_voices(engine: str) -> Voices:
    """Ask `engine` for its voices, or the first one that is installed; it may take seconds."""
    engines = installed(shutil.which, sys.platform)
    name = engine if engine in engines else next(iter(engines), "")
    program = shutil.which(name) if name else None
    return Voices(engines, english_voices(name, program) if program else ())
