"""`hiptimer completion`: each shell is asked what it would complete, as a person's Tab key does."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hiptimer import catalogue
from hiptimer.cli.arguments import SHELLS
from hiptimer.cli.completion import script_for
from tests.support.command_lines import OWN, CommandLine

SESSION = "2026-11-23_0718_my-hip_k3f9q2mb"

IDS = ["my-hip", *catalogue.shipped_documents()]

ASK_BASH = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
_shtab_hiptimer
printf '%s\\n' "${COMPREPLY[@]}"
"""

ASK_FISH = 'source $argv[1]; complete -C "$argv[2]" | string replace -r "\\t.*" ""; true'


def needs(shell: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(shell) is None, reason=f"{shell} is not installed")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Give a shell a `hiptimer` to call, and an own protocol and a session for it to find."""
    program = tmp_path / "bin" / "hiptimer"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m hiptimer "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    data = tmp_path / "data"
    (data / "protocols").mkdir(parents=True)
    (data / "protocols" / "my-hip.toml").write_text(OWN, encoding="utf-8")
    (data / "sessions" / "2026").mkdir(parents=True)
    (data / "sessions" / "2026" / f"{SESSION}.toml").touch()
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "HIPTIMER_DATA_DIR": str(data), "HOME": str(tmp_path)}


@pytest.fixture
def script(hiptimer: CommandLine, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """Write the script for the shell that the test is for."""
    done = hiptimer.type("completion", request.param)
    assert (done.code, done.err) == (0, "")
    path = tmp_path / f"completion.{request.param}"
    path.write_text(done.out, encoding="utf-8")
    return path


def completed(command: list[str], environment: dict[str, str], folder: Path) -> list[str]:
    done = subprocess.run(
        command, env=environment, cwd=folder, capture_output=True, check=True, text=True
    )
    assert done.stderr == ""
    return done.stdout.split()


WORDS = [
    ("st", ["start"]),
    ("protocols rem", ["remove"]),
    ("protocols show my", ["my-hip"]),
    ("protocols export lateral", [each for each in IDS if each.startswith("lateral")]),
    ("protocols new other --from m", ["my-hip"]),
    ("protocols check the", ["theirs.toml"]),
    ("protocols export my-hip -o the", ["theirs.toml"]),
    ("start my", ["my-hip"]),
    ("start the", ["theirs.toml"]),
    ("start my-hip --side ", ["left", "right", "each"]),
    ("hist", ["history"]),
    ("history --protocol m", ["my-hip"]),
    ("show la", ["last"]),
    ("show 2026-11-23", [SESSION]),
    ("completion f", ["fish"]),
]


@needs("bash")
@pytest.mark.parametrize("script", ["bash"], indirect=True)
@pytest.mark.parametrize(("typed", "words"), WORDS)
def test_bash_completes_commands_options_files_and_ids(
    script: Path, environment: dict[str, str], tmp_path: Path, typed: str, words: list[str]
) -> None:
    (tmp_path / "theirs.toml").touch()
    command = ["bash", "--norc", "-c", ASK_BASH, "bash", str(script), "hiptimer", *typed.split(" ")]
    assert sorted(completed(command, environment, tmp_path)) == sorted(words)


@needs("fish")
@pytest.mark.parametrize("script", ["fish"], indirect=True)
@pytest.mark.parametrize(("typed", "words"), WORDS)
def test_fish_completes_commands_options_files_and_ids(
    script: Path, environment: dict[str, str], tmp_path: Path, typed: str, words: list[str]
) -> None:
    (tmp_path / "theirs.toml").touch()
    command = ["fish", "-c", ASK_FISH, str(script), f"hiptimer {typed}"]
    assert sorted(completed(command, environment, tmp_path)) == sorted(words)


@needs("zsh")
@pytest.mark.parametrize("script", ["zsh"], indirect=True)
def test_zsh_takes_the_script(script: Path, environment: dict[str, str], tmp_path: Path) -> None:
    # What it completes can be seen on a terminal only; that the script is sound, here too.
    assert completed(["zsh", "-n", str(script)], environment, tmp_path) == []


@pytest.mark.parametrize("script", ["zsh"], indirect=True)
def test_the_script_for_zsh_asks_for_ids_where_one_is_due(script: Path) -> None:
    text = script.read_text(encoding="utf-8")
    assert text.startswith("#compdef hiptimer\n")
    offered = r":the id of a protocol:(\$(hiptimer protocols list --ids 2>/dev/null))"
    assert text.count(offered) >= 3


@pytest.mark.parametrize("script", SHELLS, indirect=True)
def test_no_script_offers_what_is_for_scripts_only(script: Path) -> None:
    text = script.read_text(encoding="utf-8")
    offered = text.replace("protocols list --ids", "").replace("history --ids", "")
    assert "--ids" not in offered


def test_a_shell_that_is_not_known_is_reported(hiptimer: CommandLine) -> None:
    done = hiptimer.type("completion", "tcsh")
    assert (done.code, done.out) == (2, "")
    assert "bash" in done.err


FISH_IDS = "hiptimer protocols list --ids 2>/dev/null"


def completing(shell: str, end: str) -> str:
    """Give the line of a script that completes what is described so."""
    [line] = [line for line in script_for(shell).splitlines() if end in line]
    return line


@pytest.mark.parametrize(
    ("shell", "of", "offers"),
    [
        ("bash", "_hiptimer_start_pos_0_COMPGEN=", "=_hiptimer_ids_or_files"),
        ("bash", "protocols_check_pos_0_COMPGEN=", "=_shtab_compgen_files"),
        ("bash", "protocols_export__o_COMPGEN=", "=_shtab_compgen_files"),
        ("bash", "_hiptimer___data_dir_COMPGEN=", "=_shtab_compgen_dirs"),
        ("zsh", "--data-dir[", ":DIR:_files -/"),
        ("zsh", "--from[", r":ID:(\$(hiptimer protocols list --ids 2>/dev/null))"),
        ("zsh", ":the id of a session", r":(\$(hiptimer history --ids 2>/dev/null))"),
        ("fish", "-l data-dir", '"(__fish_complete_directories)"'),
        ("fish", "-l from", f'"({FISH_IDS})"'),
        ("fish", "using start; and", f'"({FISH_IDS}; __fish_complete_path (commandline -ct))"'),
        ("fish", "using show; and", '"(hiptimer history --ids 2>/dev/null)"'),
    ],
)
def test_each_shell_is_offered_ids_files_and_folders_where_they_are_taken(
    shell: str, of: str, offers: str
) -> None:
    assert offers in completing(shell, of)


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_what_a_script_calls_for_ids_and_files_is_in_it(shell: str) -> None:
    script = script_for(shell)
    assert "\n_hiptimer_ids_or_files() {\n" in script
    assert script.count("_hiptimer_ids_or_files") > 1
    assert script.endswith("\n")
    assert not script.endswith("\n\n")
