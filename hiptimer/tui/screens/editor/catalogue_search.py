"""Finds exercises of the catalogue by a few letters of anything that tells them apart."""

from collections.abc import Iterable

from hiptimer.model.protocol import CatalogueExercise

Found = tuple[CatalogueExercise, ...]


def search(exercises: Iterable[CatalogueExercise], typed: str) -> Found:
    """List the exercises that have every word of `typed` in them, the best first.

    A name that begins with what was typed is best, then one with a word that does, then one that
    has it inside; then come region, position, equipment and id. Equals keep their order.
    """
    words = typed.casefold().split()
    ranked = [(exercise, _rank(exercise, words)) for exercise in exercises]
    matches = [(exercise, rank) for exercise, rank in ranked if rank is not None]
    return tuple(exercise for exercise, _ in sorted(matches, key=lambda match: match[1] or 0))


def _rank(exercise: CatalogueExercise, words: list[str]) -> int | None:
    """Tell how far from the best a match is; None where a word is nowhere."""
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
