"""What has just begun by itself is left by a second press only."""

from hiptimer.engine import Phase, Step
from hiptimer.engine.commands import Done, Pause, Rate, SkipPhase
from hiptimer.engine.events import CeilingExceeded, PhaseStarted
from hiptimer.engine.ledger import Decision
from hiptimer.interaction.leave_guard import GUARD_SECONDS, REACTION_SECONDS, LeaveGuard
from hiptimer.model.protocol import Side

HOLD = Step(phase=Phase.HOLD, entry=1, side=Side.LEFT, number=1, of=2, seconds=20.0)


def guard(*, by_itself: bool = True) -> LeaveGuard:
    """Return a guard of a rest that began at 10 s."""
    made = LeaveGuard()
    rest = PhaseStarted(at=10.0, phase=Phase.REST, step=None, seconds=20.0)
    made.on_events([rest], 10.0, by_itself=by_itself)
    return made


def test_the_first_press_asks_and_the_second_acts() -> None:
    rest = guard()
    assert not rest.is_asking(10.2)
    assert rest.asks(SkipPhase(), 10.2)
    assert rest.is_asking(10.3)
    assert not rest.asks(SkipPhase(), 10.4)


def test_after_a_second_and_a_half_the_first_press_acts() -> None:
    rest = guard()
    assert rest.asks(SkipPhase(), 10.0 + GUARD_SECONDS - 0.01)
    assert not rest.is_asking(10.0 + GUARD_SECONDS)
    assert not guard().asks(SkipPhase(), 10.0 + GUARD_SECONDS)


def test_what_a_key_has_begun_is_left_at_once() -> None:
    assert not guard(by_itself=False).asks(SkipPhase(), 10.1)
    assert not LeaveGuard().asks(SkipPhase(), 0.0)


def test_a_choice_that_has_only_just_opened_takes_no_confirmation() -> None:
    rest = guard()
    assert not rest.confirms_too_soon(12.0)
    number = CeilingExceeded(at=12.0, decision=Decision(row=1, step=HOLD, pain=7, choices=()))
    rest.on_events([number], 12.0, by_itself=False)
    assert rest.confirms_too_soon(12.4)
    assert not rest.confirms_too_soon(12.0 + REACTION_SECONDS)


def test_only_keys_that_leave_are_asked_for_again() -> None:
    assert not guard().asks(Rate(3), 10.1)
    assert not guard().asks(Pause(), 10.1)
    assert guard().asks(Done(), 10.1)
