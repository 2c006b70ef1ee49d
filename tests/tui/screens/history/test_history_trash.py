"""The trash: a session can be put back until the trash is emptied, which is asked."""

import pytest

from hiptimer.errors import SaveError
from hiptimer.runner.history import History
from tests.runner.browsing import file_of, lay
from tests.runner.histories import both_sides, days_ago, many, unrated
from tests.tui.desk import Desk
from tests.tui.screen_text import text_on, words_on
from tests.tui.screens.history.past import burst, hints, history, look_back, pointed, press, read

FIRST, SECOND = unrated(days_ago(2)), both_sides(days_ago(3))


@pytest.fixture
def full(desk: Desk) -> Desk:
    lay(desk, FIRST, SECOND)
    return desk


@pytest.mark.parametrize("keys", ["x", "enter x"])
async def test_x_moves_the_session_to_the_trash_and_u_puts_it_back(full: Desk, keys: str) -> None:
    whole = file_of(full, FIRST).read_bytes()
    async with history(full) as pilot:
        assert "u" not in hints(pilot)
        await press(full, pilot, keys)
        assert not file_of(full, FIRST).exists()
        assert pointed(pilot) == SECOND.id
        message = "In the trash now, u puts it back: Mine, Saturday 21 November, 07:18."
        assert message in words_on(pilot.app)
        await press(full, pilot, "down u")
        assert file_of(full, FIRST).read_bytes() == whole
        assert pointed(pilot) == FIRST.id
        assert "It is back where it was." in words_on(pilot.app)
        assert "u" not in hints(pilot)


async def test_the_smallest_screen_says_first_how_to_undo_it(full: Desk) -> None:
    async with history(full, (40, 12)) as pilot:
        await press(full, pilot, "x")
        assert "In the trash now, u puts it back: " in text_on(pilot.app)


async def test_a_session_after_midnight_is_removed_with_the_day_that_it_counts_for(
    desk: Desk,
) -> None:
    lay(desk, unrated(days_ago(2, hour=0)))
    async with history(desk) as pilot:
        await press(desk, pilot, "x")
        assert "Mine, Saturday 21 November, 00:18, counted for Friday 20 November." in words_on(
            pilot.app
        )


async def test_several_come_back_the_last_one_first(full: Desk) -> None:
    async with history(full) as pilot:
        await press(full, pilot, "x x")
        assert full.stored() == ()
        await press(full, pilot, "u")
        assert [each.id for each in full.stored()] == [SECOND.id]
        await press(full, pilot, "u")
        assert len(full.stored()) == 2


async def test_a_key_that_is_held_down_removes_one_session(full: Desk) -> None:
    async with history(full) as pilot:
        await pilot.press("x", "x", "x")
        await read(pilot)
        assert pointed(pilot) == SECOND.id
    assert [each.id for each in full.stored()] == [SECOND.id]


async def test_emptying_the_trash_asks_and_says_how_many_files(full: Desk) -> None:
    async with history(full) as pilot:
        assert "X" not in hints(pilot, hidden=True)
        await press(full, pilot, "x X")
        assert "Delete the one file in the trash for good?" in words_on(pilot.app)
        assert "esc keep it" in words_on(pilot.app)
        await press(full, pilot, "enter")
        assert "u" in hints(pilot)
        await press(full, pilot, "x X")
        assert "Delete the 2 files in the trash for good?" in words_on(pilot.app)
        await press(full, pilot, "d")
        assert "The 2 files from the trash are gone." in words_on(pilot.app)
        assert {"u", "X"}.isdisjoint(hints(pilot, hidden=True))
    assert list((full.folder / "trash").iterdir()) == []


async def test_a_trash_that_can_not_be_emptied_is_reported_and_can_be_emptied_later(
    full: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: History) -> int:
        raise SaveError(full.folder / "trash" / "x.toml", "it was not deleted: the disk is full")

    async with history(full) as pilot:
        await press(full, pilot, "x X")
        with monkeypatch.context() as disk:
            disk.setattr(History, "empty_trash", refused)
            await press(full, pilot, "d")
        assert "x.toml: it was not deleted: the disk is full. It is in" in words_on(pilot.app)
        assert "X" in hints(pilot, hidden=True)
        await press(full, pilot, "X d")
        assert "The one file from the trash is gone." in words_on(pilot.app)


async def test_esc_leaves_the_trash_as_it_is(full: Desk) -> None:
    async with history(full) as pilot:
        await press(full, pilot, "x X escape")
    assert len(list((full.folder / "trash").iterdir())) == 1


async def test_a_session_that_can_not_be_moved_is_reported_and_stays(full: Desk) -> None:
    (full.folder / "trash").write_text("no folder", encoding="utf-8")
    async with history(full) as pilot:
        await press(full, pilot, "x")
        assert "it was not moved to the trash" in words_on(pilot.app)
        assert "u" not in hints(pilot)
    assert len(full.stored()) == 2


async def test_one_that_is_gone_already_is_reported_and_leaves_the_list_at_once(full: Desk) -> None:
    async with history(full) as pilot:
        file_of(full, FIRST).unlink()
        await press(full, pilot, "x")
        assert "1 session" in text_on(pilot.app).splitlines()[0]
        assert pointed(pilot) == SECOND.id


async def test_what_was_just_corrected_goes_to_the_trash_and_comes_back_with_it(
    full: Desk,
) -> None:
    async with history(full) as pilot:
        await burst(pilot, "down enter 9 x")
        assert [each.id for each in full.stored()] == [FIRST.id]
        await press(full, pilot, "u")
    [back] = [each for each in full.stored() if each.id == SECOND.id]
    assert back.sets[0].pain == 9


async def test_one_whose_place_is_taken_meanwhile_stays_in_the_trash(full: Desk) -> None:
    async with history(full) as pilot:
        await press(full, pilot, "x")
        file_of(full, FIRST).write_text("mine", encoding="utf-8")
        await press(full, pilot, "u")
        assert "it was not taken out of the trash" in words_on(pilot.app)
        assert "u" in hints(pilot)
    assert file_of(full, FIRST).read_text(encoding="utf-8") == "mine"


async def test_what_something_else_took_out_of_the_trash_is_not_offered_any_more(
    full: Desk,
) -> None:
    async with history(full) as pilot:
        await press(full, pilot, "x x")
        (full.folder / "trash" / file_of(full, SECOND).name).unlink()
        await press(full, pilot, "u")
        assert "It is no longer in the trash: something else took it out" in words_on(pilot.app)
        await press(full, pilot, "u")
        assert "It is back where it was." in words_on(pilot.app)
        assert "u" not in hints(pilot)
    assert [each.id for each in full.stored()] == [FIRST.id]


async def test_a_trash_that_something_else_emptied_is_not_asked_about(full: Desk) -> None:
    async with history(full) as pilot:
        await press(full, pilot, "x")
        (full.folder / "trash" / file_of(full, FIRST).name).unlink()
        await press(full, pilot, "X")
        assert "The trash is already empty." in words_on(pilot.app)
        assert "X" not in hints(pilot, hidden=True)


async def test_the_pointer_stays_in_its_place_while_one_cleans_up(desk: Desk) -> None:
    sessions = many(6)
    lay(desk, *sessions)
    async with history(desk) as pilot:
        await press(desk, pilot, "down down x x")
        assert pointed(pilot) == sessions[4].id
        await press(desk, pilot, "end x")
        assert pointed(pilot) == sessions[4].id


async def test_home_offers_no_protocol_back_that_went_with_the_trash(desk: Desk) -> None:
    lay(desk, FIRST)
    desk.write_protocol("own", 'format = 1\nname = "Own"\n\n[[exercise]]\nid = "band-bridge"\n')
    async with desk.opened() as pilot:
        await desk.press(pilot, "home", "x")
        assert hints(pilot)["u"] == "put it back"
        await look_back(pilot)
        await press(desk, pilot, "X d escape")
        assert "u" not in hints(pilot)
