"""The strip: a session in one line, drawn into as many cells as there are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiptimer.engine.plan import Part, TimedPart, cells, lay_out, pieces_of
from hiptimer.model.choices import Rules, sets_of_the_day
from hiptimer.model.protocol import AffectedSide, Exercise, PrescribedSide, Protocol

HOLD = Exercise(
    id="hover",
    name="Hover",
    side=PrescribedSide.EACH,
    sets=2,
    hold_seconds=20,
    rest_seconds=20,
    prepare_seconds=10,
    side_prepare_seconds=30,
)
STEPS = Exercise(id="step", name="Step", sets=1, reps=5, rest_seconds=0, prepare_seconds=10)


def pieces(*exercises: Exercise) -> tuple[TimedPart, ...]:
    protocol = Protocol(id="x", name="X", exercises=exercises)
    return pieces_of(lay_out(protocol, sets_of_the_day(protocol, AffectedSide.BOTH), Rules()))


def drawn(found: tuple[TimedPart, ...], width: int) -> str:
    return "".join(cells(found, width))


def test_both_sides_are_drawn_one_after_the_other() -> None:
    assert drawn(pieces(HOLD), 18) == "▁██░░██░░▁▁▁██░░██"


def test_repetitions_without_a_pace_are_as_long_as_is_guessed() -> None:
    assert pieces(STEPS)[:2] == (TimedPart(Part.PREPARE, 10), TimedPart(Part.WORK, 20.0))
    assert drawn(pieces(STEPS), 6) == "▁▁████"


@pytest.mark.parametrize(("width", "strip"), [(6, "█░░▁██"), (1, "░"), (0, "")])
def test_in_less_room_each_cell_shows_what_lies_at_its_middle(width: int, strip: str) -> None:
    assert drawn(pieces(HOLD), width) == strip


def test_nothing_is_drawn_of_nothing() -> None:
    assert drawn((), 10) == ""
    assert drawn((TimedPart(Part.REST, 0),), 10) == ""


@given(
    st.lists(st.tuples(st.sampled_from(Part), st.integers(0, 600)), min_size=1),
    st.integers(0, 300),
)
def test_a_strip_fills_its_room_with_parts_in_their_order(
    found: list[tuple[Part, int]], width: int
) -> None:
    some = [TimedPart(part, seconds) for part, seconds in found]
    strip = list(cells(some, width))
    assert len(strip) == (width if any(piece.seconds for piece in some) else 0)
    assert set(strip) <= {piece.part for piece in some if piece.seconds}
