"""Finds exercises of the catalogue by a few letters of anything that distinguishes them."""

from collections.abc import Iterable

from hiptimer.model.protocol import CatalogueExercise

Found = tuple[CatalogueExercise, ...]


def search(exercises: Iterable[CatalogueExercise], typed: str) -> Found:
    """Return the exercises that contain every word of `typed`, the best match first.

    Best is a name that begins with the typed text, then one with a word that does, then one that
    contains it; then come region, position, equipment and id. Equal matches keep their order.
    """
    words = typed.casefold().split()
    ranked = [(exercise, _rank(exercise, words)) for exercise in exercises]
    matches = [(exercise, rank) for exercise, rank in ranked if rank is not None]
    return tuple(exercise for exercise, _ in sorted(matches, key=lambda match: match[1] or 0))


def _rank(exercise: CatalogueExercise, words: list[str]) -> int | None:
    """Return how far a match is from the best; None if a word is missing."""
    ranks = [_rank_of_word(exercise, word) for word in words]
    return None if None in ranks else max((rank for rank in ranks if rank is not None), default=0)


def _rank_of_word(exercise: CatalogueExercise, word: str) -> int | None:
    name = exercise.name.casefold()
    about = (exercise.region, exercise.position, *exercise.equipment, exercise.id)
    if name.startswith(word):
        return 0
    if any(part.startswith(word) for part in name.replace("-", " ").split()):
        return 1
    if word in name:
        return 2
    return 3 if any(word in text.casefold() for text in about) else None
