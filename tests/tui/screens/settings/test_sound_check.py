"""The sound check: what it says of players and voices, what is played, and that nothing stays."""

from collections.abc import Callable, Mapping

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from hiptimer.cues.cue import Earcon
from hiptimer.cues.sound_box import SoundBox
from hiptimer.cues.speech.engines import Voices
from hiptimer.model.settings import Cues
from hiptimer.tui.screens.settings import sound_check
from hiptimer.tui.screens.settings.sound_check import SENTENCE, SoundCheck
from hiptimer.tui.widgets.fitted_text import CueText
from tests.support.app_driver import AppDriver, comes_true
from tests.support.players import SPEAKS, Players, eventually, only_players
from tests.support.resizing import resize
from tests.support.screen_text import lines_on, words_on
from tests.support.settings_driver import hints, press, read

SIZES = [(80, 24), (40, 12), (200, 60), (30, 8), (20, 5), (1, 1)]

Hearing = Callable[..., Players]


@pytest.fixture
def hearing(driver: AppDriver, monkeypatch: pytest.MonkeyPatch) -> Hearing:
    """Give the driver sound, with these players and a voice, as `cues` asks for."""

    def give(
        *names: str,
        cues: Cues = Cues.VOICE,
        voice: bool = True,
        environment: Mapping[str, str] | None = None,
    ) -> Players:
        helpers = only_players(monkeypatch, *names, voice=SPEAKS if voice else "")
        sound = SoundBox(driver.folder / "cache", environment or {})
        driver.context = replace(driver.context, sound=sound)
        driver.context.settings.save(cues=cues)
        return helpers

    return give


async def check(driver: AppDriver, pilot: Pilot[int], keys: str = "") -> None:
    """Open the sound check, wait until it has found out what plays, and press keys there."""
    await press(driver, pilot, "s c")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, SoundCheck)
    assert driver.context.sound.wait(20)
    screen._show()
    await press(driver, pilot, keys)


async def voices_listed(pilot: Pilot[int]) -> None:
    """Wait for the sound check to know the voices; what opened it waits for its end."""
    screen = pilot.app.screen
    own = [worker for worker in pilot.app.workers if worker.node is screen]
    if own:  # none would mean all of them
        await pilot.app.workers.wait_for_complete(own)
    await pilot.pause()


async def handed_over(driver: AppDriver, pilot: Pilot[int]) -> None:
    assert driver.context.sound.wait(20)
    pilot.app.screen.query_one("#message", CueText)
    await pilot.pause()


async def test_player_and_voice_are_named_in_words(driver: AppDriver, hearing: Hearing) -> None:
    hearing("miniaudio")
    async with driver.opened() as pilot:
        await check(driver, pilot)
        shown = words_on(pilot.app)
        assert "Sound: voice and tones. Player: miniaudio. Voice: test." in shown
        assert "cues: voice, volume 80" in shown
        assert hints(pilot) == {
            "enter": "play it",
            "← →": "volume",
            "esc": "back",
            "?": "help",
        }
    driver.context.sound.close()


async def test_each_sound_is_played_as_a_session_plays_it(
    driver: AppDriver, hearing: Hearing
) -> None:
    helpers = hearing("miniaudio")
    async with driver.opened() as pilot:
        await check(driver, pilot)
        for earcon in Earcon:
            await press(driver, pilot, "enter")
            await handed_over(driver, pilot)
            assert helpers.played[-1] == (str(earcon),)
            await press(driver, pilot, "down")
        await press(driver, pilot, "enter")
        assert eventually(lambda: helpers.played[-1] == (SENTENCE,))
    driver.context.sound.close()


async def test_leaving_it_leaves_nothing_sounding(driver: AppDriver, hearing: Hearing) -> None:
    helpers = hearing("miniaudio")
    async with driver.opened() as pilot:
        await check(driver, pilot, "enter escape")
        assert "Settings" in words_on(pilot.app)
        assert eventually(lambda: helpers.played == [("get-ready",), ()])
    driver.context.sound.close()


async def test_the_volume_is_saved_heard_and_taken_back(
    driver: AppDriver, hearing: Hearing
) -> None:
    helpers = hearing("miniaudio")
    async with driver.opened() as pilot:
        await check(driver, pilot, "down left")
        await handed_over(driver, pilot)
        assert "volume = 75" in read(driver)
        assert "cues: voice, volume 75" in words_on(pilot.app)
        heard = [*helpers.turned, *helpers.played]
        assert heard == [75, ("hold",)]
        await press(driver, pilot, "escape")
        assert "▸ Affected side" in words_on(pilot.app)
        await press(driver, pilot, "ctrl+z")
        assert "Undone: Volume is 80." in words_on(pilot.app)
    driver.context.sound.close()


async def test_a_volume_that_can_not_be_saved_is_reported_and_stays(
    driver: AppDriver, hearing: Hearing
) -> None:
    hearing("miniaudio")
    async with driver.opened() as pilot:
        await check(driver, pilot)
        driver.context.settings.path.unlink()
        driver.context.settings.path.mkdir()
        await press(driver, pilot, "left")
        assert "the settings were not saved" in words_on(pilot.app)
        assert "volume 80" in words_on(pilot.app)
    driver.context.sound.close()


async def test_if_nothing_plays_it_says_what_to_install(
    driver: AppDriver, hearing: Hearing
) -> None:
    hearing(voice=False)
    async with driver.opened() as pilot:
        await check(driver, pilot)
        shown = words_on(pilot.app)
        assert "Sound: nothing plays here but the terminal's bell." in shown
        assert "Player: none is installed." in shown
        assert "Voice: none is installed." in shown
        assert "…" not in shown
    driver.context.sound.close()


@pytest.mark.parametrize(
    ("cues", "keys", "why"),
    [
        (Cues.OFF, "", "Nothing is heard."),
        (Cues.BELL, "end", "The bell only marks changes of phase."),
        (Cues.TONES, "end", "Tones don't speak."),
    ],
)
async def test_what_can_not_be_heard_is_explained_and_not_offered(
    driver: AppDriver, hearing: Hearing, cues: Cues, keys: str, why: str
) -> None:
    hearing("miniaudio", cues=cues)
    async with driver.opened() as pilot:
        await check(driver, pilot, keys)
        assert why in words_on(pilot.app)
        assert "enter" not in hints(pilot)
    driver.context.sound.close()


async def test_over_ssh_the_bell_rings_on_this_side_and_is_said_to_be_one(
    driver: AppDriver, hearing: Hearing, monkeypatch: pytest.MonkeyPatch
) -> None:
    hearing("miniaudio", environment={"SSH_CONNECTION": "10.0.0.1 5 10.0.0.2 22"})
    async with driver.opened() as pilot:
        rung: list[int] = []
        monkeypatch.setattr(driver.context.sound, "ring", lambda: rung.append(1))
        await check(driver, pilot, "enter")
        assert "Sound: the terminal's bell. You are connected over SSH" in words_on(pilot.app)
        assert rung == [1]


async def test_a_player_that_fails_while_it_is_open_is_reported_at_once(
    driver: AppDriver, hearing: Hearing
) -> None:
    helpers = hearing("miniaudio", "aplay")
    async with driver.opened() as pilot:
        await check(driver, pilot)
        helpers.breaks = ["miniaudio"] * 2
        await press(driver, pilot, "enter")
        assert eventually(lambda: driver.context.sound.status.player == "aplay")
        screen = pilot.app.screen
        assert isinstance(screen, SoundCheck)
        screen._show()
        await pilot.pause()
        assert "a player failed; now voice and tones. Player: aplay." in words_on(pilot.app)
    driver.context.sound.close()


async def test_a_click_plays_what_it_points_at(driver: AppDriver, hearing: Hearing) -> None:
    helpers = hearing("miniaudio")
    async with driver.opened() as pilot:
        await check(driver, pilot)
        row = next(y for y, line in enumerate(lines_on(pilot.app)) if "  Rest  " in line)
        await pilot.click(offset=(6, row))
        await handed_over(driver, pilot)
        assert helpers.played == [("rest",)]
    driver.context.sound.close()


async def test_it_stands_every_size(driver: AppDriver, hearing: Hearing) -> None:
    hearing(voice=False)
    async with driver.opened() as pilot:
        await check(driver, pilot)
        for size in SIZES:
            await resize(pilot, *size)
            await press(driver, pilot, "end home enter right")
            assert all(len(line) <= size[0] for line in lines_on(pilot.app)), size
            if size >= (40, 12):
                assert "▸ Get ready" in words_on(pilot.app), size
                assert "esc back" in words_on(pilot.app), size
    driver.context.sound.close()


async def test_the_sound_check_keeps_looking_what_plays(
    driver: AppDriver, hearing: Hearing, monkeypatch: pytest.MonkeyPatch
) -> None:
    hearing("miniaudio")
    monkeypatch.setattr(sound_check, "LOOK_SECONDS", 0.01)
    async with driver.opened() as pilot:
        await press(driver, pilot, "s c")
        played_by = "Player: miniaudio. Voice: test."
        assert await comes_true(pilot, lambda: played_by in words_on(pilot.app))
        driver.context.sound.status = replace(driver.context.sound.status, player="aplay")
        assert await comes_true(pilot, lambda: "Player: aplay. Voice: test." in words_on(pilot.app))
    driver.context.sound.close()


async def test_engine_voice_speed_and_level_are_chosen_saved_and_heard_at_once(
    driver: AppDriver, hearing: Hearing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def voices(engine: str) -> Voices:
        return Voices(("one", "two"), (f"{engine or 'one'}-jane", f"{engine or 'one'}-joe"))

    monkeypatch.setattr(sound_check, "list_voices", voices)
    players = hearing("miniaudio")
    async with driver.opened() as pilot:
        await check(driver, pilot, "end up up up")
        assert "▸ Voice engine first that works ▸" in words_on(pilot.app)
        for keys, saved in (
            ("right", 'voice_engine = "one"'),
            ("right", 'voice_engine = "two"'),
            ("down right right", 'voice = "two-joe"'),
            ("down left", "words_per_minute = 150"),
            ("down left", "voice_level_db = -1"),
        ):
            before = players.played.count((SENTENCE,))
            await press(driver, pilot, keys)
            await voices_listed(pilot)
            await handed_over(driver, pilot)
            assert saved in read(driver)
            assert players.played.count((SENTENCE,)) > before, saved
        assert hints(pilot)["← →"] == "change"
        await press(driver, pilot, "right")
        assert "voice_level_db = 0" in read(driver)
    driver.context.sound.close()


async def test_a_chosen_voice_that_is_missing_stays_among_the_values(
    driver: AppDriver, hearing: Hearing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sound_check, "list_voices", lambda _: Voices(("one",), ("jane",)))
    hearing("miniaudio")
    driver.context.settings.save(voice="gone")
    async with driver.opened() as pilot:
        await check(driver, pilot, "end up up")
        await voices_listed(pilot)
        assert "Voice ◂ gone" in words_on(pilot.app)
        await press(driver, pilot, "left")
        assert 'voice = "jane"' in read(driver)
    driver.context.sound.close()
