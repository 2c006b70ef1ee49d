"""Runs the app as a process that behaves."""

from hiptimer.tui.app import HiptimerApp


def run(app: HiptimerApp) -> int:
    """Run `app` to its end; give back the exit code."""
    app.run()
    return app.return_code or 0
