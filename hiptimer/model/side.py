"""The side of a set, and what a protocol may say about it."""

from enum import StrEnum
from typing import assert_never


class Side(StrEnum):
    """The side of one set."""

    LEFT = "left"
    RIGHT = "right"
    BILATERAL = "bilateral"


class PrescribedSide(StrEnum):
    """What a protocol says about an exercise's sides."""

    BILATERAL = "bilateral"
    LEFT = "left"
    RIGHT = "right"
    EACH = "each"
    AFFECTED = "affected"


class AffectedSide(StrEnum):
    """Which hip hurts, as chosen in the settings."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


class SideChoice(StrEnum):
    """The side chosen for one day; it replaces `each` and `affected` only."""

    LEFT = "left"
    RIGHT = "right"
    EACH = "each"


def sides_for(
    prescribed: PrescribedSide, affected: AffectedSide, chosen: SideChoice | None = None
) -> tuple[Side, ...]:
    """Return the sides to do, in order: left comes first."""
    match prescribed:
        case PrescribedSide.BILATERAL | PrescribedSide.LEFT | PrescribedSide.RIGHT:
            return (Side(prescribed.value),)
        case PrescribedSide.EACH:
            todays = chosen or SideChoice.EACH
        case PrescribedSide.AFFECTED:
            todays = chosen or (
                SideChoice.EACH if affected is AffectedSide.BOTH else SideChoice(affected.value)
            )
        case _:
            assert_never(prescribed)
    return (Side.LEFT, Side.RIGHT) if todays is SideChoice.EACH else (Side(todays.value),)
