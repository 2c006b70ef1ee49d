"""Protocols and plans as tests need them: small, and said in one line."""

from msgspec.structs import replace

from hiptimer.engine import Plan, lay_out
from hiptimer.model.choices import (
    AdvanceRule,
    DayChoices,
    RatingRule,
    Rules,
    sets_of_the_day,
)
from hiptimer.model.protocol import (
    AffectedSide,
    CatalogueExercise,
    Exercise,
    Origin,
    Placement,
    PrescribedSide,
    Protocol,
    Side,
)

EACH = PrescribedSide.EACH

GUIDE = CatalogueExercise(
    id="hover",
    name="Hover",
    region="lateral hip",
    position="side-lying",
    origin=Origin.ADDED,
    placements={},
    set_up="Lie down.",
    repetitions="Up and down.",
    easier="knee bent",
)
"""A catalogue entry with an easier version."""

SIDED = replace(
    GUIDE,
    change="Turn over",
    placements={
        Side.LEFT: Placement("Left leg on top", "lie on your right side"),
        Side.RIGHT: Placement("Right leg on top", "lie on your left side"),
    },
    hold="Lift it.",
)
"""A guide that says how to lie for each side."""

HOLD = Exercise(
    id="hover",
    name="Hover",
    sets=2,
    sets_max=5,
    hold_seconds=20,
    rest_seconds=20,
    prepare_seconds=10,
    side_prepare_seconds=5,
)
"""Two holds of 20 s with 20 s of rest, after 10 s to get into place (5 s on the other side)."""

HOVER = replace(HOLD, guide=SIDED, side=EACH, prepare_seconds=30)
"""Holds of one side after the other, with half a minute to turn over."""

REPS = replace(HOLD, id="clam", name="Clam", hold_seconds=None, reps=12, reps_max=15)
"""Two times twelve repetitions that the person ends."""

BRISK = replace(HOLD, id="brisk", name="Brisk", rest_seconds=0, prepare_seconds=0)
"""Holds with nothing around them."""


def protocol_of(*exercises: Exercise, pain_ceiling: int = 3) -> Protocol:
    """Make a protocol of `exercises`."""
    return Protocol(id="mine", name="Mine", exercises=exercises, pain_ceiling=pain_ceiling)


def plan_for(
    *exercises: Exercise,
    rating: RatingRule = RatingRule.CARRY_ON,
    advance: AdvanceRule = AdvanceRule.AUTO,
    affected: AffectedSide = AffectedSide.BOTH,
    pain_ceiling: int = 3,
    choices: DayChoices | None = None,
) -> Plan:
    """Lay out a session of `exercises`; nothing waits unless it is asked to."""
    protocol = protocol_of(*exercises, pain_ceiling=pain_ceiling)
    rules = Rules(rating=rating, advance=advance, affected_side=affected)
    counts = sets_of_the_day(protocol, affected, choices or DayChoices())
    return lay_out(protocol, counts, rules)


HOLDS_THEN_REPS = plan_for(replace(HOLD, side=EACH), REPS, advance=AdvanceRule.EXERCISE)
"""A hold and repetitions, with waits for the person between exercises."""
