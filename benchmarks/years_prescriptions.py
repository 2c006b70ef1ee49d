"""What is prescribed in a course of a year: holds, then repetitions, then the whole body."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random

from benchmarks.sessions import shipped
from hiptimer.catalogue import load_exercises
from hiptimer.model.choices import DayChoices
from hiptimer.model.protocol import Protocol, SideChoice
from hiptimer.storage.protocol_file import parse_protocol
from hiptimer.storage.toml_reading import PROTOCOL, parse

COURSE = timedelta(days=365)
"""After this the pain returns, and the course starts again."""

HOLIDAY = range(196, 213)
"""Days of a course on which nothing is done."""

AWAY = range(260, 268)
"""Days of a course spent in another time zone."""

WHOLE_BODY = """\
format = 1
name = "Whole body, after my physio"
region = "lateral hip"
stage = "kinetic-chain"
frequency = "three times a week"

[[exercise]]
id = "step-up-curl-press"
side = "each"
sets = {sets}
reps = 10
rest_seconds = 60
load = "{load}"

[[exercise]]
id = "side-skater"
side = "each"
sets = 2
reps = 15
seconds_per_rep = 3
rest_seconds = 45

[[exercise]]
name = "Farmer's walk"
side = "bilateral"
sets = 2
hold_seconds = 45
rest_seconds = 60
load = "{load} in each hand"

[[exercise]]
id = "dead-bug"
side = "each"
sets = 2
reps = 8
seconds_per_rep = 4
rest_seconds = 30
"""


@dataclass(frozen=True, slots=True)
class Prescription:
    """What to do on a day, how often it is not done, and how often it is done twice."""

    protocol: Protocol
    rest_days: float
    twice: float
    choices: DayChoices


class Course:
    """The prescriptions of a course, day by day; day 0 is its first."""

    def __init__(self) -> None:
        self._short = shipped("lateral-hip-isometric-short")
        self._holds = shipped("lateral-hip-isometric")
        self._repetitions = shipped("lateral-hip-repetitions")
        self._chain = shipped("lateral-hip-kinetic-chain")
        self._own = (_own(sets=2, load="6 kg"), _own(sets=3, load="8 kg"))

    def on(self, day: int, random: Random) -> Prescription:
        """Return what is prescribed, and what is different on that day."""
        as_planned = DayChoices()
        if day < 20:
            return Prescription(self._short, 0.08, 0.12, DayChoices(sets=random.choice((4, 5))))
        if day < 120:
            one_side = DayChoices(side=SideChoice.LEFT)
            choices = one_side if random.random() < 0.05 else as_planned
            return Prescription(self._holds, 0.10, 0.12, choices)
        if day < 230:
            gentle = random.random() < 0.15
            return Prescription(
                self._holds if gentle else self._repetitions, 0.35, 0.03, as_planned
            )
        if random.random() < 0.3:
            return Prescription(self._chain, 0.40, 0.02, as_planned)
        return Prescription(self._own[day >= 300], 0.40, 0.02, as_planned)


def _own(*, sets: int, load: str) -> Protocol:
    text = WHOLE_BODY.format(sets=sets, load=load)
    path = Path("whole-body.toml")
    return parse_protocol(parse(text, path, PROTOCOL), path, path.stem, load_exercises())
