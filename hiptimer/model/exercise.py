"""What the catalogue knows of an exercise: how it is done, on either side, easier and harder.

The dose is not part of it: a dose is prescribed, and belongs to a protocol.
"""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from hiptimer.model.side import Side


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
