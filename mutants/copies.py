"""Throwaway copies of the repository, in which the faults are made."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]

CACHE: Final = ROOT / ".mutants"
"""What was measured, kept between runs and ignored by git."""

LEFT_OUT: Final = shutil.ignore_patterns(".*", "build", "dist", "htmlcov", "__pycache__")


def copied(folder: Path) -> Path:
    """Copy the project into `folder`, compile it there, and return the copy."""
    copy = folder / "copy"
    shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
    shutil.copytree(ROOT / ".ci", copy / ".ci")
    compile_all = [sys.executable, "-m", "compileall", "-q", "hiptimer"]
    subprocess.run(compile_all, cwd=copy, env=environment(copy, compiled=True), check=True)
    return copy


def environment(copy: Path, *, compiled: bool = False) -> dict[str, str]:
    """Return the environment in which Python finds the package in the copy."""
    own = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    if compiled:
        own.pop("PYTHONDONTWRITEBYTECODE")
    return own
