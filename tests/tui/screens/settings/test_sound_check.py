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
from tests.cues.players_at_hand import SPEAKS, Players, eventually, only_players
from tests.tui.desk import Desk, comes_true
from tests.tui.resizing import resize
from tests.tui.screen_text import lines_on, words_on
from tests.tui.screens.settings.reading import hints, press, read

SIZES = [(80, 24), (40, 12), (200, 60), (30, 8), (20, 5), (1, 1)]

Hearing = Callable[..., Players]


@pytest.fixture
def hearing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Hearing:
    """Give the desk sound, with these players and a voice, as `cues` asks for."""

    def give(
        *names: str,
        cues: Cues = Cues.VOICE,
        voice: bool = True,
        environment: Mapping[str, str] | None = None,
    ) -> Players:
        helpers = only_players(monkeypatch, *names, voice=SPEAKS if voice else "")
        sound = SoundBox(desk.folder / "cache", environment or {})
        desk.context = replace(desk.context, sound=sound)
        desk.context.settings.save(cues=cues)
        return helpers

    return give


async def check(desk: Desk, pilot: Pilot[int], keys: str = "") -> None:
    """Open the sound check, wait until it has found out what plays, and press keys there."""
    await press(desk, pilot, "s c")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, SoundCheck)
    assert desk.context.sound.wait(20)
    screen._show()
    await press(desk, pilot, keys)


async def voices_listed(pilot: Pilot[int]) -> None:
    """Wait for the sound check to know the voices; what opened it waits for its end."""
    screen = pilot.app.screen
    own = [worker for worker in pilot.app.workers if worker.node is screen]
    if own:  # none would mean all of them
        await pilot.app.workers.wait_for_complete(own)
    await pilot.pause()


async def handed_over(desk: Desk, pilot: Pilot[int]) -> None:
    assert desk.context.sound.wait(20)
    pilot.app.screen.query_one("#message", CueText)
    await pilot.pause()


async def test_player_and_voice_are_named_in_words(desk: Desk, hearing: Hearing) -> None:
    hearing("miniaudio")
    async with desk.opened() as pilot:
        await check(desk, pilot)
        shown = words_on(pilot.app)
        assert "Sound: voice and tones. Player: miniaudio. Voice: test." in shown
        assert "cues: voice, volume 80" in shown
        assert hints(pilot) == {
            "enter": "play it",
            "← →": "volume",
            "esc": "back",
            "?": "help",
        }
    desk.context.sound.close()


async def test_each_sound_is_played_as_a_session_plays_it(desk: Desk, hearing: Hearing) -> None:
    helpers = hearing("miniaudio")
    async with desk.opened() as pilot:
        await check(desk, pilot)
        for earcon in Earcon:
            await press(desk, pilot, "enter")
            await handed_over(desk, pilot)
            assert helpers.played[-1] == (str(earcon),)
            await press(desk, pilot, "down")
        await press(desk, pilot, "enter")
        assert eventually(lambda: helpers.played[-1] == (SENTENCE,))
    desk.context.sound.close()


async def test_leaving_it_leaves_nothing_sounding(desk: Desk, hearing: Hearing) -> None:
    helpers = hearing("miniaudio")
    async with desk.opened() as pilot:
        await check(desk, pilot, "enter escape")
        assert "Settings" in words_on(pilot.app)
        assert eventually(lambda: helpers.played == [("get-ready",), ()])
    desk.context.sound.close()


async def test_the_volume_is_saved_heard_and_taken_back(desk: Desk, hearing: Hearing) -> None:
    helpers = hearing("miniaudio")
    async with desk.opened() as pilot:
        await check(desk, pilot, "down left")
        await handed_over(desk, pilot)
        assert "volume = 75" in read(desk)
        assert "cues: voice, volume 75" in words_on(pilot.app)
        heard = [*helpers.turned, *helpers.played]
        assert heard == [75, ("hold",)]
        await press(desk, pilot, "escape")
        assert "▸ Affected side" in words_on(pilot.app)
        await press(desk, pilot, "ctrl+z")
        assert "Undone: Volume is 80." in words_on(pilot.app)
    desk.context.sound.close()


async def test_a_volume_that_can_not_be_saved_is_reported_and_stays(
    desk: Desk, hearing: Hearing
) -> None:
    hearing("miniaudio")
    async with desk.opened() as pilot:
        await check(desk, pilot)
        desk.context.settings.path.unlink()
        desk.context.settings.path.mkdir()
        await press(desk, pilot, "left")
        assert "the settings were not saved" in words_on(pilot.app)
        assert "volume 80" in words_on(pilot.app)
    desk.context.sound.close()


async def test_if_nothing_plays_it_says_what_to_install(desk: Desk, hearing: Hearing) -> None:
    hearing(voice=False)
    async with desk.opened() as pilot:
        await check(desk, pilot)
        shown = words_on(pilot.app)
        assert "Sound: nothing plays here but the terminal's bell." in shown
        assert "Player: none is installed." in shown
        assert "Voice: none is installed." in shown
        assert "…" not in shown
    desk.context.sound.close()


@pytest.mark.parametrize(
    ("cues", "keys", "why"),
    [
        (Cues.OFF, "", "Nothing is heard."),
        (Cues.BELL, "end", "The bell only marks changes of phase."),
        (Cues.TONES, "end", "Tones don't speak."),
    ],
)
async def test_what_can_not_be_heard_is_explained_and_not_offered(
    desk: Desk, hearing: Hearing, cues: Cues, keys: str, why: str
) -> None:
    hearing("miniaudio", cues=cues)
    async with desk.opened() as pilot:
        await check(desk, pilot, keys)
        assert why in words_on(pilot.app)
        assert "enter" not in hints(pilot)
    desk.context.sound.close()


async def test_over_ssh_the_bell_rings_on_this_side_and_is_said_to_be_one(
    desk: Desk, hearing: Hearing, monkeypatch: pytest.MonkeyPatch
) -> None:
    hearing("miniaudio", environment={"SSH_CONNECTION": "10.0.0.1 5 10.0.0.2 22"})
    async with desk.opened() as pilot:
        rung: list[int] = []
        monkeypatch.setattr(desk.context.sound, "ring", lambda: rung.append(1))
        await check(desk, pilot, "enter")
        assert "Sound: the terminal's bell. You are connected over SSH" in words_on(pilot.app)
        assert rung == [1]


async def test_a_player_that_fails_while_it_is_open_is_reported_at_once(
    desk: Desk, hearing: Hearing
) -> None:
    helpers = hearing("miniaudio", "aplay")
    async with desk.opened() as pilot:
        await check(desk, pilot)
        helpers.breaks = ["miniaudio"] * 2
        await press(desk, pilot, "enter")
        assert eventually(lambda: desk.context.sound.status.player == "aplay")
        screen = pilot.app.screen
        assert isinstance(screen, SoundCheck)
        screen._show()
        await pilot.pause()
        assert "a player failed; now voice and tones. Player: aplay." in words_on(pilot.app)
    desk.context.sound.close()


async def test_a_click_plays_what_it_points_at(desk: Desk, hearing: Hearing) -> None:
    helpers = hearing("miniaudio")
    async with desk.opened() as pilot:
        await check(desk, pilot)
        row = next(y for y, line in enumerate(lines_on(pilot.app)) if "  Rest  " in line)
        await pilot.click(offset=(6, row))
        await handed_over(desk, pilot)
        assert helpers.played == [("rest",)]
    desk.context.sound.close()


async def test_it_stands_every_size(desk: Desk, hearing: Hearing) -> None:
    hearing(voice=False)
    async with desk.opened() as pilot:
        await check(desk, pilot)
        for size in SIZES:
            await resize(pilot, *size)
            await press(desk, pilot, "end home enter right")
            assert all(len(line) <= size[0] for line in lines_on(pilot.app)), size
            if size >= (40, 12):
                assert "▸ Get ready" in words_on(pilot.app), size
                assert "esc back" in words_on(pilot.app), size
    desk.context.sound.close()


async def test_the_sound_check_keeps_looking_what_plays(
    desk: Desk, hearing: Hearing, monkeypatch: pytest.MonkeyPatch
) -> None:
    hearing("miniaudio")
    monkeypatch.setattr(sound_check, "LOOK_SECONDS", 0.01)
    async with desk.opened() as pilot:
        await press(desk, pilot, "s c")
        played_by = "Player: miniaudio. Voice: test."
        assert await comes_true(pilot, lambda: played_by in words_on(pilot.app))
        desk.context.sound.status = replace(desk.context.sound.status, player="aplay")
        assert await comes_true(pilot, lambda: "Player: aplay. Voice: test." in words_on(pilot.app))
    desk.context.sound.close()


async def test_engine_voice_speed_and_level_are_chosen_saved_and_heard_at_once(
    desk: Desk, hearing: Hearing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def voices(engine: str) -> Voices:
        return Voices(("one", "two"), (f"{engine or 'one'}-jane", f"{engine or 'one'}-joe"))

    monkeypatch.setattr(sound_check, "list_voices", voices)
    players = hearing("miniaudio")
    async with desk.opened() as pilot:
        await check(desk, pilot, "end up up up")
        assert "▸ Voice engine first that works ▸" in words_on(pilot.app)
        for keys, saved in (
            ("right", 'voice_engine = "one"'),
            ("right", 'voice_engine = "two"'),
            ("down right right", 'voice = "two-joe"'),
            ("down left", "words_per_minute = 150"),
            ("down left", "voice_level_db = -1"),
        ):
            before = players.played.count((SENTENCE,))
            await press(desk, pilot, keys)
            await voices_listed(pilot)
            await handed_over(desk, pilot)
            assert saved in read(desk)
            assert players.played.count((SENTENCE,)) > before, saved
        assert hints(pilot)["← →"] == "change"
        await press(desk, pilot, "right")
        assert "voice_level_db = 0" in read(desk)
    desk.context.sound.close()


async def test_a_chosen_voice_that_is_missing_stays_among_the_values(
    desk: Desk, hearing: Hearing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sound_check, "list_voices", lambda _: Voices(("one",), ("jane",)))
    hearing("miniaudio")
    desk.context.settings.save(voice="gone")
    async with desk.opened() as pilot:
        await check(desk, pilot, "end up up")
        await voices_listed(pilot)
        assert "Voice ◂ gone" in words_on(pilot.app)
        await press(desk, pilot, "left")
        assert 'voice = "jane"' in read(desk)
    desk.context.sound.close()
