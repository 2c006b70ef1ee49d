"""The questions that a session asks when it is left, finished early, or has stood still."""

from collections.abc import Mapping
from typing import Final

from hiptimer.interaction import questions
from hiptimer.interaction.questions import Question
from hiptimer.wording.guidance import Offer

LEADS: Final[Mapping[Question, tuple[str, ...]]] = {
    Question.LEAVE: ("Leave this session?", "The clock goes on until you have chosen."),
    Question.FINISH: ("Finish here: why?", "Stopping is a good decision too."),
    Question.EXPIRED: (
        "This session has stood still for two hours.",
        "It can no longer be resumed.",
    ),
}
"""What is asked, the most important sentence first."""

OFFERS: Final[Mapping[Question, tuple[Offer, ...]]] = {
    Question.LEAVE: (
        Offer(questions.STOP, "stop here: what you did is kept", "stop here"),
        Offer(questions.LATER, "go on later: within two hours, from the next set", "go on later"),
        Offer(questions.KEEP_GOING, "keep going", "keep going"),
    ),
    Question.FINISH: (
        Offer(questions.PAIN, "pain", "pain"),
        Offer(questions.TIRED, "tired", "tired"),
        Offer(questions.NO_TIME, "no more time", "no time"),
        Offer(questions.OTHER, "something else", "other"),
        Offer(questions.NO_REASON, "no reason", "no reason"),
        Offer(questions.KEEP_GOING, "keep going", "keep going"),
    ),
    Question.EXPIRED: (
        Offer(questions.KEEP, "keep what was done", "keep it"),
        Offer(questions.DISCARD, "discard it, to the trash", "discard it"),
    ),
}
"""The answers, in the order and with the letters of `interaction.questions`."""
