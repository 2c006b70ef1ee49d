"""The lines of the screens: what is shown in the room that there is."""

import pytest

from hiptimer.engine.plan import Part, TimedPart
from hiptimer.tui.widgets.field_list import PointerMark
from hiptimer.tui.widgets.fitted_text import FittingLine, ItemLines
from hiptimer.tui.widgets.home_detail import HomeDetail, HomeText
from hiptimer.tui.widgets.key_line import FooterKey, keys_line
from hiptimer.tui.widgets.line_input import NoteLine
from hiptimer.tui.widgets.reading_text import ReadingText
from hiptimer.tui.widgets.session_strip import strip_line
from hiptimer.tui.widgets.title_line import RuleLine, TitleLine
from tests.support.resizing import resize
from tests.support.widget_stage import Stage, shown

STRIP = (
    TimedPart(Part.PREPARE, 10),
    TimedPart(Part.WORK, 20),
    TimedPart(Part.REST, 20),
    TimedPart(Part.WORK, 20),
)


async def test_home_leaves_out_what_is_least_needed_first() -> None:
    made = HomeDetail()
    made.text = HomeText(
        summary="Two holds.",
        exercises="Isometric, 2 exercises: Hover, Bridge",
        equipment="You need: mat",
        strip=STRIP,
        weeks=("last four weeks: no session yet", "no session yet"),
        said=("Rest.", "A file needs a look."),
    )
    async with Stage(made).run_test(size=(60, 24)) as pilot:
        assert "" in shown(made)
        await resize(pilot, 60, 7)
        assert shown(made)[0] == "Two holds."
        assert "" not in shown(made)
        await resize(pilot, 60, 5)
        assert shown(made)[0] == "Isometric, 2 exercises: Hover, Bridge"
        assert shown(made)[2:4] == ["Rest.", "A file needs a look."]


def test_the_strip_is_as_long_as_its_parts_take() -> None:
    line = strip_line(STRIP, 14).plain
    assert line == "▁▁████░░░░████"
    assert strip_line((), 14).plain == ""


def test_a_wide_strip_has_a_legend() -> None:
    assert strip_line(STRIP, 80).plain.startswith("prep ▁ hold █ rest ░   ▁▁")
    assert len(strip_line(STRIP, 80).plain) == 80


HINTS = [FooterKey("enter", "start"), FooterKey("s", "settings"), FooterKey("?", "help")]


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (40, "enter start   s settings   ? help"),
        (32, "enter start  s settings  ? help"),
        (25, "enter start   ? help"),
        (6, "? help"),
    ],
)
def test_keys_that_have_no_room_give_way_to_help(width: int, line: str) -> None:
    assert keys_line(HINTS, width).plain == line


def test_without_keys_the_line_is_empty() -> None:
    assert keys_line([], 40).plain == ""


async def test_all_keys_stand_in_a_column() -> None:
    made = ReadingText()
    made.items = tuple(HINTS)
    async with Stage(made).run_test(size=(40, 24)):
        assert shown(made) == ["enter  start", "s      settings", "?      help"]


async def test_what_a_key_does_is_read_to_its_end_in_a_narrow_window() -> None:
    made = ReadingText()
    made.items = (FooterKey("del", "delete, or what is usual again"), FooterKey("?", "help"))
    async with Stage(made).run_test(size=(24, 24)):
        assert shown(made) == ["del  delete, or what is", "     usual again", "?    help"]


async def test_a_page_keeps_its_paragraphs_and_indents_its_lists() -> None:
    made = ReadingText()
    made.items = ("One.", "When:\n- it hurts a lot more than before\n- it is new")
    async with Stage(made).run_test(size=(24, 24)):
        assert shown(made) == [
            "One.",
            "",
            "When:",
            "  • it hurts a lot more",
            "    than before",
            "  • it is new",
        ]


async def test_items_without_room_are_counted() -> None:
    made = ItemLines()
    made.items = tuple(f"item {number}" for number in range(1, 10))
    async with Stage(made).run_test(size=(40, 9)) as pilot:
        assert shown(made) == ["item 1", "item 2", "… and 7 more"]
        await resize(pilot, 40, 27)
        assert len(shown(made)) == 9


async def test_a_title_stays_whole_before_what_stands_beside_it() -> None:
    made = TitleLine()
    made.title, made.aside = "hiptimer", "Monday, 07:16"
    async with Stage(made).run_test(size=(30, 5)) as pilot:
        assert shown(made) == ["hiptimer         Monday, 07:16"]
        await resize(pilot, 20, 5)
        assert shown(made) == ["hiptimer"]


async def test_a_rule_has_room_for_a_note() -> None:
    made = RuleLine()
    made.note = "4 of 30"
    async with Stage(made).run_test(size=(20, 5)) as pilot:
        assert shown(made) == ["───────── 4 of 30 ──"]
        await resize(pilot, 9, 5)
        assert shown(made) == ["─" * 9]


async def test_the_longest_text_that_fits_is_shown() -> None:
    made = FittingLine()
    made.texts = ("a long text", "short", "s")
    async with Stage(made).run_test(size=(20, 5)) as pilot:
        assert shown(made) == ["a long text"]
        await resize(pilot, 6, 5)
        assert shown(made) == ["short"]


async def test_a_pointer_is_shown_only_when_it_is_here() -> None:
    made = PointerMark()
    async with Stage(made).run_test() as pilot:
        assert shown(made) == [""]
        made.here = True
        await pilot.pause()
        assert shown(made) == ["▸"]


async def test_a_note_of_many_lines_is_written_in_one_and_keeps_them() -> None:
    made = NoteLine()
    async with Stage(made).run_test():
        made.value = made.line_of("one\n\ttwo")
        assert made.value == "one↵⇥two"
        made.insert("x", 3)
        assert made.note == "onex\n\ttwo"


async def test_a_note_is_one_line_of_harmless_text() -> None:
    made = NoteLine()
    async with Stage(made).run_test():
        made.value = "a\x1b]0;t\x07\tb\r\nc\u202e"
        assert made.value == "a\ufffd]0;t\ufffd b c\ufffd"
