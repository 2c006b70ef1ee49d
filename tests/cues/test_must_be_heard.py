"""What has to be heard once: an easier version that was chosen, and open eyes for standing."""

import pytest
from msgspec.structs import replace

from hiptimer.cues.cue import Earcon
from hiptimer.cues.rehearsal import rehearse
from hiptimer.cues.sentences import EYES_OPEN
from hiptimer.engine import Phase
from hiptimer.engine.commands import Decide, Pause, Rate, Resume, SkipPhase
from hiptimer.model.choices import AdvanceRule, RatingRule
from hiptimer.model.protocol import AffectedSide, Exercise
from hiptimer.model.session import Choice
from tests.support.live_processes import Living
from tests.support.plans import EACH, GUIDE, HOLD, plan_for
from tests.support.shipped import EACH_PROTOCOL, planned

EASIER = "Easier version: knee bent."
GUIDED = replace(HOLD, guide=GUIDE, sets=3)
STANDING = replace(HOLD, name="Balance", id="balance", guide=replace(GUIDE, position="standing"))


def chosen_late(exercise: Exercise = GUIDED) -> Living:
    """Choose the easier version in the last half second of a rest."""
    session = Living(plan_for(exercise))
    session.until(Phase.REST)
    session.send(Rate(5))
    while (session.engine.remaining(session.at) or 0) > 0.5:
        session.live(0.25)
    session.send(Decide(Choice.EASIER))
    return session


def test_an_easier_version_that_its_hold_cut_off_is_said_with_the_hold() -> None:
    session = chosen_late()
    assert session.until(Phase.HOLD) == f"Hold it now. Set two of three. {EASIER}"


def test_an_easier_version_that_was_heard_is_not_said_again() -> None:
    session = Living(plan_for(GUIDED))
    session.until(Phase.REST)
    session.send(Rate(5))
    session.live(2)
    session.send(Decide(Choice.EASIER))
    session.live(5)
    assert session.until(Phase.HOLD) == "Hold it now. Set two of three."


def test_an_easier_version_that_a_pause_cut_off_is_said_with_the_hold() -> None:
    session = Living(plan_for(GUIDED))
    session.until(Phase.REST)
    session.send(Rate(5))
    session.send(Decide(Choice.EASIER))
    session.send(Pause())
    session.live(30)
    assert session.said == "The session is paused."
    assert EASIER in session.send(Resume())


def test_an_easier_version_that_begins_its_hold_comes_after_hold_now() -> None:
    session = Living(plan_for(GUIDED, rating=RatingRule.WAIT))
    session.until(Phase.WAITING)
    session.send(Rate(5))
    session.send(Decide(Choice.EASIER))
    assert session.until(Phase.HOLD).startswith("Hold it now. Set two of three.")


def test_half_of_the_hold_does_not_cut_it_off() -> None:
    long = replace(GUIDE, easier="leave your hips down and press, " * 5 + "knees out")
    session = chosen_late(replace(GUIDED, guide=long, hold_seconds=10))
    session.until(Phase.HOLD)
    session.live(6)
    half = session.ears.played[-1]
    assert (half.earcon, half.over, half.say) == (Earcon.HALF, True, ())


def test_the_first_standing_exercise_asks_for_open_eyes_and_no_later_one() -> None:
    again = replace(STANDING, id="other", name="Other")
    plan = plan_for(HOLD, STANDING, again, advance=AdvanceRule.EXERCISE)
    session = Living(plan)
    said = [session.said]
    while session.engine.phase is not Phase.FINISHED:
        if session.engine.phase is Phase.WAITING:
            session.live(60)
            said.append(session.send(SkipPhase()))
        said += session.live(1)
    (asked,) = (text for text in said if EYES_OPEN in text)
    assert asked.startswith(f"Next: Balance. Both legs. {EYES_OPEN}")


def test_open_eyes_are_asked_for_before_the_dose() -> None:
    session = Living(plan_for(replace(STANDING, prepare_seconds=30)))
    assert session.said.startswith(f"Balance. Both legs. {EYES_OPEN} Two sets of twenty seconds.")


@pytest.mark.parametrize("seconds", [0, 2])
def test_if_the_preparation_has_no_time_for_it_it_comes_with_the_hold(seconds: int) -> None:
    session = Living(plan_for(replace(STANDING, prepare_seconds=seconds)))
    session.live(seconds)
    assert session.said.endswith(f"Hold it now. Set one of two. Twenty seconds. {EYES_OPEN}")


def test_if_a_key_cut_it_off_it_is_said_in_the_preparation() -> None:
    plan = plan_for(replace(HOLD, sets=1), STANDING, advance=AdvanceRule.EXERCISE)
    session = Living(plan)
    session.until(Phase.WAITING)
    assert EYES_OPEN in session.said
    session.live(1)
    assert session.send(SkipPhase()) == f"Balance. Both legs. {EYES_OPEN}"


def test_the_other_side_of_a_standing_exercise_does_not_ask_again() -> None:
    session = Living(plan_for(replace(STANDING, side=EACH, sets=1), advance=AdvanceRule.EXERCISE))
    assert EYES_OPEN not in session.until(Phase.WAITING)


@EACH_PROTOCOL
def test_in_a_shipped_protocol_it_is_said_once_if_anything_is_done_standing(
    protocol_id: str,
) -> None:
    plan = planned(protocol_id, AffectedSide.BOTH)
    guides = [exercise.guide for exercise in plan.protocol.exercises]
    said = [text for moment in rehearse(plan) if moment.cue for text in moment.cue.say]
    assert said.count(EYES_OPEN) == any(guide.standing for guide in guides if guide)
