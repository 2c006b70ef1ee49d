"""Every text of an exercise: short, plain, and with room for it on the timer."""

from collections.abc import Iterator

import pytest

from hiptimer import catalogue
from hiptimer.model.protocol import CatalogueExercise
from hiptimer.model.text import clean

EXERCISES = catalogue.load_exercises()
EACH_EXERCISE = pytest.mark.parametrize("exercise", EXERCISES.values(), ids=list(EXERCISES))

CLAIMS = ("proven", "cure", "guarantee", "you have improved", "heal", "improve", "evidence")
"""Nothing of it is promised: no trial has tested these protocols."""


def spoken(exercise: CatalogueExercise) -> Iterator[str]:
    """Return what a person hears before a set: the way into place, and what is done there."""
    for doing in filter(None, (exercise.hold, exercise.repetitions)):
        yield f"{exercise.set_up} {doing}"


def phrases(exercise: CatalogueExercise) -> Iterator[str]:
    """Give the texts that stand behind a colon or in a row."""
    yield from (exercise.change, exercise.easier, exercise.harder)
    yield from (*exercise.equipment, *exercise.cues, *exercise.mistakes)
    for placement in exercise.placements.values():
        yield from (placement.call, placement.position)


def texts(exercise: CatalogueExercise) -> Iterator[str]:
    """Give every text that is shown or said."""
    yield from (exercise.name, exercise.set_up, exercise.repetitions, exercise.hold)
    yield from (exercise.side_means, *phrases(exercise))


@EACH_EXERCISE
def test_how_it_is_done_is_taken_in_at_one_hearing(exercise: CatalogueExercise) -> None:
    for text in spoken(exercise):
        assert len(text) <= 320
        assert len(text.split()) <= 65
        assert all(len(sentence.split()) <= 24 for sentence in text.split(". "))


@EACH_EXERCISE
def test_set_up_hold_and_repetitions_are_sentences(exercise: CatalogueExercise) -> None:
    for text in filter(None, (exercise.set_up, exercise.hold, exercise.repetitions)):
        assert text.endswith(".")
        assert all(sentence[0].isupper() for sentence in text.split(". "))


@EACH_EXERCISE
def test_every_text_has_room_where_it_is_shown(exercise: CatalogueExercise) -> None:
    assert all(len(cue) <= 60 for cue in exercise.cues)
    assert all(len(mistake) <= 60 for mistake in exercise.mistakes)
    assert all(len(thing) <= 45 and "," not in thing for thing in exercise.equipment)
    assert len(exercise.easier) <= 80
    assert len(exercise.harder) <= 80
    for placement in exercise.placements.values():
        assert len(placement.call) <= 30
        assert len(placement.position) <= 60


@EACH_EXERCISE
def test_the_heading_has_room_in_80_columns(exercise: CatalogueExercise) -> None:
    for placement in exercise.placements.values():
        assert len(f" {exercise.name}  {placement.call} · set 10 of 10 ") <= 80


@EACH_EXERCISE
def test_a_phrase_has_no_full_stop(exercise: CatalogueExercise) -> None:
    for phrase in phrases(exercise):
        assert phrase
        assert not phrase.endswith((".", ",", ":", ";"))


@EACH_EXERCISE
def test_what_stands_behind_a_colon_or_in_a_row_begins_small(exercise: CatalogueExercise) -> None:
    rows = (*exercise.cues, *exercise.mistakes, exercise.easier, exercise.harder)
    positions = [placement.position for placement in exercise.placements.values()]
    assert all(phrase[0].islower() for phrase in (*rows, *positions))


@EACH_EXERCISE
def test_no_text_holds_anything_but_plain_words(exercise: CatalogueExercise) -> None:
    for text in texts(exercise):
        assert clean(text) == text
        assert " ".join(text.split()) == text
        assert text.isascii()
        assert not set(text) & set("[]{}<>\\\"'*_#`~()!")


@EACH_EXERCISE
def test_no_text_claims_anything(exercise: CatalogueExercise) -> None:
    everything = " ".join(texts(exercise)).lower()
    assert [claim for claim in CLAIMS if claim in everything] == []


@pytest.mark.parametrize(
    ("exercise_id", "facts"),
    [
        ("side-lying-hover", "pillow|level with your hip|do the bridge exercise instead|heel lead"),
        ("band-bridge", "just above your knees|width of your hips|shoulder, hip and knee"),
        ("band-balance", "chair within reach|glasses|pulls that thigh inwards|few centimetres"),
        ("running-man", "clear of the sore bony point|as in a stride|out into the ball"),
        ("clam", "band if you like|open the top knee"),
        (
            "step-up",
            "low step that does not wobble|higher step|slower way down|drive the other knee up",
        ),
        ("lunge", "front foot|sink straight down"),
        (
            "side-lying-footwork",
            "Pilates reformer or mat with a long band|a long band goes round its sole",
        ),
        ("side-skater", "Pilates reformer or slider|out to the side|Do not jump|no jump"),
        ("scooter", "Pilates reformer or slider|straight back|return slowly"),
        ("step-up-curl-press", "the opposite arm curls the dumbbell and presses it overhead"),
        ("balance-wall-throw", "medicine ball|Throw the ball gently against the wall"),
        (
            "reverse-nordic",
            "if your knees cannot kneel|trunk in line with your thighs|weight plate",
        ),
        (
            "powerband-hip-flexion",
            "round your ankle|towards your chest|Arms by your sides|hands further out make you"
            " steadier|other foot on a swiss ball in a straight-leg bridge",
        ),
        ("dead-bug", "opposite arm|trunk and pelvis stay still"),
        (
            "reverse-lunge-knee-drive",
            "suspension straps|Step back|drive the other knee up|front foot on a small step",
        ),
        ("rock-back", "if your knees cannot kneel"),
    ],
)
def test_the_texts_hold_the_facts_that_they_must(exercise_id: str, facts: str) -> None:
    everything = " / ".join(texts(EXERCISES[exercise_id]))
    assert [fact for fact in facts.split("|") if fact not in everything] == []
