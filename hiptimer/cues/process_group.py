"""Ends a program with all that it has started: both were put in a group of their own."""

import contextlib
import os
import signal
import subprocess


def end_group(process: "subprocess.Popen[bytes]") -> None:
    """End `process`, which leads a session of its own, and what it may have started.

    One that is over already, and was seen to be, is left alone: its number may be another's.
    """
    if process.returncode is None and os.name == "posix":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()
