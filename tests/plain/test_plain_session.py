"""A session line by line: what is said, and when."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from hiptimer.cues.director import Director
from hiptimer.model.choices import AdvanceRule
from hiptimer.model.protocol import SideChoice
from hiptimer.model.session import Session, SessionOutcome
from hiptimer.runner.context import Context, StartRequest
from hiptimer.runner.writer import SessionWriter
from tests.support.plain_driver import Asleep, context_in, settle, visit
from tests.support.plans import EACH, HOLD, REPS, protocol_of

QUESTION = "Hip pain in that set, at its worst? 0 to 10. Your limit is 3."

# HOLD: ready 0-10, hold 10-30, rest 30-50, hold 50-70. Nothing waits but for ratings, at the end.


@pytest.fixture
def context(tmp_path: Path) -> Context:
    return settle(context_in(tmp_path))


def test_a_session_is_printed_from_the_preparation_to_the_summary(context: Context) -> None:
    done = visit(context, [(32, "2\n"), (72, "3\n")])
    assert done.code == 0
    session = done.saved
    assert done.lines == [
        "Mine: 2 sets, about 1 min. ? lists the keys.",
        "Get ready, 10 s: Hover. BOTH LEGS.",
        *("3", "2", "1"),
        "Set 1 of 2: hold for 20 s.",
        "Half. Keep breathing.",
        *("3", "2", "1"),
        "Done: 20 s.",
        QUESTION,
        "Rest 20 s. Next: set 2 of 2.",
        "Set 1 of 2: 2, mild.",
        *("3", "2", "1"),
        "Set 2 of 2: hold for 20 s.",
        "Half. Keep breathing.",
        *("3", "2", "1"),
        "Done: 20 s.",
        QUESTION,
        "All sets are done. Press a number, or enter to finish without.",
        "Not rated yet: Hover, set 2 of 2. A number is for Hover, set 2 of 2.",
        "Set 2 of 2: 3, mild.",
        "Done. Two of two holds. Worst pain 3, your limit is 3.",
        "Hover: 20 of 20 s, pain 2; 20 of 20 s, pain 3.",
        f"Saved in {context.sessions.path_of(session.id)}",
    ]
    assert session.outcome is SessionOutcome.COMPLETED
    assert [row.held_seconds for row in session.sets] == [20.0, 20.0]
    assert [row.rested_seconds for row in session.sets] == [20.0, None]


def test_the_summary_has_a_line_for_each_side_where_they_take_turns(context: Context) -> None:
    turns = replace(HOLD, side=EACH, alternate_sides=True)
    done = visit(context, [], protocol_of(turns))
    assert [line for line in done.lines if line.startswith("Hover, ")][-2:] == [
        "Hover, left: 20 of 20 s, not rated; 20 of 20 s, not rated.",
        "Hover, right: 20 of 20 s, not rated; 20 of 20 s, not rated.",
    ]


def test_a_set_that_was_done_at_the_second_go_is_done(context: Context) -> None:
    done = visit(context, [(15, "e\n"), (16, "r\n")])
    assert "Done. Two of two holds. Pain was not rated, your limit is 3." in done.lines


def test_a_side_is_named_as_a_position_and_a_change_as_a_turn(context: Context) -> None:
    hover = replace(HOLD, id="side-lying-hover", side=EACH, sets=1)
    done = visit(context, [], context.library.with_guides(protocol_of(hover)))
    assert "Get ready, 10 s: Hover. LEFT LEG ON TOP: lie on your right side." in done.lines
    turn = "turn over, RIGHT LEG ON TOP: lie on your left side"
    assert f"Rest 20 s. Next: {turn}." in done.lines
    assert "Get ready, 5 s: Hover. RIGHT LEG ON TOP: lie on your left side." in done.lines


def test_how_an_exercise_is_done_is_said_once(context: Context) -> None:
    own = replace(HOLD, side=EACH, instructions="Lie down.", load="red band", notes="Toes down.")
    done = visit(context, [], protocol_of(own))
    assert done.after("Get ready, 10 s")[:3] == ["With: red band.", "Toes down.", "Lie down."]
    assert done.after("Get ready, 5 s")[:3] == ["With: red band.", "Toes down.", "3"]


def test_a_change_waits_for_a_key_and_says_so(context: Context) -> None:
    settle(context, advance=AdvanceRule.EXERCISE)
    done = visit(context, [(55, "\n")], protocol_of(replace(HOLD, side=EACH, sets=1)))
    change = "Now: change sides, RIGHT SIDE. Press enter when you are ready."
    assert done.after(change)[:2] == [
        "Not rated yet: set 1 of 1, left. A number is for set 1 of 1, left.",
        "Get ready, 5 s: Hover. RIGHT SIDE.",
    ]
    assert [row.rested_seconds for row in done.saved.sets] == [25.0, None]


def test_repetitions_end_when_the_person_says_so(context: Context) -> None:
    done = visit(context, [(40, "\n")], protocol_of(replace(REPS, sets=1)))
    assert done.after("Set 1 of 1: 12 repetitions; press enter when they are done.")[0] == (
        "Done: 12 repetitions in 30 s."
    )


def test_paced_repetitions_show_their_pace(context: Context) -> None:
    done = visit(context, [], protocol_of(replace(REPS, sets=1, seconds_per_rep=2.5)))
    assert "Set 1 of 1: 12 repetitions, 2.5 s each." in done.lines
    assert "Done: 12 repetitions in 30 s." in done.lines


def test_what_is_needed_is_said_at_the_start(context: Context) -> None:
    short = context.library.get("lateral-hip-isometric-short")
    done = visit(context, [], short)
    assert done.lines[:2] == [
        "Lateral hip: isometric holds, short: 6 sets, about 5 min. ? lists the keys.",
        "You need: mat, pillow, loop band.",
    ]


def test_the_side_and_the_sets_of_the_day_are_followed(context: Context) -> None:
    protocol = protocol_of(replace(HOLD, side=EACH))
    asked = StartRequest(protocol, side=SideChoice.RIGHT, sets=1)
    done = visit(context, [], request=asked)
    assert [(row.side, row.number) for row in done.saved.sets] == [("right", 1)]


def test_a_gap_interrupts_and_is_reported(context: Context) -> None:
    done = visit(context, [(15, Asleep(60)), (80, " \n")])
    # The clock was last looked at half a second before it slept.
    assert done.after("Set 1 of 2: hold for 20 s.")[:3] == [
        "The computer slept, or this program stood still. Paused. Space: go on. r: the set again.",
        "Set 1 of 2 counts as interrupted: 4.5 s.",
        QUESTION,
    ]
    assert [row.outcome for row in done.saved.sets] == ["interrupted", "done"]
    assert done.saved.paused_seconds == 65.5


def test_a_long_wait_is_called_a_pause(context: Context) -> None:
    done = visit(context, [(15, "p\n"), (300, "p\n")])
    assert done.after("Paused. Space when you are ready.")[0] == "Paused. Space when you are ready."


@pytest.mark.parametrize(("word", "kept"), [("k", True), ("", True), ("d", False)])
def test_after_two_hours_a_session_is_kept_or_discarded(
    context: Context, word: str, *, kept: bool
) -> None:
    done = visit(context, [(35, "p\n"), (8000, "g\n"), (8001, f"{word}\n")])
    assert done.code == 0
    asked = [line for line in done.lines if line.endswith("d: discard it, to the trash.")]
    assert len(asked) == 2
    assert (done.session is not None) is kept
    if kept:
        assert done.saved.outcome is SessionOutcome.INTERRUPTED
        assert any(line.endswith("your limit is 3. It was interrupted.") for line in done.lines)
    else:
        assert done.lines[-1].startswith("Discarded. It is in")


def test_a_session_that_the_trash_does_not_take_stays_where_it_was_and_that_is_no_success(
    context: Context, tmp_path: Path
) -> None:
    (tmp_path / "trash").write_text("in the way", encoding="utf-8")
    done = visit(context, [(35, "p\n"), (8000, "d\n")])
    assert "it was not moved to the trash" in done.lines[-1]
    assert (done.code, done.saved.outcome) == (1, None)


def test_a_disk_that_fails_is_reported_and_the_session_goes_on(
    context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = SessionWriter.put

    def put_and_wait(writer: SessionWriter, session: Session) -> None:
        put(writer, session)
        writer.flush()

    monkeypatch.setattr(SessionWriter, "put", put_and_wait)
    (tmp_path / "sessions").write_text("in the way", encoding="utf-8")
    done = visit(context, [])
    assert done.code == 1
    unsaved = [line for line in done.lines if "it was not saved" in line]
    assert len(unsaved) == 2
    assert unsaved[1].startswith("The last changes of this session could not be saved: ")
    assert "Done. Two of two holds. Pain was not rated, your limit is 3." in done.lines


def test_a_player_that_fails_on_the_way_is_reported_once(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    message, fails_at = "Sound: a player failed; now tones (aplay).", context.clock.monotonic() + 35
    failed = property(lambda _: message if context.clock.monotonic() > fails_at else None)
    monkeypatch.setattr(Director, "problem", failed)
    done = visit(context, [])
    assert done.lines.count(message) == 1
    assert "Set 2 of 2: hold for 20 s." in done.after(message)


def test_a_disk_that_works_again_is_reported_too(
    context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put, in_the_way = SessionWriter.put, tmp_path / "sessions"

    def put_and_wait(writer: SessionWriter, session: Session) -> None:
        put(writer, session)
        writer.flush()
        if in_the_way.is_file():
            in_the_way.unlink()

    monkeypatch.setattr(SessionWriter, "put", put_and_wait)
    in_the_way.write_text("in the way", encoding="utf-8")
    done = visit(context, [])
    assert done.code == 0
    assert "What could not be saved before is saved now." in done.lines
    assert len(done.saved.sets) == 2
