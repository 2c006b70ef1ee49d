"""The keys of the history: which are offered at each moment, what they are called, what they do."""

from msgspec.structs import replace
from textual.pilot import Pilot

from hiptimer.tui.screens.reader import ReaderScreen
from tests.runner.browsing import lay, stored
from tests.runner.histories import both_sides, days_ago, many, unrated
from tests.tui.desk import Desk
from tests.tui.screens.history.past import hints, history, place, press, screen_of

OF_THE_APP = {"^q": "quit", "^z": "Stop for now", "?": "help"}

WALKING = {"↑ ↓": "move", "page keys": "a page", "home end": "first and last"}

ABOUT_ONE = {"v": "view", "x": "to the trash", "n": "note", "d": "next day"}

LIST = {"enter": "open", "/": "filter", **ABOUT_ONE}

RATING = {"0-9": "pain", **ABOUT_ONE, "esc": "back"}

RATING_BESIDES = {"t": "pain 10", "← →": "other side", **WALKING}


def offered(pilot: Pilot[int]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the keys at the foot, and those that only the help lists."""
    foot, every = hints(pilot), hints(pilot, hidden=True)
    assert [key for key in foot if key not in every] == []
    besides = {key: words for key, words in every.items() if key not in foot}
    return (
        {key: words for key, words in foot.items() if key not in OF_THE_APP},
        {key: words for key, words in besides.items() if key not in OF_THE_APP},
    )


async def test_in_the_list_it_is_about_the_session_at_the_pointer(desk: Desk) -> None:
    lay(desk, *many(3))
    async with history(desk) as pilot:
        assert offered(pilot) == ({**LIST, "esc": "back"}, WALKING)


async def test_a_list_of_one_has_nowhere_to_move_to(desk: Desk) -> None:
    lay(desk, *many(1))
    async with history(desk) as pilot:
        assert offered(pilot) == ({**LIST, "esc": "back"}, {})


async def test_an_empty_list_can_only_be_looked_at_or_left(desk: Desk) -> None:
    async with history(desk) as pilot:
        assert offered(pilot) == ({"/": "filter", "v": "view", "esc": "back"}, {})


async def test_in_a_session_a_number_can_be_given_and_taken_away_once_there_is_one(
    desk: Desk,
) -> None:
    lay(desk, unrated(days_ago(1)))
    async with history(desk) as pilot:
        await press(desk, pilot, "enter")
        assert offered(pilot) == (RATING, RATING_BESIDES)
        await press(desk, pilot, "3")
        assert offered(pilot) == (RATING, {**RATING_BESIDES, "backspace": "no number"})
        await press(desk, pilot, "backspace")
        assert offered(pilot) == (RATING, RATING_BESIDES)


async def test_only_repetitions_can_be_counted(desk: Desk) -> None:
    lay(desk, unrated(days_ago(1)))
    async with history(desk) as pilot:
        await press(desk, pilot, "enter down")
        assert offered(pilot) == ({**RATING, "+ -": "how many"}, RATING_BESIDES)
        await press(desk, pilot, "down")
        assert "+ -" not in hints(pilot)


async def test_plus_and_minus_count_from_what_was_asked_for(desk: Desk) -> None:
    past = unrated(days_ago(1))
    lay(desk, past)
    async with history(desk) as pilot:
        await press(desk, pilot, "enter down minus")
        first = stored(desk, past.id).sets[1].done_reps
        assert first is not None
        await press(desk, pilot, "minus minus plus")
        assert stored(desk, past.id).sets[1].done_reps == first - 1


async def test_a_note_keeps_all_letters_and_offers_only_its_own_keys(desk: Desk) -> None:
    lay(desk, unrated(days_ago(1)))
    async with history(desk) as pilot:
        await press(desk, pilot, "n")
        assert offered(pilot) == ({"enter": "done", "f1": "help"}, {})


async def test_beside_a_chart_the_arrows_choose_the_exercise(desk: Desk) -> None:
    lay(desk, *many(3))
    async with history(desk) as pilot:
        await press(desk, pilot, "v")
        assert offered(pilot) == ({**LIST, "← →": "exercise", "esc": "back"}, WALKING)
        await press(desk, pilot, "v")
        assert "← →" not in hints(pilot)


async def test_while_one_looks_for_something_keys_are_letters_or_the_lines_own(
    desk: Desk,
) -> None:
    lay(desk, *many(3))
    line = {"enter": "take it", "esc": "leave it", "f1": "help"}
    async with history(desk) as pilot:
        await press(desk, pilot, "slash")
        assert offered(pilot) == (line, {"↑ ↓": "move"})
        screen_of(pilot).face.filter_input.insert_text_at_cursor("mine")
        await press(desk, pilot, "")
        assert offered(pilot) == (line, {"↑ ↓": "move", "⌫": "erase"})
        await press(desk, pilot, "enter")
        assert offered(pilot) == (
            {**LIST, "backspace": "drop the last filter", "esc": "back"},
            WALKING,
        )
        await press(desk, pilot, "slash")
        assert offered(pilot) == (
            {**line, "backspace": "drop the last one"},
            {"↑ ↓": "move", "← →": "another piece"},
        )


async def test_what_was_removed_can_be_put_back_and_the_trash_be_emptied(desk: Desk) -> None:
    lay(desk, *many(3))
    async with history(desk) as pilot:
        await press(desk, pilot, "x")
        assert offered(pilot) == (
            {**LIST, "u": "put it back", "esc": "back"},
            {**WALKING, "X": "empty the trash"},
        )
        await press(desk, pilot, "u")
        assert offered(pilot) == ({**LIST, "esc": "back"}, WALKING)


async def test_home_end_and_page_keys_go_through_the_list(desk: Desk) -> None:
    lay(desk, *many(40))
    async with history(desk) as pilot:
        page = screen_of(pilot).face.sessions.page
        for keys, at in (
            ("end", 39),
            ("up", 38),
            ("home", 0),
            ("pagedown", page),
            ("space", 2 * page),
            ("pageup", page),
            ("down", page + 1),
        ):
            await press(desk, pilot, keys)
            assert place(pilot) == at, keys


async def test_f_looks_for_something_and_q_leaves_as_slash_and_esc_do(desk: Desk) -> None:
    lay(desk, *many(2))
    async with history(desk) as pilot:
        await press(desk, pilot, "f")
        assert screen_of(pilot).focused is screen_of(pilot).face.filter_input
        await press(desk, pilot, "escape")
        screen = screen_of(pilot)
        await press(desk, pilot, "q")
        assert pilot.app.screen is not screen


async def test_left_and_right_go_to_the_other_side(desk: Desk) -> None:
    past = replace(both_sides(days_ago(1)), pain_next_day=None)
    lay(desk, past)
    async with history(desk) as pilot:
        await press(desk, pilot, "enter up up up up")
        at_hand = screen_of(pilot).browser.selected
        begun = at_hand.place
        await press(desk, pilot, "right")
        assert (begun, at_hand.place) == (1, 3)
        await press(desk, pilot, "left")
        assert at_hand.place == 1


async def test_the_help_opens_from_the_list_and_from_a_session(desk: Desk) -> None:
    lay(desk, *many(2))
    async with history(desk) as pilot:
        for keys in ("question_mark", "escape enter question_mark"):
            await press(desk, pilot, keys)
            assert isinstance(pilot.app.screen, ReaderScreen), keys


async def test_while_one_writes_up_and_down_move_the_pointer_and_left_and_right_the_piece(
    desk: Desk,
) -> None:
    lay(desk, *many(3))
    async with history(desk) as pilot:
        await press(desk, pilot, "slash down down up")
        assert place(pilot) == 1
        screen = screen_of(pilot)
        screen.face.filter_input.insert_text_at_cursor("november mine")
        await press(desk, pilot, "enter slash left left")
        assert screen.browser.filter.pointed == 0
        await press(desk, pilot, "right")
        assert screen.browser.filter.pointed == 1
