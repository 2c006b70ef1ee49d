"""Lists and lines with any text, in any size."""

import pytest
from rich.cells import cell_len
from textual.widget import Widget

from hiptimer.engine.plan import Part, TimedPart
from hiptimer.model.session import SetOutcome
from hiptimer.tui.widgets.block_table import BlockRow, BlockTable
from hiptimer.tui.widgets.choice_list import ChoiceList, ListChoice
from hiptimer.tui.widgets.field_list import FieldLine, FieldList
from hiptimer.tui.widgets.fitted_text import ItemLines
from hiptimer.tui.widgets.home_detail import HomeDetail, HomeText
from hiptimer.tui.widgets.key_line import FooterKey
from hiptimer.tui.widgets.pain_marks import MarkValue
from hiptimer.tui.widgets.protocol_list import ProtocolList, ProtocolRow
from hiptimer.tui.widgets.reading_text import ReadingText
from hiptimer.tui.widgets.title_line import RuleLine, TitleLine
from tests.support.widget_stage import POISON, SIZES, Stage, shown

HARMFUL = "\x1b\x07\x9b\u202e"

STRIP = (
    TimedPart(Part.PREPARE, 10),
    TimedPart(Part.WORK, 20),
    TimedPart(Part.REST, 20),
    TimedPart(Part.WORK, 20),
)


def every_text_is(text: str) -> list[Widget]:
    """Make one widget of each kind, with `text` wherever a text can stand."""
    title, rule, items = TitleLine(), RuleLine(), ItemLines()
    page, table = ReadingText(), ReadingText()
    title.title = title.aside = rule.note = text
    page.items, items.items = (text, f"- {text}"), (text,) * 3
    table.items = (FooterKey(text, text),)
    choice, fields, blocks, detail = ChoiceList(), FieldList(), BlockTable(), HomeDetail()
    choice.choices = (ListChoice(text, text, text),) * 2
    fields.fields = (FieldLine(text, text, less=True, more=True),)
    blocks.blocks = (BlockRow(text, text, text, (MarkValue(SetOutcome.DONE, 2),), here=0),)
    detail.text = HomeText(text, text, text, STRIP, ("weeks",), (text, text))
    named = ProtocolList()
    row = ProtocolRow(name=text, own=True, stage=text, length=text, last=text, pain=text)
    named.protocols = (row, row)
    return [title, rule, page, items, table, choice, fields, blocks, detail, named]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", POISON, ids=lambda text: ascii(text[:12]))
async def test_every_list_stands_any_text_at_any_size(text: str, size: tuple[int, int]) -> None:
    widgets = every_text_is(text)
    async with Stage(*widgets).run_test(size=size):
        for widget in widgets:
            assert not set(HARMFUL) & set("".join(shown(widget)))
            assert all(cell_len(row) <= size[0] for row in shown(widget))
