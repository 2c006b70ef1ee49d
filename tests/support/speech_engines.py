"""Speech engines that a test makes: each a program that does one thing, well or badly."""

import sys
from pathlib import Path
from textwrap import dedent

from hiptimer.cues.speech.engines import SpeechEngine

SPEAKS = """
    import json, sys, wave
    text = sys.stdin.read()
    with open(sys.argv[-1] + ".given", "w") as given:
        json.dump([sys.argv[1:-1], text], given)
    with wave.open(sys.argv[-1], "wb") as file:
        file.setnchannels(1); file.setsampwidth(2); file.setframerate(22050)
        file.writeframes(b"\\x10\\x20\\xf0\\xdf" * 1102)
"""
"""Writes a tenth of a second of sound, and beside it what it was given."""


def program_file(folder: Path, program: str) -> str:
    """Keep a Python program in a file; give its path."""
    path = folder / "engine.py"
    path.write_text(dedent(program), encoding="utf-8")
    return str(path)


def engine(folder: Path, program: str = SPEAKS, *arguments: str) -> SpeechEngine:
    """Make an engine that runs a Python program."""
    return SpeechEngine("test", sys.executable, (program_file(folder, program), *arguments))
