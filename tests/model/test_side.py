import pytest

from hiptimer.model.protocol import AffectedSide, PrescribedSide, Side, SideChoice, sides_for

LEFT_THEN_RIGHT = (Side.LEFT, Side.RIGHT)


@pytest.mark.parametrize("affected", AffectedSide)
@pytest.mark.parametrize("chosen", [None, *SideChoice])
@pytest.mark.parametrize("prescribed", ["left", "right", "bilateral"])
def test_a_prescribed_side_stays_whatever_hurts_and_is_chosen(
    prescribed: str, affected: AffectedSide, chosen: SideChoice | None
) -> None:
    assert sides_for(PrescribedSide(prescribed), affected, chosen) == (Side(prescribed),)


@pytest.mark.parametrize("affected", AffectedSide)
def test_each_is_both_sides_and_left_comes_first(affected: AffectedSide) -> None:
    assert sides_for(PrescribedSide.EACH, affected) == LEFT_THEN_RIGHT


@pytest.mark.parametrize(
    ("affected", "sides"),
    [("left", (Side.LEFT,)), ("right", (Side.RIGHT,)), ("both", LEFT_THEN_RIGHT)],
)
def test_affected_is_the_side_of_the_settings(affected: str, sides: tuple[Side, ...]) -> None:
    assert sides_for(PrescribedSide.AFFECTED, AffectedSide(affected)) == sides


@pytest.mark.parametrize("prescribed", [PrescribedSide.EACH, PrescribedSide.AFFECTED])
@pytest.mark.parametrize(
    ("chosen", "sides"),
    [("left", (Side.LEFT,)), ("right", (Side.RIGHT,)), ("each", LEFT_THEN_RIGHT)],
)
def test_the_side_of_the_day_replaces_each_and_affected(
    prescribed: PrescribedSide, chosen: str, sides: tuple[Side, ...]
) -> None:
    assert sides_for(prescribed, AffectedSide.RIGHT, SideChoice(chosen)) == sides
