from hypothesis import given
from hypothesis import strategies as st

from hiptimer.model.seconds import tenths


@given(st.integers(0, 10**9))
def test_a_whole_number_of_tenths_stays_what_it_is(count: int) -> None:
    assert tenths(count / 10) == count / 10


@given(st.floats(0, 1e6))
def test_seconds_are_cut_and_never_rounded_up(seconds: float) -> None:
    assert seconds - 0.1 < tenths(seconds) <= seconds + 1e-6


def test_the_noise_of_adding_floats_takes_no_tenth_away() -> None:
    assert tenths(0.1 + 0.1 + 0.1 - 1e-9) == 0.3
    assert tenths(19.999999999) == 20.0
    assert tenths(19.9999) == 19.9
