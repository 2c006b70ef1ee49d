"""Writes sessions of a year, or of many, as they might really have been.

Run as `python -m benchmarks.years FOLDER [--sessions N] [--until DAY]`; FOLDER is then a data
folder to browse. The same arguments always write the same files, and every session is done by a
simulated person on the real engine: the plan changes over the months, the pain falls slowly and has
bad days, and there are rest days, a holiday, and clock changes.
"""

import argparse
import math
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from benchmarks.years_person import Person
from benchmarks.years_prescriptions import AWAY, COURSE, HOLIDAY, Course, Prescription
from hiptimer.engine import lay_out
from hiptimer.model.choices import Rules, sets_of_the_day
from hiptimer.model.session import Session, SessionOutcome
from hiptimer.record import SessionHead, begin
from hiptimer.storage.session_file import dumps
from hiptimer.storage.session_names import new_session_id

LAST_DAY = date(2026, 11, 22)

HOME = ZoneInfo("Australia/Sydney")
ELSEWHERE = ZoneInfo("Europe/Berlin")

DEVICES = ("p7c2hx4e", "m3vqd5ra")

NOTES = (
    "Slept on the other side.",
    "Long walk yesterday, a little stiff.",
    "Went well. The band could be stronger.",
    "Sat all day in the train.\nThe first set was the worst.",
    "New shoes.",
    "Phone rang in the second exercise.",
)


def sessions(last_day: date = LAST_DAY, count: int | None = None) -> Iterator[Session]:
    """Yield the newest `count` sessions up to `last_day`, newest first; without it, a year's."""
    course = Course()
    given = 0
    for back in range(COURSE.days if count is None else 40 * count):
        day = last_day - timedelta(days=back)
        for session in reversed(_on(day, COURSE.days - 1 - back % COURSE.days, course)):
            if given == count:
                return
            yield session
            given += 1


def store(folder: Path, last_day: date = LAST_DAY, count: int | None = None) -> int:
    """Write them below the data folder `folder`; return how many."""
    written = 0
    for session in sessions(last_day, count):
        path = folder / "sessions" / session.id[:4] / f"{session.id}.toml"
        for made in (path.parent.parent, path.parent):
            made.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_bytes(dumps(session))
        path.chmod(0o600)
        written += 1
    return written


def _on(day: date, course_day: int, course: Course) -> list[Session]:
    random = Random(f"hiptimer {day}")  # noqa: S311 - no secret
    prescribed = course.on(course_day, random)
    if course_day in HOLIDAY or random.random() < prescribed.rest_days:
        return []
    zone = ELSEWHERE if course_day in AWAY else HOME
    times = sorted(_times(random, twice=random.random() < prescribed.twice))
    bad_day = random.uniform(1.5, 3.5) if random.random() < 0.05 else 0.0
    level = 0.6 + 2.6 * math.exp(-course_day / 130) + 0.4 * math.sin(course_day / 9) + bad_day
    return [
        _followed(prescribed, _local(day, at, zone), Person(random, level, _unrated(random)))
        for at in times
    ]


def _times(random: Random, *, twice: bool) -> Iterator[timedelta]:
    """Choose times of a day; one after midnight still belongs to it."""
    night = random.random() < 0.015
    yield timedelta(minutes=random.randint(1470, 1600) if night else random.randint(385, 520))
    if twice:
        yield timedelta(minutes=random.randint(1080, 1320))


def _local(day: date, at: timedelta, zone: ZoneInfo) -> datetime:
    moment = (datetime.combine(day, time()) + at).replace(tzinfo=zone)
    return moment.replace(tzinfo=timezone(moment.utcoffset() or timedelta()))


def _unrated(random: Random) -> float:
    return random.choice((0.0, 0.02, 0.05, 0.1, 0.1, 0.4, 1.0) if random.random() < 0.4 else (0.0,))


def _followed(prescribed: Prescription, started_at: datetime, person: Person) -> Session:
    random, rules, protocol = person.random, Rules(), prescribed.protocol
    counts = sets_of_the_day(protocol, rules.affected_side, prescribed.choices)
    plan = lay_out(protocol, counts, rules)
    head = SessionHead(
        id=new_session_id(started_at, protocol.id, random),
        app_version="0.1.0",
        device=DEVICES[random.random() < 0.1],
    )
    before = None if random.random() < 0.2 else _near(random, person.pain - 0.5)
    session = person.follow(plan, begin(plan, head, started_at, before))
    return _answered(_broken_off(session, random), person)


def _broken_off(session: Session, random: Random) -> Session:
    """Leave a few sessions without their end, kept as they are or not."""
    if random.random() > 0.012 or len(session.sets) < 4:
        return session
    rows = session.sets[: len(session.sets) // 2]
    kept = replace(
        session,
        outcome=None,
        stop_reason=None,
        ended_at=None,
        active_seconds=session.active_seconds // 2,
        paused_seconds=0.0,
        sets=rows,
        adjustments=tuple(e for e in session.adjustments if e.at <= rows[-1].started_at),
    )
    if random.random() < 0.2:
        return kept
    return replace(kept, outcome=SessionOutcome.INTERRUPTED, ended_at=kept.last_second)


def _answered(session: Session, person: Person) -> Session:
    random = person.random
    asked = random.random() < 0.75 and session.outcome is not None
    answered = asked and random.random() < 0.85
    return replace(
        session,
        pain_next_day=_near(random, person.pain - 0.2) if answered else None,
        pain_next_day_asked=asked,
        note=random.choice(NOTES) if random.random() < 0.12 else "",
    )


def _near(random: Random, number: float) -> int:
    return max(0, min(10, round(random.gauss(number, 0.5))))


def main() -> int:
    """Write what the arguments ask for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.years", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the data folder")
    parser.add_argument(
        "--sessions", type=int, metavar="N", help="number of sessions, instead of a year's"
    )
    parser.add_argument(
        "--until", type=date.fromisoformat, default=LAST_DAY, metavar="DAY", help="the last day"
    )
    options = parser.parse_args()
    number = store(options.folder, options.until, options.sessions)
    print(f"{number:,} sessions are in {options.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
