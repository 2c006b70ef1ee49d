"""A hand-written file survives twenty edits, each saved and opened again, with its comments."""

from collections.abc import Callable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from hiptimer.model.protocol import Protocol
from hiptimer.model.protocol_draft import Draft, Field, draft_of
from hiptimer.storage.protocol_edit import text_of
from hiptimer.storage.protocol_file import judge, parse_protocol
from hiptimer.storage.protocol_layout import cut_up
from hiptimer.storage.toml_reading import PROTOCOL, comments, parse
from tests.support import hand_written
from tests.support.protocol_documents import EXERCISES

EDITS = 20
PATH = Path("my-left-hip.toml")

Edit = Callable[[Draft, int, int], Draft]

WORDS = ("", "a # b", 'say "it"', "two\nlines # and", "\\ ü '''", "'''\n\"\"\"")


def of_protocol(draft: Draft, one: int, other: int) -> Draft:
    key = ("notes", "summary", "source")[one % 3]
    return draft.with_value(Field(key), WORDS[other % 6])


def of_exercise(draft: Draft, one: int, other: int) -> Draft:
    key = ("notes", "load", "instructions")[one % 3]
    return draft.with_value(Field(key, entry(draft, one)), WORDS[other % 6])


def dose(draft: Draft, one: int, other: int) -> Draft:
    at = entry(draft, one)
    if other % 2:
        return draft.with_repetitions(at, 1 + other % 20)
    return draft.with_hold(at, other % 60 or None)


def rest(draft: Draft, one: int, other: int) -> Draft:
    return draft.with_value(Field("rest_seconds", entry(draft, one)), other % 601 or None)


def add(draft: Draft, one: int, other: int) -> Draft:
    return draft.with_exercise({"id": [*EXERCISES][other % len(EXERCISES)]}, entry(draft, one))


def duplicate(draft: Draft, one: int, _: int) -> Draft:
    return draft.with_duplicate(entry(draft, one))


def move(draft: Draft, one: int, other: int) -> Draft:
    return draft.with_move(entry(draft, one), entry(draft, other))


def remove(draft: Draft, one: int, _: int) -> Draft:
    return draft.without_exercise(entry(draft, one)) if len(draft.exercises) > 1 else draft


def entry(draft: Draft, number: int) -> int:
    return 1 + number % len(draft.exercises)


def goes_with(draft: Draft, before: Draft, text: str) -> list[str]:
    """List the comments of `text` that stand in, or right above, an exercise that is gone."""
    stay = {exercise.origin for exercise in draft.exercises}
    if stay.issuperset(exercise.origin for exercise in before.exercises):
        return []
    gone: list[str] = []
    for place, block in enumerate(cut_up(text).blocks, start=1):
        if place not in stay:
            block_text = "".join([*(each.text for each in block.above), block.header])
            above = block_text.rpartition("\n\n")[2]
            gone += comments("".join([above, *(each.text for each in block.keys)]))
    return gone


numbers = st.integers(0, 10_000)
edits = st.sampled_from([of_protocol, of_exercise, dose, rest, add, duplicate, move, remove])


@settings(max_examples=25)
@given(st.lists(st.tuples(edits, numbers, numbers), min_size=EDITS, max_size=EDITS))
def test_twenty_edits_leave_every_comment_and_write_every_value(
    rounds: list[tuple[Edit, int, int]],
) -> None:
    text = hand_written.TEXT
    expected = list(hand_written.COMMENTS)
    for edit, one, other in rounds:
        before = draft_of(parse(text, PATH, PROTOCOL))
        draft = edit(before, one, other)
        for comment in goes_with(draft, before, text):
            expected.remove(comment)
        text = text_of(draft, text, PATH, EXERCISES)
        assert sorted(comments(text)) == sorted(expected)
        assert reread(text) == judge(draft.document, PATH.stem, EXERCISES).protocol
    assert set(hand_written.COMMENTS_OF_NO_EXERCISE) <= set(comments(text))


@settings(max_examples=25)
@given(st.lists(st.tuples(edits, numbers, numbers), min_size=EDITS, max_size=EDITS))
def test_twenty_edits_at_one_sitting_do_the_same(rounds: list[tuple[Edit, int, int]]) -> None:
    base = draft = draft_of(parse(hand_written.TEXT, PATH, PROTOCOL))
    for edit, one, other in rounds:
        draft = edit(draft, one, other)
    text = text_of(draft, hand_written.TEXT, PATH, EXERCISES)
    assert reread(text) == judge(draft.document, PATH.stem, EXERCISES).protocol
    gone = goes_with(draft, base, hand_written.TEXT)
    assert sorted(comments(text)) == sorted(set(hand_written.COMMENTS) - set(gone))
    assert text_of(base, hand_written.TEXT, PATH, EXERCISES) == hand_written.TEXT


def test_the_comments_of_the_file_are_all_counted() -> None:
    assert sorted(comments(hand_written.TEXT)) == sorted(hand_written.COMMENTS)


def reread(text: str) -> Protocol:
    return parse_protocol(parse(text, PATH, PROTOCOL), PATH, PATH.stem, EXERCISES)
