"""docs/architecture.md leads through the code along the files that really run."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from hiptimer.clock import SystemClock
from hiptimer.cues.cue import Cue, Earcon
from hiptimer.cues.sound_box import SoundBox
from hiptimer.engine import Phase
from hiptimer.model.settings import Cues
from tests.support.app_driver import AppDriver
from tests.support.journeys import Journey, listed
from tests.support.players import real_players
from tests.support.timer_driver import following, short_plan
from transcripts.driving import Ears

TO_THE_FILE = 23
RATING = 43
"""The most files that one has to open. It was 33 and 46 when imports were counted."""


async def rating(driver: AppDriver) -> Journey:
    """Press 3 in a rest, and wait until it is saved, shown and said."""
    driver.context = replace(driver.context, sound=Ears(speaks=True))
    journey = Journey()
    with journey.watched():
        async with following(driver, short_plan(driver)) as timer:
            await timer.reach(Phase.REST, after=2)
            timer.runner.try_again()
            with journey.recorded():
                await timer.press("3")
                timer.runner.try_again()
            assert timer.pains == [3]
    return journey


async def test_a_rating_goes_the_way_that_the_page_describes(driver: AppDriver) -> None:
    journey = await rating(driver)
    parts = ("From the key to the file", "What is shown of it", "What is heard of it")
    assert journey.steps == set[str]().union(*map(listed, parts))
    assert len(listed(parts[0])) <= TO_THE_FILE
    assert len(journey.steps) <= RATING


@pytest.mark.usefixtures("every_frame")
async def test_a_frame_of_the_countdown_goes_the_way_that_the_page_describes(
    driver: AppDriver,
) -> None:
    journey = Journey()
    with journey.watched():
        async with following(driver, short_plan(driver)) as timer:
            await timer.reach(Phase.HOLD, after=2)
            with journey.recorded():
                await timer.wait(1, step=1)
    # The loop calls for a frame by the real clock, and a test by its own.
    steps = journey.steps | {"tui/screens/timer/pulse.py"}
    assert steps == listed("One frame of the countdown")


def test_a_cue_goes_the_way_that_the_page_describes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_players(monkeypatch, ("null", ""))
    journey = Journey()
    with journey.watched():
        sound = SoundBox(tmp_path / "cache", clock=SystemClock())
        sound.prepare(Cues.TONES, 80)
        assert sound.wait(20)
        with journey.recorded():
            sound.play(Cue(at=0.0, earcon=Earcon.HOLD))
            assert sound.wait(20)
        sound.close()
    assert journey.steps == listed("A cue on its way to the player")


@pytest.mark.parametrize("title", ["In the player"])
def test_the_files_of_the_player_are_there(title: str) -> None:
    package = Path(__file__).parents[2] / "hiptimer"
    assert listed(title)
    assert all((package / name).is_file() for name in listed(title))
