"""What holds for any presses at any time: each is answered, however often time is looked at."""

from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from hiptimer.engine import Plan
from hiptimer.interaction.view import Change, End, Ignored, Outcome, Why
from tests.support.controller_driver import Pressing
from tests.support.engine_walks import plans
from tests.support.presses import Draw, at_their_times, draws, to_press
from tests.support.two_hosts import follow_both

MOMENT: set[Why] = {Why.OVER, Why.WAKING, Why.LATE, Why.TOO_SOON, Why.CONFIRMS}
"""Reasons that lie in the moment, not in what is asked."""


@settings(max_examples=250)
@given(plan=plans(), drawn=draws, looks=st.lists(st.floats(0, 300), max_size=30))
def test_how_often_time_is_looked_at_between_presses_changes_nothing(
    plan: Plan, drawn: list[Draw], looks: list[float]
) -> None:
    seldom, often = Pressing(plan).start(), Pressing(plan).start()
    before = 0.0
    for press in at_their_times(drawn):
        seldom.until(press.at)
        for look in sorted(before + look for look in looks if before + look < press.at):
            often.until(look)
        often.until(press.at)
        assert seldom.press(press.key, after=0) == often.press(press.key, after=0)
        before = press.at
    assert often.events == seldom.events
    assert often.changes == seldom.changes
    assert often.view == seldom.view


@settings(max_examples=250)
@given(plan=plans(), drawn=draws)
def test_a_key_acts_if_it_is_offered_and_else_changes_nothing_and_says_why(
    plan: Plan, drawn: list[Draw]
) -> None:
    for pressing, key in to_press(plan, drawn):
        offered = {hint.key for hint in pressing.controller.available()}
        before = (pressing.engine_state(), pressing.view, pressing.end)
        pressing.press(key, after=0)
        assert pressing.outcome, f"{key} is not answered"
        why = pressing.outcome.ignored
        if why:
            assert pressing.outcome == Outcome(changes=(Ignored(key, why),))
            assert (pressing.engine_state(), pressing.view, pressing.end) == before
        if why not in MOMENT:
            assert (why is None) is (key in offered), key


def test_sessions_by_keys_and_by_their_bytes_have_the_same_records() -> None:
    ends: set[End | None] = set()
    kinds: set[type[Change]] = set()
    for seed in range(400):
        by_name, by_bytes = follow_both(seed)
        assert by_bytes.pressing.events == by_name.pressing.events, seed
        assert by_bytes.pressing.changes == by_name.pressing.changes, seed
        assert by_bytes.session == by_name.session, seed
        ends.add(by_name.pressing.end)
        kinds |= set(map(type, by_name.pressing.changes))
    assert ends == {None, End.FINISHED, End.LATER}, "they come to every end"
    assert kinds == set(get_args(Change)), "and to every kind of change"
