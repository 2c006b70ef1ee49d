"""The filter of the history: its pieces, pointed at and removed, and what it leaves in the list."""

from collections.abc import Callable

import pytest

from hiptimer.model.session import Session
from hiptimer.runner.history_list import FilterState
from hiptimer.tui.screens.history import messages
from hiptimer.wording.history_filter import FilterKind
from tests.support.app_driver import AppDriver
from tests.support.fakes import MORNING
from tests.support.histories import both_sides, days_ago, unrated
from tests.support.history_driver import Browsing, lay

TODAY = MORNING.date()

OCTOBER = both_sides(days_ago(30), "cccccccc")
NOVEMBER = unrated(days_ago(5))
RIGHT_IN_NOVEMBER = both_sides(days_ago(6), "dddddddd")


@pytest.fixture
def full(driver: AppDriver) -> Browsing:
    lay(driver, OCTOBER, NOVEMBER, RIGHT_IN_NOVEMBER)
    return Browsing(driver)


@pytest.fixture
def looking(driver: AppDriver) -> FilterState:
    """Look for three things: what happened in October, on the left, for pain."""
    found = FilterState(driver.context.history)
    found.write("october left pain", TODAY)
    found.take()
    return found


def words(looking: FilterState) -> list[str]:
    return [piece.words.split()[0].lower() for piece in looking.pieces]


def test_what_is_written_is_a_piece_once_it_is_taken(driver: AppDriver) -> None:
    looking = FilterState(driver.context.history)
    looking.write("left", TODAY)
    assert (len(looking.asked), looking.pieces) == (1, ())
    looking.drop()
    assert (looking.asked, looking.pieces) == ((), ())
    looking.write("left", TODAY)
    looking.take()
    assert looking.pieces == looking.asked
    looking.write("", TODAY)
    assert looking.pieces == looking.asked


def test_the_last_piece_goes_first(looking: FilterState) -> None:
    first = words(looking)
    assert len(first) == 3
    looking.remove()
    assert words(looking) == first[:2]
    assert looking.asked == looking.pieces


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_piece_is_taken_away_by_its_place_and_the_others_stay(
    looking: FilterState, place: int
) -> None:
    first = words(looking)
    looking.remove(place)
    assert words(looking) == [each for at, each in enumerate(first) if at != place]


@pytest.mark.parametrize(
    ("steps", "at"),
    [([-1], 2), ([-1, -1], 1), ([-1, -1, -1, -1], 0), ([1], 2), ([-1, -1, 1], 2), ([-1, 1, 1], 2)],
)
def test_the_pieces_are_walked_from_the_last_one_and_no_further_than_the_ends(
    looking: FilterState, steps: list[int], at: int
) -> None:
    first = words(looking)
    for step in steps:
        looking.point(step)
    assert looking.pointed == at
    looking.remove()
    assert words(looking) == [each for place, each in enumerate(first) if place != at]
    assert looking.pointed is None


@pytest.mark.parametrize(
    "change",
    [lambda at: at.write("right", TODAY), lambda at: at.take(), lambda at: at.drop()],
)
def test_what_is_written_taken_or_dropped_is_pointed_at_no_more(
    looking: FilterState, change: Callable[[FilterState], None]
) -> None:
    looking.point(-1)
    change(looking)
    assert looking.pointed is None


def test_without_a_piece_there_is_nothing_to_point_at(driver: AppDriver) -> None:
    looking = FilterState(driver.context.history)
    looking.point(-1)
    assert looking.pointed is None


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("right", [RIGHT_IN_NOVEMBER, OCTOBER]),
        ("october", [OCTOBER]),
        ("2026-11", [NOVEMBER, RIGHT_IN_NOVEMBER]),
        ("pain", [RIGHT_IN_NOVEMBER, OCTOBER]),
        ("completed", [NOVEMBER]),
        ("clam", [NOVEMBER]),
        ("CLAM left", [NOVEMBER]),
        ("november right pain hover", [RIGHT_IN_NOVEMBER]),
        ("hover right", [RIGHT_IN_NOVEMBER, OCTOBER]),
        ("clam right", []),
        ("not rated", [NOVEMBER]),
        ("unrated left", [NOVEMBER]),
        ("yesterday", []),
        ("this month", [NOVEMBER, RIGHT_IN_NOVEMBER]),
        ("tired", []),
        ("mine", [NOVEMBER, RIGHT_IN_NOVEMBER, OCTOBER]),
    ],
)
def test_what_is_typed_narrows_the_list(full: Browsing, typed: str, wanted: list[Session]) -> None:
    full.look_for(typed)
    assert full.listed == [each.id for each in wanted]
    assert full.browser.pages.found == len(wanted)
    assert full.browser.session_count == 3


@pytest.mark.parametrize(
    "typed", messages.CAN_BE_TYPED.split(" name, ")[1].rstrip(" …").split(", ")
)
def test_what_is_said_to_be_understood_is_no_part_of_a_name(full: Browsing, typed: str) -> None:
    full.look_for(typed)
    (piece,) = full.browser.filter.pieces
    assert piece.kind is not FilterKind.WORD


def test_the_list_follows_while_one_types_and_is_whole_again_when_that_is_dropped(
    full: Browsing,
) -> None:
    browser = full.browser
    browser.filter.begin()
    for typed, count in (("c", 1), ("cl", 1), ("cla", 1), ("clax", 0)):
        browser.type_filter(typed, TODAY)
        assert browser.pages.found == count, typed
        assert full.pointed == ("" if count == 0 else NOVEMBER.id), typed
    browser.drop_filter()
    assert (browser.pages.found, full.pieces) == (3, [])
    assert full.pointed == NOVEMBER.id


def test_each_piece_is_shown_and_the_last_one_goes_first(full: Browsing) -> None:
    full.look_for("right")
    full.look_for("2026")
    assert full.pieces == ["right", "2026"]
    full.press("backspace")
    assert full.pieces == ["right"]
    full.press("backspace")
    assert full.pieces == []
    assert len(full.listed) == 3


def test_a_piece_that_is_clicked_goes_and_what_is_being_typed_stays(full: Browsing) -> None:
    full.look_for("right 2026")
    full.browser.type_filter("pain", TODAY)
    full.browser.remove_piece(TODAY, 0)
    assert full.pieces == ["2026"]
    assert [piece.words for piece in full.browser.filter.asked] == ["2026", "stopped for pain"]
    assert full.listed == [RIGHT_IN_NOVEMBER.id, OCTOBER.id]


def test_an_id_asks_for_that_protocol_or_exercise_and_shows_its_name(full: Browsing) -> None:
    full.look_for("mine")
    full.look_for("hover")
    assert full.pieces == ["Mine", "Side-lying hover"]


def test_the_session_at_the_pointer_keeps_it_where_it_is_found(full: Browsing) -> None:
    full.press("end")
    full.look_for("right")
    assert (full.pointed, full.browser.highlighted) == (OCTOBER.id, 1)
    full.press("backspace")
    assert (full.pointed, full.browser.highlighted) == (OCTOBER.id, 2)


def test_a_filter_without_a_match_lists_no_file_and_the_pointer_comes_back(
    full: Browsing, driver: AppDriver
) -> None:
    (driver.folder / "sessions" / "conflicted copy.toml").write_text("mine", encoding="utf-8")
    full.look_at_files()
    assert full.listed[-1] == ""
    full.press("down")
    full.look_for("zzz left")
    assert full.browser.pages.total == 0
    full.press("backspace backspace")
    assert len(full.listed) == 4
    assert full.pointed == RIGHT_IN_NOVEMBER.id


def test_a_month_is_of_days_as_the_settings_count_them(driver: AppDriver) -> None:
    night = unrated(days_ago(22, hour=1))
    lay(driver, night)
    browsing = Browsing(driver)
    browsing.look_for("october")
    assert browsing.listed == [night.id]
