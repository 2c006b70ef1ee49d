"""The installed app, watched: records how late each change of phase was reported.

Run by `benchmarks.lateness` as `python watched.py DATA_DIR PROTOCOL_FILE RESULT_FILE CHANGES`, from
outside the source tree, so that the installed package is measured.
"""

import json
import sys
from pathlib import Path

from hiptimer.cli.places import choose_folders
from hiptimer.cli.wiring import build_context
from hiptimer.engine.events import PhaseStarted
from hiptimer.interaction.view import Outcome
from hiptimer.runner.context import StartRequest
from hiptimer.runner.session_runner import SessionRunner
from hiptimer.tui.app import HiptimerApp
from hiptimer.tui.terminal.process import run


def watch(app: HiptimerApp, runner: SessionRunner, result: Path, changes: int) -> None:
    """Record the lateness of every change of phase of `runner`, and exit after `changes`."""
    late: list[float] = []

    def note(outcome: Outcome) -> None:
        now = app.context.clock.monotonic()
        late.extend(now - event.at for event in outcome.events if isinstance(event, PhaseStarted))
        if len(late) >= changes:
            result.write_text(json.dumps(late), encoding="utf-8")
            app.leave(0)

    # The first listener: what the screen then does with an event is drawing, not lateness.
    runner._listeners.insert(0, note)


def main() -> int:
    """Run the app on the start sheet of the protocol."""
    data, protocol, result, changes = sys.argv[1:]
    context = build_context(choose_folders(data, {}))
    request = StartRequest(protocol=context.library.read_file(Path(protocol)), side=None, sets=None)
    app = HiptimerApp(context, request)
    start = SessionRunner.start

    def watched_start(runner: SessionRunner) -> None:
        watch(app, runner, Path(result), int(changes))
        start(runner)

    setattr(SessionRunner, "start", watched_start)  # noqa: B010 - a method can't be assigned to
    return run(app)


if __name__ == "__main__":
    sys.exit(main())
