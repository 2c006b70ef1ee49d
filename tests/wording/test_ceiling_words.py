"""Above the limit every front end and the voice offer the same choices in the same words."""

import pytest
from msgspec.structs import replace

from hiptimer.engine import Phase
from hiptimer.engine.commands import Rate
from hiptimer.engine.ledger import Decision
from hiptimer.engine.plan import Plan
from hiptimer.model.session import Choice
from hiptimer.wording.ceiling import (
    ASK,
    NOT_TODAY,
    SEVERE,
    SHORT_PROTOCOL,
    START_ANYWAY,
    lead,
    option_words,
    options,
    spoken_above_limit,
    spoken_option,
    start_lead,
    start_options,
)
from hiptimer.wording.session import SEEK_HELP
from tests.support.engine_driver import Drive
from tests.support.plans import HOLD, REPS, plan_for


def decision_at(pain: int, plan: Plan) -> Decision:
    drive = Drive(plan).start().reach(Phase.REST)
    drive.send(Rate(pain))
    decision = drive.engine.owed.decision
    assert decision is not None
    return decision


@pytest.mark.parametrize(("pain", "follows"), [(5, ASK), (7, SEVERE)])
def test_a_number_above_the_limit_is_named_with_the_limit(pain: int, follows: str) -> None:
    plan = plan_for(HOLD)
    above = f"{pain} is above your limit of 3."
    assert lead(plan, decision_at(pain, plan)) == (above, follows)


def test_the_voice_says_each_choice_as_it_is_written_but_for_a_shorter_dose() -> None:
    plan = plan_for(HOLD)
    decision = decision_at(5, plan)
    for option in options(plan, decision):
        spoken = spoken_option(plan, decision, option.choice)
        assert (spoken == option.text) is (option.choice is not Choice.SHORTER)
    assert spoken_option(plan, decision, Choice.SHORTER) == "a shorter set: ten seconds"
    assert option_words(plan, decision, Choice.SHORTER)[1] == "holds of 10 s"
    assert spoken_above_limit(5, 3) == "pain level five, above your limit of three"


def test_fewer_repetitions_are_spoken_as_repetitions() -> None:
    plan = plan_for(replace(REPS, seconds_per_rep=1.0))
    spoken = spoken_option(plan, decision_at(5, plan), Choice.SHORTER)
    assert spoken == "a shorter set: six repetitions"


@pytest.mark.parametrize(
    ("pain", "short", "letters"),
    [
        (4, True, (SHORT_PROTOCOL, NOT_TODAY, START_ANYWAY)),
        (4, False, (NOT_TODAY, START_ANYWAY)),
        (7, True, (NOT_TODAY, SHORT_PROTOCOL, START_ANYWAY)),
        (7, False, (NOT_TODAY, START_ANYWAY)),
    ],
)
def test_before_a_session_the_gentlest_choice_comes_first(
    pain: int, letters: tuple[str, ...], *, short: bool
) -> None:
    assert tuple(each.letter for each in start_options(pain, short=short)) == letters


def test_severe_pain_before_a_session_leads_to_the_page_on_when_to_seek_help() -> None:
    assert start_lead(6, 3) == ("6 is above your limit of 3.", ASK)
    assert start_lead(7, 3) == ("7 is above your limit of 3.", SEEK_HELP)
