"""The bar of a number of the pain scale."""

import pytest

from hiptimer.tui.widgets.pain_marks import pain_bar, pain_number


@pytest.mark.parametrize(
    ("pain", "ceiling", "bar"),
    [
        (0, 3, "░░░·······"),
        (1, 3, "█░░·······"),
        (3, 3, "███·······"),
        (5, 3, "███▲▲·····"),
        (10, 3, "███▲▲▲▲▲▲▲"),
        (10, 10, "██████████"),
        (2, 0, "▲▲········"),
        (0, 0, "··········"),
        (None, 3, "          "),
    ],
)
def test_a_cell_for_each_point_shows_whether_it_is_above_the_ceiling(
    pain: int | None, ceiling: int, bar: str
) -> None:
    assert pain_bar(pain, ceiling).plain == bar


def test_a_missing_number_is_no_zero() -> None:
    assert [pain_number(pain, 3).plain for pain in (None, 0, 10)] == [" -", " 0", "10"]
