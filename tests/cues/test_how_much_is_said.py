"""The setting `talk`: much says all again, little leaves out what a person knows."""

from msgspec.structs import replace

from hiptimer.cues.cue import Earcon
from hiptimer.cues.sentences import HOW_TO_ANSWER, at_the_start
from hiptimer.cues.speech_progress import Talking
from hiptimer.engine import Phase
from hiptimer.engine.commands import Decide, Rate
from hiptimer.model.protocol import AffectedSide
from hiptimer.model.session import Choice
from hiptimer.model.settings import TalkLevel
from hiptimer.wording.guidance import KEEP_BREATHING
from tests.support.hearing import Heard
from tests.support.plans import GUIDE, HOLD, HOVER, plan_for
from tests.support.shipped import planned

MUCH = Talking(level=TalkLevel.MUCH)
LITTLE = Talking(level=TalkLevel.LITTLE)
LITTLE_AND_KNOWN = replace(LITTLE, practised=frozenset({"hover"}))


def halves(heard: Heard) -> list[tuple[str, ...]]:
    return [cue.say for cue in heard.cues if cue.earcon is Earcon.HALF]


def test_little_explains_an_exercise_that_is_not_known_yet() -> None:
    assert "Lift it." in Heard(plan_for(HOVER), LITTLE).cues[0].say


def test_little_leaves_out_how_to_do_what_is_known() -> None:
    heard = Heard(plan_for(HOVER), LITTLE_AND_KNOWN)
    assert heard.cues[0].say == (
        *("Hover.", "Left leg on top: lie on your right side.", "Two sets of twenty seconds."),
    )
    assert HOW_TO_ANSWER not in heard.until(Phase.REST)


def test_little_still_says_the_easier_version_that_was_chosen() -> None:
    heard = Heard(plan_for(replace(HOLD, guide=GUIDE)), LITTLE_AND_KNOWN)
    heard.until(Phase.REST)
    heard.send(Rate(5))
    assert heard.send(Decide(Choice.EASIER)) == "Easier version: knee bent."


def test_little_reminds_of_breathing_once_a_session() -> None:
    heard = Heard(plan_for(replace(HOLD, sets=3)), LITTLE)
    heard.until(Phase.WAITING)
    assert halves(heard) == [(KEEP_BREATHING,), (), ()]


def test_usual_reminds_of_breathing_in_each_hold() -> None:
    heard = Heard(plan_for(replace(HOLD, sets=3)))
    heard.until(Phase.WAITING)
    assert halves(heard) == [(KEEP_BREATHING,)] * 3


def test_usual_explains_again_what_is_known() -> None:
    known = Talking(practised=frozenset({"hover"}))
    assert "Lift it." in Heard(plan_for(HOVER), known).cues[0].say


def test_much_explains_the_other_side_again() -> None:
    heard = Heard(plan_for(replace(HOVER, sets=1, side_prepare_seconds=40)), MUCH)
    heard.until(Phase.REST)
    assert "Lift it." in heard.until(Phase.PREPARE)


def test_much_says_in_each_rest_how_to_answer() -> None:
    heard = Heard(plan_for(replace(HOLD, sets=3)), MUCH)
    assert HOW_TO_ANSWER in heard.until(Phase.REST)
    heard.until(Phase.HOLD)
    assert HOW_TO_ANSWER in heard.until(Phase.REST)


def test_much_lists_every_choice_above_the_limit() -> None:
    heard = Heard(plan_for(HOLD), MUCH)
    heard.until(Phase.REST)
    assert heard.send(Rate(5)) == (
        "Pain level five, above your limit of three. "
        "Press enter for a shorter set: ten seconds. Or press page up for the others. "
        "A shorter set: ten seconds. Leave this exercise. Carry on as planned. Finish here."
    )


def test_before_a_session_its_length_and_what_is_needed_are_said() -> None:
    plan = planned("lateral-hip-isometric-short", AffectedSide.LEFT)
    minutes, needed = at_the_start(plan)
    assert minutes == "About five minutes."
    assert needed.startswith("Have at hand: mat, pillow")


def test_if_nothing_is_needed_only_the_length_is_said() -> None:
    assert at_the_start(plan_for(HOLD)) == ("About one minute.",)
