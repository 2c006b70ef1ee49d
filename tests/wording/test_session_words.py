import pytest
from msgspec.structs import replace

from hiptimer.model.session import Session, SessionOutcome, SetOutcome, StopReason
from hiptimer.wording.session import GOOD_STOP, STOPPED_FIRST, headline, help_words
from tests.support.session_builders import CLAM, hold, reps, session

SKIPPED, SHORT = SetOutcome.SKIPPED, SetOutcome.CUT_SHORT


def stopped(finished: Session, reason: StopReason | None) -> Session:
    return replace(finished, outcome=SessionOutcome.STOPPED, stop_reason=reason)


def test_the_sentence_says_what_was_done_and_the_worst_pain_beside_the_limit() -> None:
    finished = session(hold(1, 1), hold(2, 2), hold(3, 0))
    assert headline(finished) == "Three of three holds. Worst pain 2, your limit is 3."


def test_a_pain_above_the_limit_is_called_so() -> None:
    finished = session(hold(1, 1), hold(2, 5), hold(3))
    assert headline(finished).endswith("Worst pain 5, above your limit of 3.")


def test_a_number_that_was_not_given_is_not_called_no_pain() -> None:
    finished = session(hold(1), hold(2), hold(3))
    assert headline(finished).endswith("Pain was not rated, your limit is 3.")


def test_only_what_was_held_to_the_end_counts_as_done() -> None:
    finished = session(
        hold(1), hold(2, outcome=SHORT, held=12.0), hold(3, outcome=SKIPPED, held=0.0)
    )
    assert headline(finished).startswith("One of three holds.")


def test_a_set_that_was_done_at_the_second_go_counts_once() -> None:
    finished = session(hold(1, outcome=SHORT, held=3.0), hold(1, repeat=True), hold(2), hold(3))
    assert headline(finished).startswith("Three of three holds.")


def test_nothing_done_is_said_as_none() -> None:
    finished = session(hold(1, outcome=SHORT, held=3.0))
    assert headline(finished).startswith("None of three holds.")


def test_repetitions_are_counted_as_sets() -> None:
    finished = session(reps(1, 12), reps(2, 12), exercises=(CLAM,))
    assert headline(finished).startswith("Two of two sets.")


def test_more_than_twelve_are_written_in_digits() -> None:
    many = replace(session().protocol.exercises[0], sets=13)
    finished = session(*(hold(number) for number in range(1, 14)), exercises=(many,))
    assert headline(finished).startswith("13 of 13 holds.")


def test_a_session_without_a_set_says_that_nothing_was_written() -> None:
    assert headline(session(outcome=SessionOutcome.STOPPED)) == STOPPED_FIRST


def test_a_session_is_said_to_be_stopped_only_if_it_was() -> None:
    assert headline(session(outcome=None, ended_at=None)) == "No set was done."
    interrupted = session(outcome=SessionOutcome.INTERRUPTED)
    assert headline(interrupted) == "No set was done. It was interrupted."


def test_an_interrupted_session_is_called_interrupted() -> None:
    finished = replace(session(hold(1, 1)), outcome=SessionOutcome.INTERRUPTED)
    assert headline(finished).endswith("It was interrupted.")


@pytest.mark.parametrize("pain", [7, 8, 10])
def test_severe_pain_offers_the_page_on_when_to_seek_help(pain: int) -> None:
    long, *_, short = help_words(session(hold(1, pain)))
    assert long == f"Pain reached {pain}. Press h for when to seek help."
    assert short == "Press h for when to seek help."


def test_a_stop_for_pain_is_called_a_good_decision_and_offers_the_page() -> None:
    long, *_ = help_words(stopped(session(hold(1, 4)), StopReason.PAIN))
    assert long == f"{GOOD_STOP} Press h for when to seek help."


@pytest.mark.parametrize("reason", [StopReason.TIRED, StopReason.TIME, StopReason.OTHER, None])
def test_another_reason_to_stop_offers_no_page(reason: StopReason | None) -> None:
    assert help_words(stopped(session(hold(1, 6)), reason)) == ()
