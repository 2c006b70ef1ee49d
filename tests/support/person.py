"""A person with folders of their own, who starts the program in a terminal or through a pipe."""

import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.support.real_terminal import RealTerminal

NAME = "Creaky hip"
NOTES = "the nurse said so"

PROTOCOL = f"""\
format = 1
name = "{NAME}"
prepare_seconds = 0
notes = "{NOTES}"

[[exercise]]
id = "band-bridge"
sets = SETS
hold_seconds = HOLD
rest_seconds = 1
"""


class Person:
    """`data` is where this person keeps everything, `protocol` a file of two long holds."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.home.mkdir()
        self.data = folder / "data"
        self.data.mkdir()
        settings = 'affected_side = "left"\ncues = "off"\n'
        (self.data / "settings.toml").write_text(settings, encoding="utf-8")
        self.protocol = folder / "creaky.toml"
        self.holds_of(60)
        measured = {name: text for name, text in os.environ.items() if name.startswith("COVERAGE_")}
        self.environment = measured | {
            "HOME": str(self.home),
            "PATH": os.environ["PATH"],
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "HIPTIMER_DATA_DIR": str(self.data),
            "PYTHONPATH": str(Path(__file__).parents[2]),
        }
        measuring = (name for name in os.environ if name.startswith(("COVERAGE_", "PYTEST_")))
        self.environment |= {name: os.environ[name] for name in measuring}

    def holds_of(self, seconds: int, *, sets: int = 2) -> None:
        """Write the protocol again, with this number of holds of that length."""
        text = PROTOCOL.replace("HOLD", str(seconds)).replace("SETS", str(sets))
        self.protocol.write_text(text, encoding="utf-8")

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "hiptimer", *arguments]

    def open(
        self,
        *arguments: str,
        command: list[str] | None = None,
        prepare: Callable[[], object] | None = None,
    ) -> RealTerminal:
        """Start the program in a real terminal."""
        typed = command or self.command(*arguments)
        return RealTerminal(typed, self.environment, prepare)

    def pipe(
        self, *arguments: str, prepare: Callable[[], object] | None = None
    ) -> subprocess.Popen[bytes]:
        """Start the program with pipes for input, output and errors."""
        return subprocess.Popen(
            self.command(*arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=self.environment,
            preexec_fn=prepare,  # noqa: PLW1509 - it makes a system call or two
        )

    def in_a_hold(self) -> RealTerminal:
        """Start the protocol on the screen, and come to its first hold."""
        terminal = self.open("start", str(self.protocol))
        terminal.wait_for("Hip pain now?")
        terminal.send("\r")
        terminal.wait_for("H O L D")
        terminal.wait_until(lambda: self.stored() != [], "the first save")
        return terminal

    def stored(self) -> list[Path]:
        """List the session files."""
        return sorted((self.data / "sessions").glob("*/*.toml"))

    def session(self) -> dict[str, Any]:
        """Read the one session that there is."""
        (path,) = self.stored()
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        assert document["end"]["set_count"] == len(document.get("set", ()))
        return document
