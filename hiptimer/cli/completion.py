"""`hiptimer completion`: a script for a shell, made from the parser itself.

The ids of protocols and sessions are queried each time, since they are the names of files.
"""

import argparse
from collections.abc import Iterator, Mapping
from typing import Final

import shtab

from hiptimer.cli.arguments import build_parser
from hiptimer.cli.output import put_data

IDS: Final = "hiptimer protocols list --ids 2>/dev/null"

SESSION_IDS: Final = "hiptimer history --ids 2>/dev/null"

IDS_OR_FILES: Final = {
    "bash": "_hiptimer_ids_or_files",
    "zsh": "_hiptimer_ids_or_files",
    "fish": f"({IDS}; __fish_complete_path (commandline -ct))",
    "preamble": {
        "bash": f"""_hiptimer_ids_or_files() {{
  compgen -W "$({IDS})" -- "$1"
  _shtab_compgen_files "$1"
}}""",
        "zsh": f"""_hiptimer_ids_or_files() {{
  local -a ids=($({IDS}))
  compadd -a ids
  _files
}}""",
    },
}
"""What `start` takes. Shells call the completion with the word typed so far."""


def run(options: argparse.Namespace) -> int:
    """Print the script for the shell that was asked for."""
    put_data(script_for(options.shell))
    return 0


def script_for(shell: str) -> str:
    """Return the script for `shell`: bash, zsh or fish."""
    parser = build_parser()
    completed = {
        "ID": _asked(IDS),
        "PROTOCOL|FILE": IDS_OR_FILES,
        "SESSION_ID|DAY|last": _asked(SESSION_IDS),
        "FILE": shtab.FILE,
        "DIR": shtab.DIRECTORY,
    }
    for action in _actions(parser):
        if action.metavar in completed:
            action.complete = completed[action.metavar]  # type: ignore[attr-defined] # shtab's own
    return f"{shtab.complete(parser, shell).rstrip()}\n"


def _asked(command: str) -> dict[str, object]:
    """Complete with the output of `command`, run only when it is needed.

    Shtab's own code for zsh runs all commands of the script at each press of Tab.
    """
    return {**shtab.cmd(command), "zsh": rf"(\$({command}))"}


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:
        yield action
        if isinstance(action.choices, Mapping):
            for part in action.choices.values():
                yield from _actions(part)
