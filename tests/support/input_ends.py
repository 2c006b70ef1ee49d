"""The two ends of an input, closed in an order that leaves nothing to the next test."""

import os
import threading

LONG_ENOUGH = 10
"""Seconds within which a reader whose input has ended stops; a test that passes waits for none."""


def close_ends(other: int, program: int) -> None:
    """End the input at `other`, and close `program` once its reader has stopped.

    A reader that is left behind would read from the next file that gets its number, and take what
    a later test types there.
    """
    os.close(other)
    for reader in readers():
        reader.join(LONG_ENOUGH)
    os.close(program)


def readers() -> list[threading.Thread]:
    """Return the threads that still read an input."""
    return [each for each in threading.enumerate() if each.name == "plain-input"]
