"""The script for zsh in a real zsh: what a person's Tab key completes."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.support.person import Person
from tests.support.real_terminal import RealTerminal

pytestmark = pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not installed")

READY = "what? "

CLEAR_LINE = "\x15"  # ctrl-u

BEGIN = f"PS1='{READY}'; fpath=($HOME/functions $fpath); autoload -U compinit; compinit -u -D\n"


@pytest.fixture
def zsh(person: Person) -> RealTerminal:
    """Start a shell that has the script, `hiptimer` on its path, and an own protocol to find."""
    program = person.home / "bin" / "hiptimer"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\necho "$@" >>$HOME/asked\nexec "{sys.executable}" -m hiptimer "$@"\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    person.environment["PATH"] = f"{program.parent}{os.pathsep}{person.environment['PATH']}"
    script = person.home / "functions" / "_hiptimer"
    script.parent.mkdir()
    out, _ = person.pipe("completion", "zsh").communicate()
    script.write_bytes(out)
    own = person.data / "protocols" / "creaky.toml"
    own.parent.mkdir()
    shutil.copy(person.protocol, own)
    Path(person.home / "theirs.toml").touch()
    return person.open(command=["zsh", "-f", "-i"])


AT_ONCE = {
    "hiptimer sta": "hiptimer start",
    "hiptimer protocols rem": "hiptimer protocols remove",
    "hiptimer protocols check the": "hiptimer protocols check theirs.toml",
}
"""Nothing has to be started for these: they stand in the script, or are files."""

ASKED = {
    "hiptimer protocols show cre": "hiptimer protocols show creaky",
    "hiptimer start cre": "hiptimer start creaky",
    "hiptimer protocols new other --from cre": "hiptimer protocols new other --from creaky",
}


def test_zsh_completes_commands_files_and_ids_and_asks_only_for_ids(
    zsh: RealTerminal, person: Person
) -> None:
    asked = person.home / "asked"
    with zsh:
        zsh.send(f"{BEGIN}cd; print ready\n")
        zsh.wait_for("\nready")
        for rows, asks in ((AT_ONCE, False), (ASKED, True)):  # in one shell, slow to begin
            for typed, completed in rows.items():
                zsh.send(f"{typed}\t")
                zsh.wait_for(READY + completed)
                zsh.send(CLEAR_LINE)
            assert asked.exists() is asks
