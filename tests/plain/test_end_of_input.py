"""When nothing more can be typed, nothing is waited for; a signal saves and leaves."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from hiptimer.model.choices import AdvanceRule, RatingRule
from hiptimer.model.session import SessionOutcome, StopReason
from hiptimer.plain.console import EndOfInput, Signalled
from hiptimer.runner.context import Context
from hiptimer.runner.opening import find_unfinished
from tests.support.plain_driver import Asleep, Script, context_in, settle, visit
from tests.support.plans import EACH, HOLD, REPS, protocol_of


@pytest.fixture
def context(tmp_path: Path) -> Context:
    return settle(context_in(tmp_path))


@pytest.mark.parametrize("advance", list(AdvanceRule))
@pytest.mark.parametrize("rating", list(RatingRule))
def test_ratings_and_keys_are_waived_and_the_session_goes_on_to_its_end(
    context: Context, advance: AdvanceRule, rating: RatingRule
) -> None:
    context.settings.save(advance=advance, rating=rating)
    done = visit(context, [(0, EndOfInput())], protocol_of(replace(HOLD, side=EACH)))
    assert (done.code, done.saved.outcome) == (0, SessionOutcome.COMPLETED)
    assert done.pains == [None] * 4
    assert [row.rested_seconds for row in done.saved.sets] == [20.0, 20.0, 20.0, None]
    assert not any(line.startswith("Not rated yet") for line in done.lines)


def test_what_was_typed_last_counts_without_the_end_of_its_line(context: Context) -> None:
    done = visit(context, [(32, "2"), (33, EndOfInput())])
    assert done.pains == [2, None]


@pytest.mark.parametrize("script", [[(32, "5\n"), (34, EndOfInput())], [(32, "5\n")]])
def test_an_open_decision_is_saved_and_left(context: Context, script: Script) -> None:
    done = visit(context, [*script, (60, EndOfInput())])
    assert (done.code, done.saved.outcome) == (1, None)
    assert done.pains == [5]
    assert done.lines[-2:] == [
        "The input has ended, and this choice is yours to make.",
        "What was done is saved. Start hiptimer again to resume it.",
    ]


def test_repetitions_that_only_the_person_can_end_are_saved_and_left(context: Context) -> None:
    done = visit(context, [(15, EndOfInput())], protocol_of(HOLD, REPS))
    assert (done.code, done.saved.outcome) == (1, None)
    assert len(done.saved.sets) == 2
    assert done.lines[-2] == (
        "The input has ended, and only you can tell when these repetitions are done."
    )


def test_paced_repetitions_need_no_one_at_the_keys(context: Context) -> None:
    paced = replace(REPS, seconds_per_rep=2.0)
    done = visit(context, [(15, EndOfInput())], protocol_of(paced))
    assert (done.code, done.saved.outcome) == (0, SessionOutcome.COMPLETED)


@pytest.mark.parametrize("script", [[(15, "p\n")], [(15, Asleep(30))]])
def test_a_pause_ends_with_the_input(context: Context, script: Script) -> None:
    done = visit(context, [*script, (60, EndOfInput())])
    assert (done.code, done.saved.outcome) == (0, SessionOutcome.COMPLETED)


def test_a_machine_that_sleeps_after_the_end_goes_on_when_it_wakes(context: Context) -> None:
    done = visit(context, [(2, EndOfInput()), (15, Asleep(30))])
    assert [row.outcome for row in done.saved.sets] == ["interrupted", "done"]


def test_who_asked_to_finish_finishes(context: Context) -> None:
    done = visit(context, [(40, "f\n"), (41, EndOfInput())])
    assert (done.saved.outcome, done.saved.stop_reason) == (SessionOutcome.STOPPED, None)


def test_who_asked_to_finish_for_pain_finishes_for_pain(context: Context) -> None:
    done = visit(context, [(40, "f\np"), (41, EndOfInput())])
    assert done.saved.stop_reason is StopReason.PAIN


def test_who_asked_to_leave_leaves(context: Context) -> None:
    done = visit(context, [(40, "q\n"), (41, EndOfInput())])
    assert (done.code, done.saved.outcome) == (0, None)


@pytest.mark.parametrize(("number", "code"), [(15, 143), (1, 129), (2, 130), (3, 131)])
def test_a_signal_saves_and_leaves(context: Context, number: int, code: int) -> None:
    done = visit(context, [(40, Signalled(number))])
    assert (done.code, done.saved.outcome) == (code, None)
    assert len(done.saved.sets) == 1
    assert done.lines[-1] == "What was done is saved. Start hiptimer again to resume it."


def test_a_terminal_that_is_gone_saves_and_leaves(context: Context) -> None:
    done = visit(context, [(40, EndOfInput(hung_up=True))])
    assert (done.code, done.saved.outcome) == (129, None)


def test_what_was_left_can_be_resumed(context: Context) -> None:
    visit(context, [(40, Signalled(15))])
    (unfinished,) = find_unfinished(context)
    assert unfinished.can_resume
