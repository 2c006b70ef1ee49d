"""Plain mode says which sound is in use, and has every cue that the screens have."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from hiptimer.cues.cue import Cue, Earcon
from hiptimer.cues.sound_box import SoundBox
from hiptimer.model.settings import Cues
from hiptimer.runner.context import Context
from tests.support.plain_driver import context_in, settle, visit
from tests.support.players import only_players

TICKS = [Earcon.TICK] * 3


@pytest.fixture
def context(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Context:
    only_players(monkeypatch, "aplay")
    context = replace(settle(context_in(tmp_path)), sound=SoundBox(tmp_path / "cache"))
    context.settings.save(cues=Cues.TONES)
    return context


def test_it_says_before_the_session_what_plays(context: Context) -> None:
    done = visit(context, [])
    context.sound.close()
    assert done.lines.index("Sound: tones (aplay).") < done.lines.index(
        "Get ready, 10 s: Hover. BOTH LEGS."
    )


def test_every_cue_of_a_session_is_played(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    played: list[Cue] = []
    monkeypatch.setattr(context.sound, "play", played.append)
    visit(context, [(32, "2\n"), (72, "3\n")])
    context.sound.close()
    earcons = [cue.earcon for cue in played]
    assert earcons[: earcons.index(Earcon.EXERCISE_DONE)] == [
        *(Earcon.GET_READY, *TICKS),
        *(Earcon.HOLD, Earcon.HALF, *TICKS),
        *(Earcon.REST, None, *TICKS),
        *(Earcon.HOLD, Earcon.HALF, *TICKS),
    ]
    assert earcons[-1] is Earcon.SESSION_DONE
    assert next(cue.say for cue in played if cue.earcon is None) == ("Pain level two.",)


@pytest.mark.parametrize("interactive", [True, False])
def test_while_it_asks_how_the_hip_is_it_says_what_to_have_at_hand(
    context: Context,
    monkeypatch: pytest.MonkeyPatch,
    interactive: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    context.settings.save(cues=Cues.VOICE)
    played: list[Cue] = []
    monkeypatch.setattr(context.sound, "play", played.append)
    short = context.library.get("lateral-hip-isometric-short")
    visit(context, [], short, interactive=interactive)
    context.sound.close()
    at_the_start = ("About five minutes.", "Have at hand: mat, pillow, loop band.")
    assert (played[0].say == at_the_start) is interactive
