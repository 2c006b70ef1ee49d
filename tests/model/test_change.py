from datetime import date, timedelta

import pytest

from hiptimer.model.statistics import PainChange, PainPoint, pain_change
from tests.support.digests import at

FIRST = date(2026, 10, 2)


def points(*worst: int | None) -> list[PainPoint]:
    return [
        PainPoint(
            at=at("2026-10-02 07:18") + timedelta(days=number),
            day=FIRST + timedelta(days=number),
            worst=pain,
            mean=pain,
            before=9,
            next_day=9,
            ceiling=3,
        )
        for number, pain in enumerate(worst)
    ]


@pytest.mark.parametrize("worst", [(), (3,), (None, None), (None, 3, None)])
def test_nothing_is_compared_before_two_sessions_are_rated(worst: tuple[int | None, ...]) -> None:
    assert pain_change(points(*worst)) is None


@pytest.mark.parametrize(
    ("worst", "first", "now"),
    [
        ((4, 1), 4, 1),
        ((4, 9, 9, 9, 1), 4, 1),  # too few for three at each end
        ((4, 5, 3, 2, 1, 1), 4, 1),
        ((9, 4, 4, 2, 2, 2, 9), 4, 2),  # one bad day at either end
        ((0, 4, 4, 2, 2, 0), 4, 2),  # and one good day
        ((4, None, 4, None, 4, 2, 1, None, 1), 4, 1),
        ((4, 4, 9, 9, 1, 1, 9, 1), 4, 1),  # three at each end, of eight
        ((9, 9, 4, 4, 4, 5, 1, 1, 1, 9, 9), 4, 1),  # two bad days at either end
        ((9, 9, 4, 4, 4, *40 * (5,), 1, 1, 1, 9, 9), 4, 1),  # never more than five
        ((None, 0, 0, None), 0, 0),
        ((0, 10), 0, 10),
    ],
)
def test_the_beginning_is_compared_with_now(
    worst: tuple[int | None, ...], first: int, now: int
) -> None:
    change = pain_change(points(*worst))
    assert change is not None
    assert (change.first, change.now) == (first, now)


@pytest.mark.parametrize(
    ("worst", "notable"),
    [
        ((3, 3), False),
        ((3, 2), False),
        ((3, 4), False),
        ((3, 1), True),
        ((3, 5), True),
        ((0, 2), True),
    ],
)
def test_below_two_points_it_is_not_called_a_change(worst: tuple[int, int], notable: bool) -> None:  # noqa: FBT001 - a table
    change = pain_change(points(*worst))
    assert change is not None
    assert change.notable is notable


def test_it_counts_the_rated_sessions_from_the_first_of_them_on() -> None:
    assert pain_change(points(None, 4, None, 1, None)) == PainChange(
        first=4, now=1, lowest=1, highest=4, since=date(2026, 10, 3), sessions=2
    )


@pytest.mark.parametrize(
    ("worst", "lowest", "highest", "steady"),
    [
        ((2, 2), 2, 2, True),
        ((2, 3, 2), 2, 3, True),
        ((0, 6, 0), 0, 6, False),
        ((3, None, 1, 3), 1, 3, False),
    ],
)
def test_it_is_steady_only_where_no_two_sessions_are_two_points_apart(
    worst: tuple[int | None, ...],
    lowest: int,
    highest: int,
    steady: bool,  # noqa: FBT001 - a table
) -> None:
    change = pain_change(points(*worst))
    assert change is not None
    assert (change.lowest, change.highest, change.steady) == (lowest, highest, steady)
