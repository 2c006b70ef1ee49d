import pytest

from hiptimer.model.session import Adjustment, Cause, Choice
from hiptimer.wording.adjustments import departures
from tests.support.fakes import MORNING
from tests.support.session_builders import hold, session


def entry(
    choice: Choice,
    *,
    after: int = 1,
    cause: Cause = Cause.PERSON,
    seconds: float | None = None,
    detail: str = "",
    pain: int | None = None,
) -> Adjustment:
    return Adjustment(
        at=MORNING,
        after_set=after,
        cause=cause,
        choice=choice,
        seconds=seconds,
        detail=detail,
        pain=pain,
    )


def sentence(adjustment: Adjustment) -> str:
    (words,) = departures(session(hold(1), adjustments=(adjustment,)))
    return words


@pytest.mark.parametrize(
    ("adjustment", "words"),
    [
        (entry(Choice.EASIER, detail="knee bent"), "the easier version: knee bent"),
        (entry(Choice.SHORTER, detail="holds of 10 s"), "shorter: holds of 10 s"),
        (entry(Choice.SKIP_SIDE, detail="Hover: the rest"), "left out: Hover: the rest"),
        (entry(Choice.SKIP_EXERCISE, detail="Hover: the rest"), "left out: Hover: the rest"),
        (entry(Choice.CARRY_ON), "carried on as planned"),
        (entry(Choice.FINISH), "finished here"),
        (entry(Choice.SKIP_SET), "a set was skipped"),
        (entry(Choice.END_SET), "a set was ended early"),
        (entry(Choice.REPEAT), "a set was done again"),
        (entry(Choice.EXTEND, seconds=10), "10 s longer"),
        (entry(Choice.PAUSE, seconds=75.5), "paused for 1 min 15 s"),
        (entry(Choice.PAUSE, seconds=8, cause=Cause.GAP), "interrupted for 8 s"),
        (entry(Choice.RESUMED, seconds=120, cause=Cause.CRASH), "went on after 2 min"),
        (entry(Choice.SHORTER), "shorter"),
    ],
)
def test_each_departure_is_described_in_words(adjustment: Adjustment, words: str) -> None:
    assert sentence(adjustment) == f"After Side-lying hover (left), set 1: {words}"


@pytest.mark.parametrize("choice", [Choice.FEWER_SETS, Choice.MORE_SETS, Choice.ONE_SIDE])
def test_what_was_settled_beforehand_is_shown_as_it_was_written(choice: Choice) -> None:
    assert sentence(entry(choice, after=0, detail="one less")) == "Before the first set: one less"


def test_the_pain_that_led_to_it_is_named() -> None:
    words = sentence(entry(Choice.CARRY_ON, pain=5, cause=Cause.PAIN))
    assert words.endswith("carried on as planned (pain 5)")
