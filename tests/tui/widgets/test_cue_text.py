from hiptimer.tui.widgets.fitted_text import CueText, NextLine
from tests.support.widget_stage import Stage, counted_renders, shown

CUE = "keep breathing · toes forward, heel leads"


async def test_a_cue_is_broken_between_words() -> None:
    cue = CueText()
    cue.styles.height, cue.text = 3, CUE
    async with Stage(cue).run_test(size=(24, 12)):
        assert shown(cue) == ["keep breathing · toes", "forward, heel leads", ""]


async def test_a_cue_that_has_no_room_ends_in_an_ellipsis() -> None:
    cue = CueText()
    cue.text = CUE
    async with Stage(cue).run_test(size=(24, 12)):
        assert shown(cue) == ["keep breathing · toes f…"]


async def test_a_cue_takes_the_rows_it_needs_if_its_height_is_automatic() -> None:
    cue = CueText()
    cue.styles.height = "auto"
    async with Stage(cue).run_test(size=(24, 12)) as pilot:
        cue.text = CUE
        await pilot.pause()
        assert cue.size.height == 2
        cue.text = "stand tall"
        await pilot.pause()
        assert cue.size.height == 1


async def test_what_comes_next_is_said_as_next() -> None:
    line = NextLine()
    line.text = "rest, then turn over"
    async with Stage(line).run_test(size=(40, 12)) as pilot:
        assert shown(line) == ["next: rest, then turn over"]
        line.text = ""
        await pilot.pause()
        assert shown(line) == [""]


async def test_what_comes_next_is_painted_again_only_when_it_changes() -> None:
    line = NextLine()
    line.text = "rest"
    async with Stage(line).run_test() as pilot:
        with counted_renders(line) as renders:
            for text in ("rest", "hold", "hold"):
                line.text = text
                await pilot.pause()
            assert len(renders) == 1
