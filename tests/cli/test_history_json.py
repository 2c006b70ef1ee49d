"""`hiptimer history --json`: the keys, and that the charts show the numbers of the CSV."""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import groupby
from pathlib import Path
from statistics import fmean

import pytest
from msgspec.structs import replace

from benchmarks.years import store
from hiptimer.cli import history_json
from hiptimer.model.digest import digest
from hiptimer.model.protocol import Side
from hiptimer.model.settings import Settings
from hiptimer.model.statistics import DayKind, PainPoint, pain_calendar, pain_series, tension_weeks
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.trash import Trash
from tests.support.command_lines import CommandLine
from tests.support.past_sessions import holds, mixed
from tests.support.source_files import ROOT

SESSIONS = 60

Row = dict[str, str]


def test_a_session_is_an_object_that_sums_it_up(hiptimer: CommandLine) -> None:
    kept = mixed("2026-11-23 07:18", pain_before=1)
    hiptimer.keep(kept)
    (row,) = json.loads(hiptimer.type("history", "--json").out)
    hover, clam = row.pop("exercises")
    assert row == {
        "id": kept.id,
        "day": "2026-11-23",
        "started_at": "2026-11-23T07:18:00+11:00",
        "protocol": kept.protocol.id,
        "protocol_name": kept.protocol.name,
        "outcome": "completed",
        "stop_reason": None,
        "sets_planned": 5,
        "sets_done": 3,
        "pain_ceiling": 3,
        "pain_worst": 5,
        "pain_mean": 3.33,
        "ratings": 3,
        "pain_before": 1,
        "pain_next_day": None,
        "worked_seconds": 132.5,
    }
    assert hover == {
        "exercise": "hover",
        "exercise_name": "Side-lying hover",
        "side": "left",
        "pain_worst": 5,
        "pain_mean": 3.33,
        "ratings": 3,
        "worked_seconds": 52.5,
    }
    assert (clam["pain_worst"], clam["pain_mean"], clam["ratings"]) == (None, None, 0)


def test_every_session_has_the_same_keys(hiptimer: CommandLine) -> None:
    hiptimer.keep(mixed("2026-11-23 07:18"))
    hiptimer.keep(holds("2026-11-24 07:18", outcome=None, ended_at=None))
    first, second = json.loads(hiptimer.type("history", "--json").out)
    assert list(first) == list(second)
    assert second["exercises"] == []


def test_the_docs_name_every_key(hiptimer: CommandLine) -> None:
    hiptimer.keep(mixed("2026-11-23 07:18"))
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    table = page.split("`history --json` prints")[1].split("`history --csv` prints")[0]
    cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    (row,) = json.loads(hiptimer.type("history", "--json").out)
    keys = [*row, *row["exercises"][0]]
    assert set(re.findall(r"`(\w+)`", " ".join(cells))) == set(keys)


@pytest.fixture(scope="module")
def months(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Store some months of real-looking sessions."""
    folder = tmp_path_factory.mktemp("months")
    assert store(folder, count=SESSIONS) == SESSIONS
    return folder


@pytest.fixture
def rows(months: Path, capfd: pytest.CaptureFixture[str]) -> list[Row]:
    """Read them from the CSV, as a script would that knows nothing of hiptimer."""
    done = CommandLine(months, capfd).type("history", "--csv")
    assert (done.code, done.err) == (0, "")
    return list(csv.DictReader(done.out.splitlines()))


def of_sessions(rows: Iterable[Row]) -> Iterator[list[Row]]:
    chosen = sorted(rows, key=lambda row: (row["session_started_at"], row["session"]))
    for _, group in groupby(chosen, key=lambda row: row["session"]):
        yield list(group)


def number(cell: str) -> int | None:
    return int(cell) if cell else None


def point_of(group: list[Row]) -> PainPoint:
    pains = [int(row["pain"]) for row in group if row["pain"]]
    first = group[0]
    return PainPoint(
        at=datetime.fromisoformat(first["session_started_at"]),
        day=date.fromisoformat(first["day"]),
        worst=max(pains) if pains else None,
        mean=fmean(pains) if pains else None,
        before=number(first["pain_before"]),
        next_day=number(first["pain_next_day"]),
        ceiling=int(first["pain_ceiling"]),
    )


def test_the_chart_of_pain_shows_the_numbers_of_the_csv(months: Path, rows: list[Row]) -> None:
    listing = SessionStore(months / "sessions", Trash(months / "trash")).newest(SESSIONS)
    digests = [digest(session) for session in listing.sessions]
    places = {(row["exercise"], row["side"]) for row in rows}
    assert len(places) > 6
    for exercise, side in places:
        chosen = [row for row in rows if (row["exercise"], row["side"]) == (exercise, side)]
        drawn = pain_series(digests, exercise, Side(side), Settings().day_of)
        expected = sorted(map(point_of, of_sessions(chosen)), key=lambda point: point.at)
        assert list(drawn) == expected


def test_the_chart_of_weeks_shows_the_seconds_of_the_csv(months: Path, rows: list[Row]) -> None:
    listing = SessionStore(months / "sessions", Trash(months / "trash")).newest(SESSIONS)
    digests = [digest(session) for session in listing.sessions]
    last = max(date.fromisoformat(row["day"]) for row in rows)
    seconds: dict[date, float] = defaultdict(float)
    sessions: dict[date, set[str]] = defaultdict(set)
    for row in rows:
        day = date.fromisoformat(row["day"])
        monday = day - timedelta(days=day.isoweekday() - 1)
        seconds[monday] += float(row["held_seconds"] or row["took_seconds"])
        sessions[monday].add(row["session"])
    weeks = tension_weeks(digests, Settings().day_of, last, 40)
    assert sum(len(names) for names in sessions.values()) == SESSIONS
    assert {week.monday: week.sessions for week in weeks if week.sessions} == {
        monday: len(names) for monday, names in sessions.items()
    }
    for week in weeks:
        assert week.seconds == pytest.approx(seconds.get(week.monday, 0))


def test_the_calendar_shows_the_days_of_the_csv(months: Path, rows: list[Row]) -> None:
    listing = SessionStore(months / "sessions", Trash(months / "trash")).newest(SESSIONS)
    digests = [digest(session) for session in listing.sessions]
    last = max(date.fromisoformat(row["day"]) for row in rows) + timedelta(days=1)
    by_day: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_day[row["day"]].append(row)
    drawn = pain_calendar(digests, Settings().day_of, last).days
    shown = [by_day[day.day.isoformat()] for day in drawn]
    assert [day.day for day in drawn] == [
        drawn[0].day + timedelta(days=nth) for nth in range(len(drawn))
    ]
    assert (drawn[0].day.isoweekday(), drawn[-1].day, len(drawn) // 7) == (1, last, 25)
    assert sum(map(bool, shown)) == len({row["day"] for row in rows})
    assert {day.kind for day in drawn} == set(DayKind)
    for day, lines in zip(drawn, shown, strict=True):
        pains = [int(line["pain"]) for line in lines if line["pain"]]
        over = [line for line in lines if number(line["pain"]) or 0]
        assert day.sessions == len({line["session"] for line in lines})
        assert day.worst == max(pains, default=None)
        assert day.above == any(int(line["pain"]) > int(line["pain_ceiling"]) for line in over)


def test_the_json_sums_up_what_the_csv_says_set_by_set(
    months: Path, rows: list[Row], capfd: pytest.CaptureFixture[str]
) -> None:
    sessions = json.loads(CommandLine(months, capfd).type("history", "--json").out)
    groups = {group[0]["session"]: group for group in of_sessions(rows)}
    assert len(sessions) == len(groups) == SESSIONS
    for each in sessions:
        group = groups[each["id"]]
        point = point_of(group)
        done = {
            (row["entry"], row["side"], row["number"]) for row in group if row["outcome"] == "done"
        }
        worked = sum(float(row["held_seconds"] or row["took_seconds"]) for row in group)
        assert (each["day"], each["pain_worst"]) == (str(point.day), point.worst)
        assert each["pain_mean"] == (None if point.mean is None else round(point.mean, 2))
        assert each["sets_done"] == len(done)
        assert each["worked_seconds"] == pytest.approx(worked, abs=0.11)


def test_letters_beyond_ascii_are_written_as_they_are(hiptimer: CommandLine) -> None:
    kept = holds("2026-11-23 07:18", 1)
    hiptimer.keep(replace(kept, protocol=replace(kept.protocol, name="Hüfte")))
    assert '"Hüfte"' in hiptimer.type("history", "--json").out


def test_many_sessions_are_one_list_that_people_can_read_too(
    hiptimer: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(1, 6):
        hiptimer.keep(holds(f"2026-11-{day:02} 07:18", 1))
    whole = hiptimer.type("history", "--json").out
    assert whole.startswith('[\n  {\n    "id": "2026-11-01_0718_mine_k3f9q2mb",\n    "day": ')
    assert '\n  },\n  {\n    "id": "2026-11-02' in whole
    assert whole.endswith("\n  }\n]\n")
    monkeypatch.setattr(history_json, "PART", 2)
    assert hiptimer.type("history", "--json").out == whole
