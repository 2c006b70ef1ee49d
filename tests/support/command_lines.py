"""Types commands, and gives what came of them."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from hiptimer.cli.entry import run
from hiptimer.model.session import Session
from hiptimer.storage.session_file import dumps

OWN = 'format = 1\nname = "My hip"\n[[exercise]]\nid = "band-bridge"\n'
SHORT = "lateral-hip-isometric-short"


@dataclass(frozen=True)
class Done:
    """The exit code, and what stood on either output."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class CommandLine:
    """`hiptimer --data-dir …`, with the outputs caught."""

    data: Path
    outputs: pytest.CaptureFixture[str]

    def protocols(self, *words: str) -> Done:
        """Type `hiptimer protocols` and `words`."""
        return self.type("protocols", *words)

    def type(self, *words: str) -> Done:
        """Type `hiptimer` and `words`."""
        code = run(["--data-dir", str(self.data), *words])
        return Done(code, *self.outputs.readouterr())

    def own(self, protocol_id: str, text: str = OWN) -> Path:
        """Put a protocol file among the person's own."""
        path = self.data / "protocols" / f"{protocol_id}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def keep(self, session: Session, name: str = "") -> Path:
        """Put a session among those of the past, in a file of its own name or of another."""
        stem = name or session.id
        path = self.data / "sessions" / stem[:4] / f"{stem}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(dumps(session))
        return path
