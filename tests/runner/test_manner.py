"""How much is said in a session: as the settings say, and of what was done often, less."""

from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from msgspec.structs import replace

from hiptimer.cues.cue import Cue
from hiptimer.cues.sound_box import SoundBox
from hiptimer.engine import Phase
from hiptimer.model.settings import Cues, TalkLevel
from hiptimer.runner.opening import open_session, say_what_is_needed
from tests.support.fakes import FakeClock
from tests.support.plain_driver import context_in, visit
from tests.support.plans import HOLD, plan_for, protocol_of
from tests.support.timer_cues import Said

EXPLAINED = replace(HOLD, instructions="Lift it a little.")


def first_said(folder: Path, clock: FakeClock, level: TalkLevel) -> tuple[str, ...]:
    said = Said()
    context = replace(context_in(folder, clock), sound=cast("SoundBox", said))
    context.settings.save(talk=level, cues=Cues.VOICE)
    runner = open_session(context, plan_for(EXPLAINED))
    runner.start()
    assert runner.engine.phase is Phase.PREPARE
    runner.close()
    return said.cues[0].say


@pytest.mark.parametrize(
    ("sessions", "level", "explains"),
    [
        (2, TalkLevel.LITTLE, True),
        (3, TalkLevel.LITTLE, False),
        (3, TalkLevel.USUAL, True),
        (3, TalkLevel.MUCH, True),
    ],
)
def test_what_was_done_in_three_sessions_is_not_explained_with_little_talk(
    tmp_path: Path, sessions: int, level: TalkLevel, *, explains: bool
) -> None:
    clock = FakeClock()
    context = context_in(tmp_path, clock)
    context.settings.save(cues=Cues.OFF)
    for _ in range(sessions):
        visit(context, [], protocol_of(EXPLAINED))
        clock.advance(timedelta(days=1).total_seconds())
    context.history.stop()
    assert ("Lift it a little." in first_said(tmp_path, clock, level)) is explains


@pytest.mark.parametrize(
    ("cues", "level", "says"),
    [
        (Cues.VOICE, TalkLevel.USUAL, True),
        (Cues.VOICE, TalkLevel.LITTLE, False),
        (Cues.TONES, TalkLevel.USUAL, False),
    ],
)
def test_what_is_needed_is_said_before_a_session_by_a_voice_that_may_talk(
    tmp_path: Path, cues: Cues, level: TalkLevel, *, says: bool
) -> None:
    said = Said()
    context = replace(context_in(tmp_path), sound=cast("SoundBox", said))
    context.settings.save(talk=level, cues=cues)
    say_what_is_needed(context, plan_for(HOLD))
    expected = [Cue(at=context.clock.monotonic(), say=("About one minute.",))] if says else []
    assert said.cues == expected
