"""The program `hiptimer`, also for `python -m hiptimer`."""

import sys

from hiptimer.cli.entry import run


def main() -> int:
    """Do what the command line asks for; return the exit code."""
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
