"""Earcons: distinct by contour, struck, of one loudness, with soft edges."""

import math
from itertools import pairwise

import pytest

from hiptimer.cues.cue import Earcon
from hiptimer.cues.loudness import LEVEL, loudness
from hiptimer.cues.samples import FULL_SCALE, RATE
from hiptimer.cues.tones import NOTES, murmur, seconds_of
from tests.support.listening import strength
from tests.support.ready_tones import made_once

EIGHT = (
    Earcon.GET_READY,
    Earcon.HOLD,
    Earcon.REST,
    Earcon.EXERCISE_DONE,
    Earcon.SESSION_DONE,
    Earcon.WAIT,
    Earcon.CHOOSE,
    Earcon.PAUSE,
)


def contour(earcon: Earcon) -> tuple[int, ...]:
    """Return where the notes of an earcon go: up (1) or down (-1)."""
    notes = [note.hertz for note in NOTES[earcon] if note.hertz]
    return tuple(int(math.copysign(1, after - before)) for before, after in pairwise(notes))


def test_the_earcons_of_changes_differ_in_contour_and_not_in_pitch_alone() -> None:
    assert len({contour(earcon) for earcon in EIGHT}) == len(EIGHT)


@pytest.mark.parametrize("earcon", Earcon)
def test_a_tone_is_as_long_as_its_notes_and_below_a_second_and_as_loud_as_speech(
    earcon: Earcon,
) -> None:
    samples = made_once()[earcon]
    assert len(samples) == pytest.approx(seconds_of(earcon) * RATE, abs=len(NOTES[earcon]))
    assert seconds_of(earcon) < 1
    assert -3 < loudness(samples) - LEVEL < 0.5


@pytest.mark.parametrize("earcon", Earcon)
def test_no_note_is_swallowed_by_a_small_speaker(earcon: Earcon) -> None:
    assert min(note.hertz for note in NOTES[earcon] if note.hertz) >= 440


@pytest.mark.parametrize("earcon", Earcon)
def test_a_note_is_struck_and_dies_away(earcon: Earcon) -> None:
    samples = made_once()[earcon]
    last = samples[-round(NOTES[earcon][-1].seconds * RATE) :]
    third = len(last) // 3
    assert max(last[:third]) > 1.1 * max(last[-third:])


@pytest.mark.parametrize("earcon", Earcon)
def test_a_tone_begins_and_ends_softly(earcon: Earcon) -> None:
    samples = made_once()[earcon]
    edge = [*samples[:8], *samples[-8:]]
    assert max(map(abs, edge)) < 0.05 * max(map(abs, samples))


@pytest.mark.parametrize("earcon", Earcon)
def test_a_tone_has_its_own_notes_in_it(earcon: Earcon) -> None:
    at = 0
    for note in NOTES[earcon]:
        length = round(note.seconds * RATE)
        piece = made_once()[earcon][at : at + length]
        if note.hertz:
            others = {other.hertz for notes in NOTES.values() for other in notes} - {note.hertz, 0}
            strongest = max(strength(piece, hertz) for hertz in others)
            assert strength(piece, note.hertz) > 1.5 * strongest
        at += length


def test_what_leads_in_to_speech_is_hardly_heard_but_no_silence() -> None:
    loudest = max(map(abs, murmur()))
    assert 0 < loudest < 0.01 * FULL_SCALE
