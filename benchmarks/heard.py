"""The installed app with sound, watched: records when each cue was due, and when it was played.

Run by `benchmarks.sound` as `python heard.py DATA_DIR PROTOCOL_FILE CUES`, from outside the source
tree, so that the installed package is measured. It leaves due.json and played.txt in the folder.
"""

import json
import sys
from pathlib import Path
from typing import Final

from hiptimer.cli.places import choose_folders
from hiptimer.cli.wiring import build_context
from hiptimer.cues import player_process
from hiptimer.cues.cue import Cue
from hiptimer.cues.player.frames import Play, Request
from hiptimer.cues.player_process import PlayerProcess
from hiptimer.cues.supervisor import Supervisor
from hiptimer.runner.context import StartRequest
from hiptimer.runner.session_runner import SessionRunner
from hiptimer.tui.app import HiptimerApp
from hiptimer.tui.terminal.process import run

PLAYER: Final = Path(__file__).with_name("heard_player.py")


def watch(app: HiptimerApp, folder: Path, cues: int) -> None:
    """Record when each cue was due, by the number of its request, and exit after `cues` of them.

    What the start sheet says is left out: nothing is due then, and it waits for the player.
    """
    latest: dict[bool, float] = {}
    due: dict[int, float] = {}
    begun: list[SessionRunner] = []
    put, send, start = Supervisor.put, PlayerProcess.send, SessionRunner.start

    def noting_put(supervisor: Supervisor, cue: Cue) -> bool:
        latest[cue.over] = cue.at
        taken = put(supervisor, cue)
        if len(due) >= cues:
            (folder / "due.json").write_text(json.dumps(due), encoding="utf-8")
            app.call_later(app.leave, 0)
        return taken

    def noting_send(player: PlayerProcess, request: Request) -> None:
        send(player, request)
        if not isinstance(request, Play) or not begun or len(due) >= cues:
            return
        if request.earcon or request.say:
            due[request.number] = latest[request.over]

    def noting_start(runner: SessionRunner) -> None:
        begun.append(runner)
        start(runner)

    setattr(Supervisor, "put", noting_put)  # noqa: B010 - a method can't be assigned to
    setattr(PlayerProcess, "send", noting_send)  # noqa: B010
    setattr(SessionRunner, "start", noting_start)  # noqa: B010


def main() -> int:
    """Run the app on the start sheet of the protocol."""
    data, protocol, cues = sys.argv[1:]
    context = build_context(choose_folders(data, {}))
    request = StartRequest(protocol=context.library.read_file(Path(protocol)), side=None, sets=None)
    app = HiptimerApp(context, request)
    watch(app, Path(data), int(cues))
    command = (sys.executable, str(PLAYER), str(Path(data) / "played.txt"))
    setattr(player_process, "COMMAND", command)  # noqa: B010 - a player that writes down its times
    try:
        return run(app)
    finally:
        context.sound.close()


if __name__ == "__main__":
    sys.exit(main())
