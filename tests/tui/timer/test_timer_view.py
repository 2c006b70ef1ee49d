"""What the screen shows, worked out from the engine, the session and what the controller says."""

from msgspec.structs import replace

from hiptimer.engine import Phase
from hiptimer.interaction.questions import Question
from hiptimer.model.choices import AdvanceRule
from hiptimer.model.session import SetOutcome
from hiptimer.tui.screens.timer.texts import panel
from hiptimer.tui.screens.timer.view import (
    TimerState,
    TimerView,
    ViewInputs,
    build_scene,
    build_view,
    problem_line,
)
from hiptimer.tui.widgets.pain_marks import MarkValue
from hiptimer.tui.widgets.rating_row import OwedSet
from tests.support.controller_driver import Pressing
from tests.support.plans import EACH, HOLD, REPS, plan_for

HOVER = replace(HOLD, side=EACH)
DONE, TO_COME = MarkValue(SetOutcome.DONE), MarkValue()


def seen(session: Pressing, inputs: ViewInputs | None = None) -> TimerView:
    """Return the view of the session as it is, after all events so far."""
    engine = session.engine
    state = TimerState().after(session.events, engine)
    given = replace(inputs or ViewInputs(), state=state, view=session.view)
    return build_view(engine, build_scene(engine, None, given), state, session.at)


def at(phase: Phase) -> Pressing:
    return Pressing(plan_for(HOVER)).start().reach(phase)


def waiting() -> Pressing:
    plan = plan_for(HOVER, advance=AdvanceRule.EXERCISE)
    return Pressing(plan).start().reach(Phase.WAITING)


def at_the_last_wait() -> Pressing:
    """Come to the last wait, after two holds of which one is rated."""
    session = Pressing(plan_for(HOLD)).start().reach(Phase.WAITING)
    session.press("2")
    return session


def test_a_hold_shows_where_one_is_and_what_is_left() -> None:
    session = at(Phase.REST).reach(Phase.HOLD, after=3)
    view = seen(session)
    assert (view.scene.style_class, view.scene.word) == ("phase-hold", "HOLD")
    assert (view.big, view.count.left, view.count.whole, view.scene.fills) == ("17", 17, 20, True)
    assert view.scene.place
    assert (view.scene.place.exercise, view.scene.place.call) == ("Hover", "Left side")
    assert (view.scene.place.number, view.scene.place.of) == (2, 2)
    assert view.scene.place.marks == (DONE, TO_COME)
    assert not view.scene.rates


def test_a_rest_asks_and_its_bar_empties() -> None:
    view = seen(at(Phase.REST))
    assert view.scene.word == "REST"
    assert view.scene.rates
    assert (view.scene.ceiling, view.scene.pain) == (3, None)
    assert not view.scene.fills
    assert view.scene.next == "set 2 of 2"


def test_a_rating_stands_in_its_row_and_beside_its_mark() -> None:
    session = at(Phase.REST)
    session.press("2")
    view = seen(session)
    assert view.scene.pain == 2
    assert view.scene.place
    assert view.scene.place.marks[0] == MarkValue(SetOutcome.DONE, 2)


def test_a_number_that_is_not_sent_yet_is_shown() -> None:
    session = at_the_last_wait()
    session.press("1")
    assert session.pains == [None, 2]
    assert seen(session).scene.pain == 1


def test_a_number_that_is_highlighted_is_shown_beside_the_one_that_the_set_has() -> None:
    session = at(Phase.REST)
    session.press("2", "right")
    scene = seen(session).scene
    assert (scene.pain, scene.number) == (2, 3)


def test_a_rating_above_the_ceiling_opens_the_panel_in_the_place_of_the_row() -> None:
    session = at(Phase.REST)
    session.press("5")
    view = seen(session)
    assert view.scene.panel
    assert not view.scene.rates
    session.press("3")
    assert seen(session).scene.panel is None


def test_a_question_that_was_opened_comes_before_the_panel() -> None:
    session = at(Phase.REST)
    session.press("5", "q")
    scene = seen(session).scene
    assert scene.panel == panel(session.engine, Question.LEAVE)
    assert scene.panel.choices[scene.choice].letter == "k", "keep going is highlighted"


def test_a_set_that_was_not_done_has_no_rating_row() -> None:
    session = at(Phase.REST)
    session.press("d")
    view = seen(session)
    assert not view.scene.rates
    assert view.scene.place
    assert view.scene.place.marks[0] == MarkValue(SetOutcome.SKIPPED)


def test_a_wait_lists_the_sets_to_rate_with_the_cursor() -> None:
    view = seen(waiting())
    assert view.scene.to_rate == (
        OwedSet("Hover", "left side", 1),
        OwedSet("Hover", "left side", 2),
    )
    assert (view.scene.cursor, view.scene.rates, view.big) == (1, True, "Change sides")
    assert view.scene.place
    assert view.scene.place.call == "Right side", "the heading is about what comes"


def test_in_a_wait_the_row_of_the_cursor_shows_its_own_number() -> None:
    session = waiting()
    session.press("up", "2")
    assert session.view.row == 2
    assert seen(session).scene.pain is None
    session.press("up")
    assert seen(session).scene.pain == 2


def test_an_earlier_set_can_be_rated_if_the_last_one_was_not_done() -> None:
    session = waiting()
    session.press("d")
    assert session.view.row == 1
    assert seen(session).scene.rates


def test_a_pause_keeps_number_and_bar_and_wears_its_own_colour() -> None:
    session = at(Phase.HOLD)
    session.press("space", after=5)
    session.wait(100)
    view = seen(session)
    assert (view.scene.style_class, view.scene.word) == ("phase-paused", "PAUSED")
    assert (view.big, view.count.left, view.count.whole, view.scene.fills) == ("15", 15, 20, True)


def test_a_quiet_wait_looks_like_a_pause() -> None:
    session = Pressing(plan_for(HOVER, advance=AdvanceRule.KEY)).start().reach(Phase.WAITING)
    view = seen(session, ViewInputs(quiet=True))
    assert (view.scene.style_class, view.scene.word) == ("phase-paused", "PAUSED")
    assert view.big == "Ready?"


def test_the_session_shows_how_much_of_it_is_left_in_minutes_and_half_cells() -> None:
    session = Pressing(plan_for(HOLD)).start()
    assert seen(session).progress == (0.0, 120), "ten, twenty, twenty and twenty seconds"
    session.wait(14)
    part, left = seen(session).progress
    assert (part * 80, left) == (16, 59)


def test_sets_of_a_side_that_was_left_are_marked_as_skipped() -> None:
    session = Pressing(plan_for(replace(HOVER, sets=3, sets_max=3))).start().reach(Phase.REST)
    session.press("x")
    view = seen(session)
    assert view.scene.place
    assert view.scene.place.marks == (DONE, *[MarkValue(SetOutcome.SKIPPED)] * 2)


def test_a_repeated_set_has_a_mark_of_its_own() -> None:
    session = at(Phase.REST)
    session.press("r")
    session.reach(Phase.REST)
    view = seen(session)
    assert view.scene.place
    assert view.scene.place.marks == (DONE, DONE, TO_COME)


def test_repetitions_without_a_pace_have_no_bar() -> None:
    view = seen(Pressing(plan_for(REPS)).start().reach(Phase.REPS))
    assert (view.scene.word, view.big, view.count.whole) == ("REPETITIONS", "12", 0)


def test_two_views_of_the_same_second_are_equal() -> None:
    def later(session: Pressing, seconds: float) -> TimerView:
        session.wait(seconds)
        return seen(session)

    for phase in (Phase.PREPARE, Phase.HOLD, Phase.REST):
        session = at(phase)
        assert later(session, 0.25) == later(session, 0.5) != later(session, 0.5), phase


def test_much_text_below_the_number_makes_the_screen_crowded() -> None:
    view = seen(at(Phase.HOLD))
    assert not view.scene.crowded
    asked = panel(Pressing(plan_for(HOVER)).engine, Question.LEAVE)
    assert replace(view.scene, panel=asked).crowded
    assert replace(view.scene, guide=("x" * 161,)).crowded


def test_a_full_disk_is_reported_without_the_path_of_the_file() -> None:
    problem = "sessions/2026/x.toml: it was not saved: the disk is full; make room"
    view = seen(at(Phase.HOLD), ViewInputs(problem=problem))
    assert view.scene.notice == "The session goes on; it was not saved: the disk is full; make room"
    assert view.big == "20"


def test_a_problem_without_a_path_is_shown_as_it_is() -> None:
    assert problem_line("no lock") == "The session goes on; no lock"
    assert problem_line(None) == ""


def test_a_player_that_fails_is_reported_in_the_line_of_the_notices() -> None:
    sound = "Sound: a player failed; now tones (aplay)."
    assert seen(at(Phase.HOLD), ViewInputs(sound_problem=sound)).scene.notice == (
        "A player failed; now tones (aplay)."
    )


def test_what_to_install_for_the_sound_is_not_shown_in_the_middle_of_a_session() -> None:
    sound = "Sound: a player failed; now the terminal's bell. Install and start a sound server."
    assert seen(at(Phase.HOLD), ViewInputs(sound_problem=sound)).scene.notice == (
        "A player failed; now the terminal's bell."
    )


def test_what_was_just_done_is_shown_before_the_sound_and_an_unsafe_session_before_both() -> None:
    inputs = ViewInputs(sound_problem="Sound: a player failed; now tones.")
    session = at(Phase.HOLD)
    session.press("r")
    assert seen(session, inputs).scene.notice == "Once more: set 1 of 2, left."
    unsafe = replace(inputs, problem="it was not saved")
    assert seen(session, unsafe).scene.notice == "The session goes on; it was not saved"


def test_before_the_start_and_after_the_end_there_is_something_to_see() -> None:
    session = Pressing(plan_for(HOLD))
    assert (seen(session).scene.word, seen(session).big) == ("READY", "Ready?")
    session.start().reach(Phase.WAITING)
    session.press("n", after=2)
    assert (seen(session).scene.word, seen(session).big, seen(session).scene.place) == (
        "FINISHED",
        "Done",
        None,
    )
