"""The installed app with sound, watched: writes down when each cue was due, and when it was played.

Run by `benchmarks.sound` as `python heard.py DATA_DIR PROTOCOL_FILE CUES`, from outside the source
tree, so that the installed package is measured. It leaves due.json and played.txt in the folder.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from hiptimer.cli.places import choose_folders
from hiptimer.cli.wiring import build_context
from hiptimer.cues.cue import Cue
from hiptimer.cues.link import Link
from hiptimer.cues.player.frames import Request
from hiptimer.cues.sender import Sender
from hiptimer.runner.start_request import StartRequest
from hiptimer.tui.app import HiptimerApp
from hiptimer.tui.process import run

PLAYER: Final = Path(__file__).with_name("heard_player.py")


def watch(app: HiptimerApp, folder: Path, cues: int) -> None:
    """Keep when each cue was due, by the number of its request, and leave after enough of them."""
    latest: dict[bool, float] = {}
    due: dict[int, float] = {}
    put, send = Sender.put, Link.send

    def noting_put(sender: Sender, cue: Cue) -> bool:
        latest[cue.over] = cue.at
        taken = put(sender, cue)
        if len(due) >= cues:
            (folder / "due.json").write_text(json.dumps(due), encoding="utf-8")
            app.call_later(app.leave, 0)
        return taken

    def noting_send(line: Link, request: Request) -> None:
        send(line, request)
        if request.parts and not request.more and len(due) < cues:
            due[line.asked] = latest[request.over]

    setattr(Sender, "put", noting_put)  # noqa: B010 - a method can't be assigned to
    setattr(Link, "send", noting_send)  # noqa: B010


def watch_player(folder: Path) -> None:
    """Have a player started that writes down its times."""
    start = subprocess.Popen

    def starting(command: list[str], **settings: Any) -> "subprocess.Popen[bytes]":
        if "hiptimer.cues.player" in command:
            python, arguments = command[0], command[-4:]
            command = [python, str(PLAYER), str(folder / "played.txt"), *arguments]
        return start(command, **settings)

    setattr(subprocess, "Popen", starting)  # noqa: B010


def main() -> int:
    """Run the app on the start sheet of the protocol."""
    data, protocol, cues = sys.argv[1:]
    context = build_context(choose_folders(data, {}))
    request = StartRequest(protocol=context.library.read_file(Path(protocol)), side=None, sets=None)
    app = HiptimerApp(context, request)
    watch(app, Path(data), int(cues))
    watch_player(Path(data))
    try:
        return run(app)
    finally:
        context.sound.close()


if __name__ == "__main__":
    sys.exit(main())
