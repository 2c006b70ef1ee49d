"""The app as `make dev` runs it: with Textual's console, and with its data in build/dev.

The program itself drops Textual's variables (`hiptimer.cli.foreign_variables`), so that it writes
no log about a person's health. Here they are kept, and no one's data is on the screen.
"""

import os
import sys

from hiptimer.cli.places import choose_folders
from hiptimer.cli.start import open_screens
from hiptimer.cli.wiring import build_context


def main() -> int:
    """Run the app until it is left; return its exit code."""
    context = build_context(choose_folders("build/dev", os.environ), os.environ)
    try:
        return open_screens(context)
    finally:
        context.history.stop()
        context.awake.close()
        context.sound.close()


if __name__ == "__main__":
    sys.exit(main())
