import pytest

from hiptimer.tui.widgets.ceiling_panel import CeilingPanel, PanelChoice
from tests.support.widget_stage import Stage, counted_renders, shown

CHOICES = (
    PanelChoice(
        "easier",
        "e",
        "easier version: knee bent, only take the weight off the pillow",
        "easier version",
    ),
    PanelChoice("shorter", "s", "shorter: holds of 10 s on this side", "shorter, 10 s"),
    PanelChoice("skip-side", "x", "leave this exercise on this side", "leave this side"),
    PanelChoice("carry-on", "c", "carry on as planned", "carry on"),
    PanelChoice("finish", "f", "finish here", "finish here"),
    PanelChoice("number", "3", "I meant another number", "another number"),
)
LEAD = ("5 is above your limit of 3.", "What would you like to do?")


def panel() -> CeilingPanel:
    made = CeilingPanel()
    made.lead, made.choices = LEAD, CHOICES
    return made


def made_choices(stage: Stage) -> list[str]:
    return [m.choice.key for m in stage.heard if isinstance(m, CeilingPanel.ChoiceMade)]


async def test_the_panel_leads_in_kindly_and_offers_every_choice_in_full() -> None:
    ceiling = panel()
    async with Stage(ceiling).run_test(size=(80, 24)):
        assert shown(ceiling) == [
            "5 is above your limit of 3. What would you like to do?",
            "▸ e easier version: knee bent, only take the weight off the pillow",
            "  s shorter: holds of 10 s on this side",
            "  x leave this exercise on this side",
            "  c carry on as planned",
            "  f finish here",
            "  3 I meant another number",
        ]


async def test_the_panel_fits_the_lower_third_of_the_smallest_screen() -> None:
    ceiling = panel()
    async with Stage(ceiling).run_test(size=(40, 12)):
        assert shown(ceiling) == [
            "5 is above your limit of 3.",
            "▸ e easier version    s shorter, 10 s",
            "  x leave this side   c carry on",
            "  f finish here       3 another number",
        ]


async def test_short_texts_share_a_row_before_long_ones_are_shortened() -> None:
    ceiling = panel()
    ceiling.styles.height = 6
    async with Stage(ceiling).run_test(size=(80, 24)):
        lines = shown(ceiling)
        assert lines[1].endswith("off the pillow")
        assert lines[2].split("  ")[1] == "s shorter: holds of 10 s on this side"
        assert lines[2].endswith("  x leave this exercise on this side")


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (200, 60), (60, 15)])
async def test_every_choice_can_be_read_with_its_key(size: tuple[int, int]) -> None:
    ceiling = panel()
    async with Stage(ceiling).run_test(size=size):
        text = "\n".join(shown(ceiling))
        assert ceiling.size.height <= max(4, size[1] // 3)
        for choice in CHOICES:
            assert (
                f"{choice.letter} {choice.text}" in text
                or f"{choice.letter} {choice.short}" in text
            )


@pytest.mark.parametrize("place", range(len(CHOICES)))
async def test_in_a_room_too_low_for_all_the_highlighted_choice_is_seen(place: int) -> None:
    ceiling = panel()
    ceiling.highlighted = place
    async with Stage(ceiling).run_test(size=(30, 8)):
        assert f"▸ {CHOICES[place].letter} " in "\n".join(shown(ceiling))


async def test_a_highlight_that_moves_is_drawn() -> None:
    ceiling = panel()
    async with Stage(ceiling).run_test(size=(80, 24)) as pilot:
        ceiling.highlighted = 1
        await pilot.pause()
        assert shown(ceiling)[2].startswith("▸ s")


async def test_confirming_chooses_what_is_highlighted() -> None:
    ceiling = panel()
    stage = Stage(ceiling)
    async with stage.run_test() as pilot:
        ceiling.highlighted = 1
        ceiling.confirm()
        await pilot.pause()
        assert made_choices(stage) == ["shorter"]


async def test_a_letter_chooses_and_an_unknown_one_does_not() -> None:
    ceiling = panel()
    stage = Stage(ceiling)
    async with stage.run_test() as pilot:
        assert ceiling.choose("x")
        assert not ceiling.choose("q")
        await pilot.pause()
        assert made_choices(stage) == ["skip-side"]


async def test_nothing_is_chosen_if_nothing_is_offered() -> None:
    ceiling = CeilingPanel()
    stage = Stage(ceiling)
    async with stage.run_test() as pilot:
        for place in (0, 1):
            ceiling.highlighted = place
            ceiling.confirm()
        await pilot.pause()
        assert stage.heard == []


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_a_click_on_a_choice_makes_it(size: tuple[int, int]) -> None:
    ceiling = panel()
    stage = Stage(ceiling)
    async with stage.run_test(size=size) as pilot:
        for choice in CHOICES:
            rows = shown(ceiling)
            y = next(y for y, row in enumerate(rows) if f" {choice.letter} " in row and y)
            await pilot.click(ceiling, offset=(rows[y].index(f" {choice.letter} ") + 3, y))
        await pilot.click(ceiling, offset=(1, 0))
        assert made_choices(stage) == [choice.key for choice in CHOICES]


async def test_the_panel_is_painted_again_only_when_it_changes() -> None:
    ceiling = panel()
    async with Stage(ceiling).run_test() as pilot:
        with counted_renders(ceiling) as renders:
            ceiling.lead, ceiling.choices, ceiling.highlighted = LEAD, CHOICES, 0
            await pilot.pause()
            assert renders == []
