"""A protocol: the prescription that is followed in one session."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, assert_never

from msgspec import Struct


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


class Origin(StrEnum):
    """Where an exercise comes from; the credits list the two apart."""

    ARTICLE = "article"
    ADDED = "added"


class Placement(Struct, frozen=True):
    """How a person gets into place for one side: "Left leg on top", "lie on your right side"."""

    call: str
    position: str


class CatalogueExercise(Struct, frozen=True, kw_only=True):
    """One exercise of the catalogue, in plain words.

    `placements` has both sides for a one-sided exercise and `bilateral` for one that works both
    legs at once. `change` is said when changing sides ("Turn over"). `set_up` gets the person into
    place, and `hold` or `repetitions` continues from there; an exercise done only as repetitions
    has no `hold`. A tired person understands every text at one hearing; `easier` is empty if there
    is no easier version.
    """

    id: str
    name: str
    region: str
    position: str
    origin: Origin
    placements: Mapping[Side, Placement]
    set_up: str
    repetitions: str
    hold: str = ""
    side_means: str = ""
    change: str = "Change sides"
    equipment: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()
    easier: str = ""
    harder: str = ""

    @property
    def one_sided(self) -> bool:
        """Whether a set of it is done on the left or on the right."""
        return Side.BILATERAL not in self.placements

    @property
    def standing(self) -> bool:
        """Whether it is done standing, where closed eyes are a risk."""
        return self.position == "standing"


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
