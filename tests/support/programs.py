"""Players that a test makes: programs that end at once, fail, or sound on and on."""

import os
import shutil
import signal
from pathlib import Path

from tests.support.players import eventually


def player(folder: Path, program: str = "exit 0") -> str:
    """Make a player that runs a shell program; `$2` is the file to play."""
    path = folder / "player"
    path.write_text(f"#!/bin/sh\n{program}\n", encoding="utf-8")
    path.chmod(0o700)
    return str(path)


def asleep(folder: Path) -> str:
    """Make a player that is done at once with its trial, and from then on sounds for a minute."""
    tried = folder / "tried"
    sleeps = shutil.which("sleep")
    program = f"""
        if [ ! -e {tried} ]; then touch {tried}; exit 0; fi
        echo $$ > {folder}/number.new; mv {folder}/number.new {folder}/number
        exec {sleeps} 60
    """
    return player(folder, program)


def process_asleep(folder: Path) -> int:
    """Wait for the process of such a player."""
    path = folder / "number"
    assert eventually(path.exists)
    return int(path.read_text(encoding="utf-8"))


def stop(process: int) -> None:
    """Have a child of this process stand still, all of its threads, as it does when it hangs."""
    os.kill(process, signal.SIGSTOP)
    os.waitid(os.P_PID, process, os.WSTOPPED | os.WNOWAIT)
