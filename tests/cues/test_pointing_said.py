"""What a person points at is said, so that it need not be seen; how long that takes is known."""

from dataclasses import dataclass, field
from typing import cast

import pytest
from msgspec.structs import replace

from hiptimer.cues.cue import Cue, Earcon
from hiptimer.cues.director import Director
from hiptimer.cues.rehearsal import sentences_ahead
from hiptimer.cues.sound_box import SoundBox
from hiptimer.cues.speaking import SpeechLengths
from hiptimer.cues.status import SoundStatus
from hiptimer.engine import Phase
from hiptimer.engine.commands import Pause
from hiptimer.model.settings import Cues
from tests.support.engine_driver import Drive
from tests.support.plans import EACH, HOLD, plan_for


@dataclass
class Listening:
    """Stands in for the sound box: takes down what it is to play."""

    status: SoundStatus
    lengths: SpeechLengths = field(default_factory=SpeechLengths)
    cues: list[Cue] = field(default_factory=list)

    def play(self, cue: Cue) -> None:
        self.cues.append(cue)


def directed(drive: Drive, kind: Cues = Cues.VOICE) -> tuple[Director, Listening]:
    listening = Listening(SoundStatus(kind=kind))
    return Director(drive.engine, cast("SoundBox", listening)), listening


def resting() -> Drive:
    return Drive(plan_for(HOLD)).start().reach(Phase.REST)


def test_what_is_pointed_at_is_said_in_whole_words() -> None:
    drive = resting()
    director, listening = directed(drive)
    seconds = director.say(("Set 2", "3"), drive.at)
    assert listening.cues == [Cue(at=drive.at, say=("Set two.", "Three."))]
    assert seconds == pytest.approx(0.4 + listening.lengths.seconds(("Set two.", "Three.")))


def test_a_step_has_a_click_before_its_words() -> None:
    drive = resting()
    director, listening = directed(drive)
    director.say(("Number three.",), drive.at, earcon=Earcon.STEP)
    assert listening.cues == [Cue(at=drive.at, earcon=Earcon.STEP, say=("Number three.",))]


@pytest.mark.parametrize("kind", [Cues.TONES, Cues.BELL, Cues.OFF])
def test_without_a_voice_nothing_is_said_and_no_tone_is_hushed_for_it(kind: Cues) -> None:
    drive = resting()
    director, listening = directed(drive, kind)
    assert director.say(("3",), drive.at) == 0.0
    assert listening.cues == []


def test_in_a_pause_nothing_is_said() -> None:
    drive = resting()
    drive.send(Pause())
    director, listening = directed(drive)
    assert director.say(("3",), drive.at) == 0.0
    assert listening.cues == []


def test_after_leaving_nothing_is_said() -> None:
    drive = resting()
    director, listening = directed(drive)
    director.leave()
    listening.cues.clear()
    assert director.say(("3",), drive.at) == 0.0
    assert listening.cues == []


def test_all_that_can_be_stepped_to_is_spoken_beforehand() -> None:
    ahead = set(sentences_ahead(plan_for(replace(HOLD, side=EACH))))
    for said in (
        *(
            "Number zero.",
            "Number ten.",
            "Pain level zero.",
            "Pain level ten.",
            "The session is paused.",
            "Another number.",
            "A shorter set: ten seconds.",
        ),
        *("Leave this exercise on this side.", "Carry on as planned.", "Finish here."),
        *("Set one of two, left side.", "Set one of two, right side."),
        *("Set one.", "Set two.", "One more to rate.", "Choose how to go on.", "Get ready."),
    ):
        assert said in ahead


def test_a_person_who_is_stepping_is_not_asked_again_meanwhile() -> None:
    drive = Drive(plan_for(HOLD)).start()
    director, listening = directed(drive)
    drive.reach(Phase.WAITING)
    director.on_events(drive.events[-1:], drive.at)
    began = drive.at
    listening.cues.clear()
    for half in range(28):
        director.pulse(began + half / 2)
    listening.cues.clear()
    seconds = director.say(("3",), began + 14)
    for half in range(28, 58):
        director.pulse(began + half / 2)
    assert [cue.say for cue in listening.cues] == [("Three.",)]
    director.pulse(began + 29 + seconds)
    assert "zero to ten?" in " ".join(listening.cues[-1].say)
