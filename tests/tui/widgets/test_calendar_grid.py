from datetime import date
from itertools import pairwise

import pytest

from hiptimer.model.statistics import CalendarDay, PainCalendar
from hiptimer.tui.chart_words import NO_CALENDAR_YET
from hiptimer.tui.widgets.calendar_grid import CalendarGrid, day_cells
from tests.support.chart_data import TODAY, calendar_of, half_a_year_of_days
from tests.support.widget_stage import Stage, shown

WEEKS = 26
DAY = date(2026, 11, 23)

REST = CalendarDay(day=DAY)
UNRATED = CalendarDay(day=DAY, sessions=1)


def rated(pain: int, *, above: bool = False) -> CalendarDay:
    return CalendarDay(day=DAY, sessions=1, worst=pain, above=above)


def drawn(calendar: PainCalendar, width: int = 40, height: int = 20) -> list[str]:
    return [row.plain for row in CalendarGrid(calendar).lines(width, height)]


@pytest.mark.parametrize(
    ("day", "one", "three", "four"),
    [
        (None, " ", "   ", "    "),
        (REST, "·", "·  ", "·   "),
        (UNRATED, "-", "-  ", "-   "),
        (rated(0), "0", " 0 ", " 0  "),
        (rated(3), "3", " 3 ", " 3  "),
        (rated(10), "X", "10 ", "10  "),
        (rated(4, above=True), "▲", "▲4 ", "▲4  "),
        (rated(10, above=True), "▲", "▲  ", "▲10 "),
    ],
)
def test_each_kind_of_day_has_a_sign_of_its_own(
    day: CalendarDay | None, one: str, three: str, four: str
) -> None:
    assert [day_cells(day, cells).plain for cells in (1, 2, 3, 4)] == [one, f"{one} ", three, four]


def test_a_column_is_a_week_and_a_row_a_day_of_it() -> None:
    rows = drawn(calendar_of({0: 2, 1: 1, 7: 3}))  # today is a Wednesday
    assert [row[0] for row in rows[1:8]] == [*"MTWTFSS"]
    assert [rows[row][2 + WEEKS - 1] for row in (2, 3)] == ["1", "2"]
    assert rows[3][2 + WEEKS - 2] == "3"


def test_days_to_come_are_empty_and_rest_days_are_not() -> None:
    rows = drawn(calendar_of({0: 2}))
    last = [row[2 + WEEKS - 1 : 2 + WEEKS].strip() for row in rows[1:8]]
    assert last == ["·", "·", "2", "", "", "", ""]


def test_months_are_named_above_the_week_in_which_they_begin() -> None:
    assert drawn(calendar_of({0: 2}))[0].rstrip() == "  Jun Jul Aug  Sep Oct Nov"


@pytest.mark.parametrize("width", [8, 20, 40, 56, 80, 106, 200])
@pytest.mark.parametrize("today", [date(2026, 11, 25), date(2026, 3, 1), date(2026, 2, 28)])
def test_the_names_of_months_never_touch(width: int, today: date) -> None:
    calendar = PainCalendar(weeks=_weeks_until(today))
    names = drawn(calendar, width)[0].split()
    assert all(len(name) <= 3 for name in names)
    assert all(one != other for one, other in pairwise(names))


def _weeks_until(today: date) -> tuple[tuple[CalendarDay | None, ...], ...]:
    first = today.toordinal() - today.weekday() - 7 * (WEEKS - 1)
    days = [date.fromordinal(first + number) for number in range(7 * WEEKS)]
    cells = [CalendarDay(day=day, sessions=1) if day <= today else None for day in days]
    return tuple(tuple(cells[start : start + 7]) for start in range(0, len(cells), 7))


def test_a_wide_room_shows_the_numbers() -> None:
    rows = drawn(calendar_of({0: 2, 1: 5}), width=80)
    assert rows[3].endswith(" 2 ")
    assert rows[2].endswith("▲5 ")


def test_if_not_all_weeks_have_room_the_latest_are_shown() -> None:
    rows = drawn(calendar_of({0: 2, 170: 9}), width=16)
    assert rows[3].startswith("W ")
    assert rows[3].endswith("2")
    assert not any("▲" in row for row in rows[:8])


def test_the_legend_explains_every_sign_and_every_colour_in_words() -> None:
    said = " ".join(" ".join(drawn(calendar_of({0: 2}))).split())
    for words in ("· rest day", "- not rated", "2 within your limit", "▲ above it"):
        assert words in said
    for words in ("0 none", "1-3 mild", "4-6 moderate", "7-10 severe"):
        assert words in said


def test_a_calendar_without_a_session_says_what_will_stand_there() -> None:
    assert " ".join(drawn(calendar_of({}))) == NO_CALENDAR_YET


def test_in_a_low_room_the_words_are_shorter_and_the_grid_is_whole() -> None:
    rows = drawn(calendar_of({0: 2, 1: 5}), width=38, height=10)
    assert [row[0] for row in rows[1:8]] == [*"MTWTFSS"]
    assert rows[8:] == ["· rest  - not rated  ▲ above limit", "2 sessions, worst pain 5"]
    assert drawn(calendar_of({0: 2}), height=9)[-1] == "1 session, worst pain 2"


def test_if_the_grid_has_no_room_there_are_words() -> None:
    assert drawn(calendar_of({0: 2}), width=5)
    assert not any("·" in row for row in drawn(calendar_of({0: 2}), width=5))
    assert drawn(calendar_of({0: 2}), height=3)[0].startswith("1 session on 1 day")


def test_nothing_is_drawn_before_there_is_a_calendar() -> None:
    assert CalendarGrid().lines(40, 20) == ()


async def test_another_calendar_is_shown_when_it_comes() -> None:
    grid = CalendarGrid(calendar_of({0: 2}))
    async with Stage(grid).run_test(size=(40, 20)) as pilot:
        assert "1 session on 1 day" in "\n".join(shown(grid))
        grid.calendar = half_a_year_of_days()
        await pilot.pause()
        assert "1 session on" not in "\n".join(shown(grid))
        assert grid.calendar.days[-1].day == TODAY


def test_a_first_month_of_a_few_days_leaves_its_place_to_the_next_one() -> None:
    calendar = PainCalendar(weeks=_weeks_until(date(2026, 11, 20)))  # from 25 May on
    assert drawn(calendar)[0].split() == ["Jun", "Jul", "Aug", "Sep", "Oct", "Nov"]
    assert drawn(calendar, 200)[0].split()[:2] == ["May", "Jun"]
