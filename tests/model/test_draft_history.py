"""Undo and redo: steps as a person thinks of them, whatever was typed for each."""

from hypothesis import given
from hypothesis import strategies as st

from hiptimer.model.protocol_draft import Draft, DraftHistory, Field

NAME, LOAD = Field("name"), Field("load", 1)


def named(name: str) -> Draft:
    return Draft({"name": name})


def typed(history: DraftHistory, *names: str, field: Field = NAME) -> DraftHistory:
    for name in names:
        history = history.changed(named(name), typing=field)
    return history


def test_a_change_is_undone_and_done_again() -> None:
    history = DraftHistory(named("a")).changed(named("b"))
    assert history.undone().present == named("a")
    assert history.undone().redone() == history


def test_at_either_end_nothing_happens() -> None:
    history = DraftHistory(named("a"))
    assert history.undone() is history
    assert history.redone() is history


def test_what_is_typed_into_one_field_is_one_step() -> None:
    history = typed(DraftHistory(named("")), "m", "my", "my ", "my hip")
    assert history.present == named("my hip")
    assert history.undone().present == named("")


def test_another_field_begins_another_step() -> None:
    history = typed(typed(DraftHistory(named("")), "a", "ab"), "abc", field=LOAD)
    assert history.undone().present == named("ab")


def test_leaving_a_field_ends_the_step() -> None:
    history = typed(typed(DraftHistory(named("")), "a").settled(), "ab")
    assert history.undone().present == named("a")


def test_typing_after_an_undo_is_a_step_of_its_own() -> None:
    history = typed(typed(DraftHistory(named("")), "a", "ab").undone(), "c", "cd")
    assert history.present == named("cd")
    assert history.undone().present == named("")
    assert history.redone() is history


def test_a_choice_is_never_a_part_of_the_typing() -> None:
    history = typed(DraftHistory(named("")), "a").changed(named("b"))
    assert history.undone().present == named("a")


def test_typing_that_ends_where_it_began_leaves_no_step() -> None:
    history = typed(DraftHistory(named("a")).changed(named("b")), "bc", "b")
    assert history.present == named("b")
    assert history.undone().present == named("a")
    assert typed(history, "bd").undone().present == named("b")


def test_a_change_that_changes_nothing_is_no_step_and_loses_no_redo() -> None:
    history = DraftHistory(named("a")).changed(named("b")).undone()
    assert history.changed(named("a")) is history


@given(st.lists(st.sampled_from(["a", "b", "c", "undo", "redo"])))
def test_undoing_all_and_redoing_all_comes_back_to_the_same(steps: list[str]) -> None:
    history = DraftHistory(named(""))
    for step in steps:
        match step:
            case "undo":
                history = history.undone()
            case "redo":
                history = history.redone()
            case name:
                history = history.changed(named(name))
    count = len(history.past)
    back = history
    for _ in range(count):
        back = back.undone()
    assert back.present == named("")
    for _ in range(count):
        back = back.redone()
    assert back == history
