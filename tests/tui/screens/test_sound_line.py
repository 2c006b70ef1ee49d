"""The start sheet says which player and which voice a session will be heard by."""

from collections.abc import Mapping

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from hiptimer.cues.sound_box import SoundBox
from hiptimer.runner.awake import CANT, DisplayAwake
from hiptimer.tui.screens import start_sheet
from hiptimer.tui.screens.start_sheet import SoundLine
from tests.support.app_driver import AppDriver, comes_true
from tests.support.players import SPEAKS, Players, only_players
from tests.support.resizing import resize
from tests.support.screen_text import words_on


def with_sound(
    driver: AppDriver,
    monkeypatch: pytest.MonkeyPatch,
    *players: str,
    environment: Mapping[str, str] | None = None,
) -> Players:
    """Give the driver these players, and a voice."""
    helpers = only_players(monkeypatch, *players, voice=SPEAKS)
    sound = SoundBox(driver.folder / "cache", environment or {})
    driver.context = replace(driver.context, sound=sound)
    return helpers


async def sheet_words(driver: AppDriver, pilot: Pilot[int]) -> str:
    """Wait until it is known what plays; return all that the start sheet says."""
    assert driver.context.sound.wait(20)
    pilot.app.screen.query_one(SoundLine)._show()
    await pilot.pause()
    return words_on(pilot.app)


async def test_player_and_voice_are_shown_on_the_start_sheet(
    driver: AppDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_sound(driver, monkeypatch, "miniaudio")
    async with driver.opened() as pilot:
        await driver.press(pilot, "enter")
        assert "Sound: voice and tones (test; miniaudio)." in await sheet_words(driver, pilot)
    driver.context.sound.close()


async def test_over_ssh_the_start_sheet_offers_the_bell_and_says_why(
    driver: AppDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_sound(driver, monkeypatch, "miniaudio", environment={"SSH_TTY": "/dev/pts/1"})
    async with driver.opened() as pilot:
        await driver.press(pilot, "enter")
        assert "Sound: the terminal's bell. You are connected over SSH" in await sheet_words(
            driver, pilot
        )


async def test_each_start_sheet_looks_again_if_nothing_played(
    driver: AppDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_sound(driver, monkeypatch)
    async with driver.opened() as pilot:
        await driver.press(pilot, "enter")
        assert "Sound: nothing plays here but the terminal's bell." in await sheet_words(
            driver, pilot
        )
        only_players(monkeypatch, "aplay", voice=SPEAKS)
        await driver.press(pilot, "escape", "enter")
        assert "Sound: voice and tones (test; aplay)." in await sheet_words(driver, pilot)
    driver.context.sound.close()


class Refusing(DisplayAwake):
    """A system that keeps no display on."""

    def ask(self) -> None:
        self.problem = CANT


@pytest.mark.parametrize("environment", [{}, {"SSH_TTY": "/dev/pts/1"}])
async def test_nothing_that_is_said_about_sound_and_display_is_cut(
    driver: AppDriver, monkeypatch: pytest.MonkeyPatch, environment: Mapping[str, str]
) -> None:
    with_sound(driver, monkeypatch, environment=environment)
    driver.context = replace(driver.context, awake=Refusing())
    async with driver.opened() as pilot:
        await driver.press(pilot, "enter")
        await sheet_words(driver, pilot)
        line = pilot.app.screen.query_one(SoundLine)
        for size in ((80, 24), (72, 24), (60, 20), (40, 24), (40, 12)):
            await resize(pilot, *size)
            shown = line.lines(*line.size)
            assert " ".join(row.plain.strip() for row in shown) == line.text, size
            assert "bell" in line.text, size
            assert ("set it to stay on" in line.text) == (size >= (72, 24)), size
    driver.context.sound.close()


async def test_the_line_keeps_looking_until_it_is_found_out_what_plays(
    driver: AppDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_sound(driver, monkeypatch, "miniaudio")
    monkeypatch.setattr(start_sheet, "LOOK_SECONDS", 0.01)
    async with driver.opened() as pilot:
        await driver.press(pilot, "enter")
        line = pilot.app.screen.query_one(SoundLine)
        assert driver.context.sound.wait(20)
        assert await comes_true(pilot, lambda: "voice and tones (test; miniaudio)" in line.text)
    driver.context.sound.close()
