"""A protocol: the prescription that is followed in one session."""

from enum import StrEnum
from typing import Final

from msgspec import Struct

from hiptimer.model.exercise import CatalogueExercise, Placement
from hiptimer.model.side import PrescribedSide, Side

DEFAULT_PAIN_CEILING: Final = 3
"""The source article asks for pain "not above 2-3 out of 10" in the holds."""

DEFAULT_PREPARE_SECONDS: Final = 10


class Stage(StrEnum):
    """How far along a rehabilitation is; the stages follow each other in this order."""

    MOBILITY = "mobility"
    ISOMETRIC = "isometric"
    DYNAMIC = "dynamic"
    KINETIC_CHAIN = "kinetic-chain"


class Exercise(Struct, frozen=True, kw_only=True):
    """One movement in a protocol with its dose.

    It is held (`hold_seconds`) or repeated (`reps`): exactly one of the two is set. Repetitions
    follow a pace (`seconds_per_rep`) or end when the person says so. `guide` is its catalogue
    entry, None for an exercise of the person's own.
    """

    id: str
    name: str
    side: PrescribedSide = PrescribedSide.BILATERAL
    alternate_sides: bool = False
    sets: int = 3
    sets_max: int = 3
    hold_seconds: int | None = None
    reps: int | None = None
    reps_max: int | None = None
    seconds_per_rep: float | None = None
    rest_seconds: int = 20
    prepare_seconds: int = DEFAULT_PREPARE_SECONDS
    side_prepare_seconds: int = DEFAULT_PREPARE_SECONDS
    load: str = ""
    notes: str = ""
    instructions: str = ""
    guide: CatalogueExercise | None = None

    def __post_init__(self) -> None:
        """Raise ValueError unless it is either held or repeated, not both."""
        if (self.hold_seconds is None) == (self.reps is None):
            raise ValueError("an exercise has hold_seconds or reps, one of the two")

    @property
    def easier(self) -> str:
        """The easier version in words; empty if there is none."""
        return self.guide.easier if self.guide else ""

    @property
    def how_to(self) -> str:
        """Return how it is done, in the protocol's own words or the catalogue's."""
        if self.instructions or self.guide is None:
            return self.instructions
        hold = self.guide.hold if self.reps is None else ""
        return f"{self.guide.set_up} {hold or self.guide.repetitions}"

    def placement(self, side: Side) -> Placement:
        """Return how to get into place for `side`; without a guide, just the side's name."""
        if self.guide and side in self.guide.placements:
            return self.guide.placements[side]
        if side is Side.BILATERAL:
            return Placement("Both legs", "")
        return Placement(f"{side.value.capitalize()} side", "")


class Protocol(Struct, frozen=True, kw_only=True):
    """A prescription: its exercises in order, and the pain they may cause."""

    id: str
    name: str
    exercises: tuple[Exercise, ...]
    summary: str = ""
    region: str = ""
    stage: Stage = Stage.ISOMETRIC
    pain_ceiling: int = DEFAULT_PAIN_CEILING
    prepare_seconds: int = DEFAULT_PREPARE_SECONDS
    frequency: str = ""
    source: str = ""
    notes: str = ""

    @property
    def equipment(self) -> tuple[str, ...]:
        """The equipment to have ready, each thing once, in the order of the exercises."""
        guides = (exercise.guide for exercise in self.exercises)
        return tuple(dict.fromkeys(thing for guide in guides if guide for thing in guide.equipment))
