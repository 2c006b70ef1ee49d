"""A note of many lines is written in one line, and comes back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiptimer.tui.widgets.line_input import BREAKS, TABS, NoteMarks

NOTES = st.text(alphabet=st.sampled_from(["\n", "\t", "a", *BREAKS, *TABS, "\U000f0000"]))


def shown(note: str) -> str:
    return NoteMarks.of(note).line_of(note)


def test_line_breaks_and_tabs_are_seen_as_marks() -> None:
    assert shown("one\ntwo\tthree\n\n") == "one↵two⇥three↵↵"


def test_a_note_that_has_the_marks_itself_is_shown_with_others() -> None:
    assert shown("press ↵\nthen ⇥\tthen") == "press ↵⏎then ⇥␉then"
    assert shown(f"{BREAKS}\n") == f"{BREAKS}\U000f0000"


@given(NOTES)
def test_every_note_comes_back_as_it_was(note: str) -> None:
    marks = NoteMarks.of(note)
    line = marks.line_of(note)
    assert not {"\n", "\t"} & set(line)
    assert len(line) == len(note)
    assert marks.note_of(line) == note


@pytest.mark.parametrize("letter", ["x", " "])
def test_a_letter_more_changes_nothing_else(letter: str) -> None:
    note = "one\n\ttwo\n"
    marks = NoteMarks.of(note)
    assert marks.note_of(f"{marks.line_of(note)}{letter}") == note + letter
