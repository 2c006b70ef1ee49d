"""The installed wheel: what is measured is what people run, not the source tree.

Each program builds it again in build/benchmarks, which is on the same disk as the project.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / "build" / "benchmarks"
PYTHON: Final = FOLDER / "venv" / "bin" / "python"
PROGRAM: Final = FOLDER / "venv" / "bin" / "hiptimer"
TERMDOWN: Final = FOLDER / "venv" / "bin" / "termdown"


def environment(**more: str) -> dict[str, str]:
    """Return the environment of a person at a terminal, who keeps compiled files."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return {**kept, "HOME": str(FOLDER), "TERM": "xterm-256color", "COLORTERM": "truecolor", **more}


def install() -> None:
    """Build the wheel of this tree and install it, with termdown beside it."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    wheels = FOLDER / "wheels"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "wheel", "--no-deps", "-w", str(wheels), str(ROOT)], check=True)
    subprocess.run([sys.executable, "-m", "venv", PYTHON.parent.parent], check=True)
    settings = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    own_pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    (wheel,) = wheels.glob("hiptimer-*.whl")
    # The programs installed by pip before 24.2 import re, which would count against --version.
    subprocess.run([*own_pip, "--upgrade", "pip"], check=True, env=settings)
    subprocess.run([*own_pip, "--compile", str(wheel), "termdown"], check=True, env=settings)


def ran(command: list[str | Path]) -> float:
    """Run a program to its end, its output discarded; return the seconds."""
    began = time.perf_counter()
    subprocess.run(command, check=True, env=environment(), stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def data_folder(name: str) -> Path:
    """Return an empty data folder on disk."""
    folder = FOLDER / "data" / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
