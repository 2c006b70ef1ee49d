import re
from datetime import date, timedelta

import pytest

from hiptimer.model.statistics import TensionWeek
from hiptimer.tui.chart_words import NO_TENSION_YET
from hiptimer.tui.widgets.tension_chart import TensionChart
from tests.support.chart_data import half_a_year_of_weeks
from tests.support.widget_stage import Stage, shown

NO_SESSION = "·"


def weeks(*minutes: float | None) -> tuple[TensionWeek, ...]:
    """Return a week for each; None is one without a session."""
    return tuple(
        TensionWeek(
            monday=date(2026, 10, 5) + timedelta(days=7 * number),
            seconds=60 * (each or 0),
            sessions=int(each is not None),
        )
        for number, each in enumerate(minutes)
    )


def drawn(*minutes: float | None, width: int = 47, height: int = 30) -> list[str]:
    return [row.plain for row in TensionChart(weeks(*minutes)).lines(width, height)]


def bars(rows: list[str]) -> list[float]:
    """Measure the bars in rows, from the left; the lowest half row is that of zero."""
    picture = [row.partition("┤")[2] or row.partition("│")[2] for row in rows]
    foot = next(row for row in rows if row.lstrip().startswith("└")).index("└") + 1
    columns = [
        sum({"█": 1.0, "▄": 0.5}.get(row[x : x + 1], 0) for row in picture)
        for x in range(len(rows[0]) - foot)
    ]
    return [high for x, high in enumerate(columns) if high and (x == 0 or not columns[x - 1])]


def test_a_bar_is_as_high_as_the_time_of_its_week() -> None:
    first, second, third = bars(drawn(20, 10, 5))
    assert first == 20
    assert second == pytest.approx(10, abs=0.5)
    assert third == pytest.approx(5, abs=0.5)


def test_the_axis_begins_at_zero_and_ends_at_a_number_that_can_be_halved() -> None:
    for most, top, half in (
        (0.5, "1 min", "0.5"),
        (7, "10 min", "5"),
        (61, "80 min", "40"),
        (101, "120 min", "60"),
    ):
        rows = drawn(most, most)
        assert rows[0].lstrip().startswith(f"{top}┤")
        assert any(row.lstrip().startswith(f"{half}┤") for row in rows)
        assert any(row.lstrip().startswith("0┤") for row in rows)


def test_a_week_without_a_session_has_a_sign_of_its_own_in_words_too() -> None:
    rows = drawn(20, None, 10)
    assert sum(row.count(NO_SESSION) for row in rows if "┤" in row) == 1
    assert any(f"{NO_SESSION} no session" in row for row in rows)
    assert len(bars(rows)) == 2


def test_a_week_of_sessions_that_were_given_up_at_once_is_no_week_without_one() -> None:
    rows = drawn(20, 0, 10)
    assert not any(NO_SESSION in row for row in rows)


def test_the_mondays_are_named_with_room_between_them() -> None:
    foot = drawn(*8 * [10], width=80)[21]
    assert foot.split() == ["5", "Oct", "19", "Oct", "2", "Nov", "16", "Nov"]
    assert len(min(re.findall("[a-z]( +)[0-9]", foot))) >= 4


def test_if_not_all_weeks_have_room_the_latest_are_shown() -> None:
    found = bars(drawn(*10 * [60], *10 * [10], width=28))
    assert len(found) == 10
    assert max(found) == pytest.approx(20 * 10 / 60, abs=1)


def test_without_a_session_there_is_a_word_on_what_will_stand_there() -> None:
    for empty in ((), (None,), (None, None)):
        assert " ".join(drawn(*empty)) == NO_TENSION_YET


def test_the_words_stand_below() -> None:
    assert drawn(10, 12, width=80)[-1].startswith("Time under tension this week so far: 12 min")


def test_in_a_low_room_the_picture_gives_way_to_the_words() -> None:
    assert not any("┤" in row for row in drawn(10, 12, height=5))
    assert drawn(10, 12, height=5)


def test_half_a_year_of_weeks_is_no_longer_than_its_room() -> None:
    chart = TensionChart(half_a_year_of_weeks())
    for width, height in ((16, 9), (37, 14), (76, 20), (197, 56)):
        rows = chart.lines(width, height)
        assert len(rows) <= height
        assert max(row.cell_length for row in rows) <= width


async def test_full_cells_are_filled_to_their_edges() -> None:
    chart = TensionChart(weeks(10, 10))
    async with Stage(chart).run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        full = [
            segment.style
            for strip in chart.render_lines(chart.region.at_offset((0, 0)))
            for segment in strip
            if "█" in segment.text and segment.style and segment.style.bgcolor
        ]
        assert full
        assert any(style.color == style.bgcolor for style in full)


async def test_other_weeks_are_shown_when_they_come() -> None:
    chart = TensionChart()
    async with Stage(chart).run_test(size=(60, 20)) as pilot:
        assert "Here a bar will show" in "\n".join(shown(chart))
        chart.weeks = weeks(10, 12)
        await pilot.pause()
        assert "12 min" in "\n".join(shown(chart))


def test_in_the_smallest_window_the_bars_and_the_dot_are_explained_in_words() -> None:
    rows = drawn(20, None, 10, width=38, height=9)
    assert "█ a week   · no session" in rows
    assert rows[-1].startswith("This week so far: ")


def test_if_a_damaged_length_takes_all_the_room_the_words_name_it() -> None:
    rows = drawn(5, 1e9 / 60, width=16, height=14)
    assert "277,777.8 h" in " ".join(rows)
    assert not bars(["└", *rows])
