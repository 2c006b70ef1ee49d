"""Which actions of the history are offered at each moment."""

import pytest

from hiptimer.runner.history_browser import HistoryAction
from tests.support.app_driver import AppDriver
from tests.support.histories import days_ago, many, unrated
from tests.support.history_driver import Browsing, lay

A = HistoryAction

ABOUT_ONE = {A.NOTE, A.AFTER, A.REMOVE}
ALWAYS = {A.FILTER}
LIST = ABOUT_ONE | ALWAYS | {A.OPEN}
WALKING = {A.MOVE, A.PAGE}
RATING = ABOUT_ONE | WALKING | {A.RATE, A.BESIDE}
PIECES = {A.POINT_PIECE, A.REMOVE_PIECE}


def offered(at: Browsing) -> set[HistoryAction]:
    return {action for action in HistoryAction if at.browser.offers(action)}


def test_in_the_list_it_is_about_the_session_at_the_pointer(driver: AppDriver) -> None:
    lay(driver, *many(3))
    assert offered(Browsing(driver)) == LIST | WALKING


def test_a_list_of_one_has_nowhere_to_move_to(driver: AppDriver) -> None:
    lay(driver, *many(1))
    assert offered(Browsing(driver)) == LIST


def test_an_empty_list_can_only_be_filtered(driver: AppDriver) -> None:
    assert offered(Browsing(driver)) == ALWAYS


def test_in_a_session_a_number_can_be_given_and_taken_away_once_there_is_one(
    driver: AppDriver,
) -> None:
    lay(driver, unrated(days_ago(1)))
    at = Browsing(driver)
    for keys, wanted in (
        ("enter", RATING),
        ("3", RATING | {A.CLEAR}),
        ("backspace", RATING),
        ("d 3", RATING | {A.CLEAR}),
        ("escape", LIST),
    ):
        at.press(keys)
        assert offered(at) == wanted, keys


def test_only_repetitions_can_be_counted(driver: AppDriver) -> None:
    lay(driver, unrated(days_ago(1)))
    at = Browsing(driver)
    for keys, wanted in (("enter", RATING), ("down", RATING | {A.COUNT}), ("down", RATING)):
        at.press(keys)
        assert offered(at) == wanted, keys


def test_beside_a_chart_another_exercise_can_be_chosen(driver: AppDriver) -> None:
    lay(driver, *many(3))
    at = Browsing(driver)
    for wanted in ({A.EXERCISE}, set(), set(), set()):
        at.press("v")
        assert offered(at) == LIST | WALKING | wanted


def test_a_filter_has_pieces_to_remove_while_nothing_is_typed(driver: AppDriver) -> None:
    lay(driver, *many(3))
    at = Browsing(driver)
    at.browser.type_filter("mine", at.today)
    assert offered(at) == LIST | WALKING
    at.browser.take_filter()
    assert offered(at) == LIST | WALKING | PIECES
    at.browser.type_filter("x", at.today)
    assert offered(at) & PIECES == set()
    at.browser.drop_filter()
    at.press("enter")
    assert offered(at) & PIECES == set()


def test_what_was_removed_can_be_put_back_and_the_trash_be_emptied(driver: AppDriver) -> None:
    lay(driver, *many(3))
    at = Browsing(driver)
    at.press("x")
    assert offered(at) == LIST | WALKING | {A.PUT_BACK, A.EMPTY_TRASH}
    at.press("u")
    assert offered(at) == LIST | WALKING


@pytest.mark.parametrize("action", HistoryAction)
def test_each_action_is_one_of_the_screen(action: HistoryAction) -> None:
    from hiptimer.tui.screens.history import HistoryScreen  # noqa: PLC0415

    assert callable(getattr(HistoryScreen, f"action_{action}"))
