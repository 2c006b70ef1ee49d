"""What the screen shows, worked out from the engine and the session."""

from dataclasses import replace

from hiptimer.engine import Phase
from hiptimer.engine.commands import (
    NotDone,
    Pause,
    Rate,
    RepeatSet,
    SkipPhase,
    SkipSide,
)
from hiptimer.model.choices import AdvanceRule
from hiptimer.model.session import SetOutcome
from hiptimer.tui.screens.timer.heard import Heard
from hiptimer.tui.screens.timer.panels import QUIT
from hiptimer.tui.screens.timer.view import Asking, TimerView, look, problem_line
from hiptimer.tui.widgets.owed_list import OwedSet
from hiptimer.tui.widgets.set_marks import MarkValue
from tests.engine.drive import Drive
from tests.plans import EACH, HOLD, REPS, plan_for

HOVER = replace(HOLD, side=EACH)
DONE, TO_COME = MarkValue(SetOutcome.DONE), MarkValue()


def seen(
    drive: Drive,
    asking: Asking | None = None,
    *,
    quiet: bool = False,
    problem: str | None = None,
) -> TimerView:
    """Look at the session as it is, having heard all that was told."""
    heard = Heard().after(drive.told, drive.engine)
    return look(
        drive.engine, None, heard, asking or Asking(), at=drive.at, quiet=quiet, problem=problem
    )


def at(phase: Phase, *, number: int | None = None) -> Drive:
    return Drive(plan_for(HOVER)).start().reach(phase, number=number)


def test_a_hold_shows_where_one_is_and_what_is_left() -> None:
    drive = at(Phase.HOLD, number=2)
    drive.wait(3)
    view = seen(drive)
    assert (view.style_class, view.word) == ("phase-hold", "HOLD")
    assert (view.big, view.left, view.whole, view.fills) == ("17", 17, 20, True)
    assert view.place
    assert (view.place.exercise, view.place.call) == ("Hover", "Left side")
    assert (view.place.number, view.place.of) == (2, 2)
    assert view.place.marks == (DONE, TO_COME)
    assert not view.rates


def test_a_rest_asks_and_its_bar_empties() -> None:
    view = seen(at(Phase.REST))
    assert view.word == "REST"
    assert view.rates
    assert (view.ceiling, view.pain) == (3, None)
    assert not view.fills
    assert view.next == "set 2 of 2"


def test_a_rating_stands_in_its_row_and_beside_its_mark() -> None:
    drive = at(Phase.REST)
    drive.send(Rate(2))
    view = seen(drive)
    assert view.pain == 2
    assert view.place
    assert view.place.marks[0] == MarkValue(SetOutcome.DONE, 2)


def test_a_number_that_is_not_sent_yet_is_shown() -> None:
    assert seen(at(Phase.REST), Asking(typed=1)).pain == 1


def test_a_rating_above_the_ceiling_opens_the_panel_in_the_place_of_the_row() -> None:
    drive = at(Phase.REST)
    drive.send(Rate(5))
    view = seen(drive)
    assert view.panel
    assert not view.rates
    drive.send(Rate(3))
    assert seen(drive).panel is None


def test_a_question_that_was_opened_comes_before_the_panel() -> None:
    drive = at(Phase.REST)
    drive.send(Rate(5))
    assert seen(drive, Asking(question=QUIT)).panel == QUIT


def test_a_set_that_was_not_done_has_no_rating_row() -> None:
    drive = at(Phase.REST)
    drive.send(NotDone())
    view = seen(drive)
    assert not view.rates
    assert view.place
    assert view.place.marks[0] == MarkValue(SetOutcome.SKIPPED)


def test_a_wait_lists_the_sets_to_rate_with_the_cursor() -> None:
    plan = plan_for(HOVER, advance=AdvanceRule.EXERCISE)
    drive = Drive(plan).start().reach(Phase.WAITING)
    view = seen(drive, Asking(row=2, cursor=1))
    assert view.to_rate == (
        OwedSet("Hover", "left side", 1),
        OwedSet("Hover", "left side", 2),
    )
    assert (view.cursor, view.rates, view.big) == (1, True, "Change sides")
    assert view.place
    assert view.place.call == "Right side", "the heading is about what comes"


def test_in_a_wait_the_row_of_the_cursor_tells_its_own_number() -> None:
    plan = plan_for(HOVER, advance=AdvanceRule.EXERCISE)
    drive = Drive(plan).start().reach(Phase.WAITING)
    drive.send(Rate(1, row=1))
    assert seen(drive, Asking(row=1)).pain == 1
    assert seen(drive, Asking(row=2)).pain is None


def test_an_earlier_set_can_be_rated_where_the_last_one_was_not_done() -> None:
    plan = plan_for(HOVER, advance=AdvanceRule.EXERCISE)
    drive = Drive(plan).start().reach(Phase.WAITING)
    drive.send(NotDone())
    assert seen(drive, Asking(row=1)).rates


def test_a_pause_keeps_number_and_bar_and_wears_its_own_colour() -> None:
    drive = at(Phase.HOLD)
    drive.wait(5)
    drive.send(Pause())
    drive.wait(100)
    view = seen(drive)
    assert (view.style_class, view.word) == ("phase-paused", "PAUSED")
    assert (view.big, view.left, view.whole, view.fills) == ("15", 15, 20, True)


def test_a_quiet_wait_looks_like_a_pause() -> None:
    drive = Drive(plan_for(HOVER, advance=AdvanceRule.KEY)).start().reach(Phase.WAITING)
    view = seen(drive, quiet=True)
    assert (view.style_class, view.word) == ("phase-paused", "PAUSED")
    assert view.big == "Ready?"


def test_the_session_shows_how_much_of_it_is_left() -> None:
    drive = Drive(plan_for(HOLD)).start()
    whole = drive.engine.plan.seconds
    drive.wait(14)
    view = seen(drive)
    assert view.seconds_left == whole - 14
    assert view.part == 1 - (whole - 14) / whole


def test_sets_of_a_side_that_was_left_are_marked_as_skipped() -> None:
    drive = Drive(plan_for(replace(HOVER, sets=3, sets_max=3))).start().reach(Phase.REST)
    drive.send(SkipSide())
    view = seen(drive)
    assert view.place
    assert view.place.marks == (DONE, *[MarkValue(SetOutcome.SKIPPED)] * 2)


def test_a_repeated_set_has_a_mark_of_its_own() -> None:
    drive = at(Phase.REST)
    drive.send(RepeatSet())
    drive.reach(Phase.REST)
    view = seen(drive)
    assert view.place
    assert view.place.marks == (DONE, DONE, TO_COME)


def test_repetitions_without_a_pace_have_no_bar() -> None:
    view = seen(Drive(plan_for(REPS)).start().reach(Phase.REPS))
    assert (view.word, view.big, view.whole) == ("REPETITIONS", "12", 0)


def test_two_views_of_the_same_second_are_equal() -> None:
    def later(drive: Drive, seconds: float) -> TimerView:
        drive.wait(seconds)
        return seen(drive)

    for phase in (Phase.PREPARE, Phase.HOLD, Phase.REST):
        drive = at(phase)
        assert later(drive, 0.25) == later(drive, 0.5) != later(drive, 0.5), phase


def test_much_text_below_the_number_makes_the_screen_crowded() -> None:
    view = seen(at(Phase.HOLD))
    assert not view.crowded
    assert replace(view, panel=QUIT).crowded
    assert replace(view, guide=("x" * 161,)).crowded


def test_a_full_disk_is_told_without_the_path_of_the_file() -> None:
    problem = "sessions/2026/x.toml: it was not saved: the disk is full; make room"
    view = seen(at(Phase.HOLD), problem=problem)
    assert view.notice == "The session goes on; it was not saved: the disk is full; make room"
    assert view.big == "20"


def test_a_problem_without_a_path_is_told_as_it_is() -> None:
    assert problem_line("no lock") == "The session goes on; no lock"
    assert problem_line(None) == ""


def test_before_the_start_and_after_the_end_there_is_something_to_see() -> None:
    drive = Drive(plan_for(HOLD))
    assert (seen(drive).word, seen(drive).big) == ("READY", "Ready?")
    drive.start().reach(Phase.WAITING)
    drive.send(SkipPhase())
    assert (seen(drive).word, seen(drive).big, seen(drive).place) == ("FINISHED", "Done", None)
