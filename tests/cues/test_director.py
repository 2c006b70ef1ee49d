"""Nothing is heard after the end, after leaving, in a pause, or twice."""

from dataclasses import dataclass, field
from typing import cast

from hiptimer.cues.cue import Cue, Earcon
from hiptimer.cues.director import Director
from hiptimer.cues.sound_box import SoundBox
from hiptimer.cues.speaking import SpeechLengths
from hiptimer.cues.status import SoundStatus
from hiptimer.engine import Engine, Phase
from hiptimer.engine.commands import Command, Finish, Pause, Rate, Resume, Start
from hiptimer.model.choices import AdvanceRule
from hiptimer.model.session import StopReason
from hiptimer.model.settings import Cues
from tests.support.plans import HOLD, plan_for


@dataclass
class Ears:
    """Stands in the place of all that plays, and keeps what it is given."""

    played: list[Cue] = field(default_factory=list)
    ready: list[str] = field(default_factory=list)
    lengths: SpeechLengths = field(default_factory=SpeechLengths)
    status: SoundStatus = field(default_factory=SoundStatus)
    news: str | None = None

    def play(self, cue: Cue) -> None:
        self.played.append(cue)

    def have_ready(self, texts: tuple[str, ...]) -> None:
        self.ready += texts


class Heard:
    """A session with its director, advanced as the runner advances it: ten times a second."""

    def __init__(self, kind: Cues = Cues.TONES) -> None:
        self.ears = Ears(status=SoundStatus(kind=kind))
        self.engine = Engine(plan_for(HOLD, advance=AdvanceRule.KEY))
        self.director = Director(self.engine, cast("SoundBox", self.ears))
        self.now = 0.0
        self.director.begin()
        self.send(Start())

    def send(self, command: Command) -> None:
        self.director.on_events(self.engine.send(command, self.now), self.now)

    def live(self, seconds: float) -> list[Earcon | None]:
        """Let time pass; give the earcons that were heard meanwhile, None for other cues."""
        before = len(self.ears.played)
        for _ in range(round(seconds * 10)):
            self.now += 0.1
            self.director.on_events(self.engine.advance(self.now), self.now)
            self.director.pulse(self.now)
        return [cue.earcon for cue in self.ears.played[before:]]


def test_every_cue_is_played_once_however_often_the_time_advances() -> None:
    heard = Heard()
    assert heard.live(10.5) == [*[Earcon.TICK] * 3, Earcon.HOLD]
    assert heard.live(0.05) == []


def test_everything_is_spoken_before_it_is_needed() -> None:
    heard = Heard(Cues.VOICE)
    heard.live(31)
    said = {text for cue in heard.ears.played for text in cue.say}
    assert said
    assert said <= set(heard.ears.ready)


def test_nothing_is_made_ready_if_there_is_no_voice() -> None:
    assert Heard(Cues.TONES).ears.ready == []


def test_a_pause_is_announced_and_said_twice_again_and_then_there_is_silence() -> None:
    heard = Heard(Cues.VOICE)
    heard.live(12)
    heard.send(Pause())
    paused = heard.now
    first = heard.ears.played[-1]
    assert (first.earcon, first.say) == (Earcon.PAUSE, ("The session is paused.",))
    before = len(heard.ears.played)
    assert heard.live(1_200) == [None, None]
    again = heard.ears.played[before:]
    assert [round(cue.at - paused, 1) for cue in again] == [60, 300]
    assert [cue.say for cue in again] == [("Still paused. Press space to go on.",)] * 2
    heard.send(Resume())
    assert heard.ears.played[-1].earcon is Earcon.GET_READY


def test_a_number_in_a_pause_does_not_put_off_what_is_said_again() -> None:
    heard = Heard(Cues.VOICE)
    heard.live(31)
    heard.send(Pause())
    paused = heard.now
    heard.live(50)
    heard.send(Rate(2))
    assert heard.ears.played[-1].say == ("Pain level two.",)
    heard.live(11)
    assert heard.ears.played[-1].say == ("Still paused. Press space to go on.",)
    assert heard.now - paused < 62


def test_each_pause_is_said_again_from_its_own_beginning() -> None:
    heard = Heard(Cues.VOICE)
    heard.live(31)
    heard.send(Pause())
    heard.live(400)
    heard.send(Resume())
    heard.live(5)
    heard.send(Pause())
    assert heard.live(59) == []
    assert heard.live(2) == [None]


def test_after_the_end_nothing_is_heard() -> None:
    heard = Heard()
    heard.live(12)
    heard.send(Finish(StopReason.TIME))
    assert heard.engine.phase is Phase.FINISHED
    assert heard.ears.played[-1].earcon is Earcon.SESSION_DONE
    heard.director.leave()
    assert heard.live(300) == []
    assert heard.ears.played[-1].earcon is Earcon.SESSION_DONE


def test_leaving_before_the_end_hushes_and_then_nothing_is_heard() -> None:
    heard = Heard()
    heard.live(12)
    heard.director.leave()
    assert heard.ears.played[-1].earcon is None
    assert heard.ears.played[-1].say == ()
    heard.director.leave()
    assert heard.live(300) == []


def test_news_of_the_sound_is_a_problem_to_be_shown() -> None:
    heard = Heard()
    assert heard.director.problem is None
    heard.ears.news = "Sound: a player failed; now tones (aplay)."
    assert heard.director.problem == heard.ears.news
