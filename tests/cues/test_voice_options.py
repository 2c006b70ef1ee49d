"""The options of the voice: their defaults, and what is no option."""

import pytest

from hiptimer.cues.speaking import VoiceOptions


def test_the_bounds_are_options_themselves() -> None:
    for speed, level in ((80, -6), (350, 6)):
        options = VoiceOptions(words_per_minute=speed, level_db=level)
        assert (options.words_per_minute, options.level_db) == (speed, level)


@pytest.mark.parametrize("speed", [79, 351])
def test_a_speed_out_of_bounds_is_refused(speed: int) -> None:
    with pytest.raises(ValueError, match="words_per_minute"):
        VoiceOptions(words_per_minute=speed)


@pytest.mark.parametrize("level", [-7, 7])
def test_a_level_far_from_the_tones_is_refused(level: int) -> None:
    with pytest.raises(ValueError, match="level_db"):
        VoiceOptions(level_db=level)
