"""docs/exercises.md: the article is credited, and kept apart from what was added to it."""

from pathlib import Path

import pytest

from hiptimer import catalogue
from hiptimer.catalogue.loader import SHIPPED_PROTOCOLS
from hiptimer.model.protocol import CatalogueExercise, Origin

PAGE = (Path(__file__).parents[2] / "docs" / "exercises.md").read_text(encoding="utf-8")
EXERCISES = catalogue.load_exercises()


def credits_of(what: str) -> tuple[str, str]:
    """Give what is the article's and what was added, from the one row about an id."""
    rows = [line.split(" | ") for line in PAGE.splitlines() if line.startswith("| ")]
    (row,) = (cells for cells in rows if f"`{what}`" in cells[0])
    return row[1], row[2].removesuffix(" |")


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=list(EXERCISES))
def test_every_exercise_is_credited(exercise: CatalogueExercise) -> None:
    assert f"| {exercise.name}, `{exercise.id}` |" in PAGE
    articles, added = credits_of(exercise.id)
    assert added
    if exercise.origin is Origin.ADDED:
        assert (articles, added) == ("only that there is a mobility warm-up", "all of it")
    else:
        assert articles.startswith(("the exercise", "the name"))


@pytest.mark.parametrize("protocol_id", SHIPPED_PROTOCOLS)
def test_every_protocol_is_credited(protocol_id: str) -> None:
    articles, added = credits_of(protocol_id)
    assert articles
    assert added


@pytest.mark.parametrize(
    ("protocol_id", "added"),
    [
        ("lateral-hip-repetitions", "3 seconds a repetition; rests of 45 seconds"),
        ("lateral-hip-dynamic", "rests of 45 seconds"),
        ("lateral-hip-reformer", "rests of 45 seconds"),
        ("lateral-hip-kinetic-chain", "3 sets of 12 repetitions; rests of 60 seconds"),
        ("anterior-hip-start", "3 sets of 8 of the dead bug; rests of 60 seconds"),
        ("anterior-hip-dynamic", "3 sets of 8 of the dead bug and the reverse lunge"),
        ("anterior-hip-loaded", "3 sets of 8 of the dead bug and the reverse lunge"),
        ("hip-mobility-warm-up", "one set of 10 slow repetitions"),
    ],
)
def test_a_dose_that_was_added_is_not_put_down_to_the_article(protocol_id: str, added: str) -> None:
    articles, additions = credits_of(protocol_id)
    assert added in additions
    assert "rests of 45" not in articles
    assert "rests of 60" not in articles


def test_the_article_and_its_author_are_named() -> None:
    opening = " ".join(PAGE.split("## ", 1)[0].replace("*", "").split())
    person = "Nick D'Amelio, exercise physiologist, on the blog of Beyond"
    assert f'"Exercises for Hip Pain" by {person}' in opening
