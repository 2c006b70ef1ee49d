"""`hiptimer show`: one session with its pain drawn, as JSON, and as its file."""

import json
import tomllib
from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from hiptimer.model.session import SessionOutcome, SetOutcome, StopReason
from tests.support.command_lines import CommandLine
from tests.support.past_sessions import at, holds, hostile, mixed
from tests.support.session_builders import hold, session


def test_pain_is_drawn_on_the_whole_scale_with_the_limit_in_it(hiptimer: CommandLine) -> None:
    hiptimer.keep(holds("2026-11-23 07:18", 0, 2, 5))
    lines = hiptimer.type("show", "last").out.splitlines()
    assert [line for line in lines if "of 20 s" in line] == [
        "  1   0 ···│·······  20 of 20 s",
        "  2   2 ██·│·······  20 of 20 s",
        "  3   5 ███│██·····  20 of 20 s",
    ]
    assert "pain from 0 to 10, your limit 3 is │" in lines


def test_a_page_shows_what_was_done_and_what_was_not(hiptimer: CommandLine) -> None:
    stopped = {"outcome": SessionOutcome.STOPPED, "stop_reason": StopReason.TIRED}
    around = {"pain_before": 1, "pain_next_day": 4, "note": "Slept badly.\n[bold]Twice.[/]"}
    kept = mixed("2026-11-23 07:18", **stopped, **around)
    hiptimer.keep(kept)
    done = hiptimer.type("show", kept.id)
    assert (done.code, done.err) == (0, "")
    head, _, rest = done.out.partition("\n\n")
    assert head.splitlines() == [
        kept.protocol.name,
        "Mon 23 Nov 2026, 07:18 to 07:24",
        "Three of five sets. Worst pain 5, above your limit of 3.",
        "Stopped, tired. Pain 1 before, 4 in the night or morning after.",
    ]
    for line in (
        "Side-lying hover, left",
        "  2   5 ███│██·····  12.5 of 20 s, cut short",
        "  2   3 ███│·······  20 of 20 s, again",
        "  3  not rated       skipped",
        "  1  not rated       12 of 12 repetitions",
        "  2  not rated       ? of 12 repetitions, cut short",
        "  Slept badly.",
        "  [bold]Twice.[/]",
        kept.id,
    ):
        assert line in rest.splitlines()


def test_a_session_after_midnight_says_which_day_it_counts_for(hiptimer: CommandLine) -> None:
    hiptimer.keep(holds("2026-11-24 00:40", 1, ended_at=at("2026-11-24 00:50")))
    out = hiptimer.type("show", "last").out
    assert "Tue 24 Nov 2026, 00:40 to 00:50, counted for Monday 23 November" in out


def test_the_last_one_is_the_newest(hiptimer: CommandLine) -> None:
    for when in ("2026-11-23 07:18", "2026-11-24 07:18", "2025-11-25 07:18"):
        hiptimer.keep(holds(when, 1))
    assert json.loads(hiptimer.type("show", "last", "--json").out)["id"].startswith("2026-11-24")


def test_a_session_without_its_end_says_so(hiptimer: CommandLine) -> None:
    hiptimer.keep(holds("2026-11-23 07:18", 1, outcome=None, ended_at=None))
    out = hiptimer.type("show", "last").out
    assert "Mon 23 Nov 2026, 07:18\n" in out
    assert "It has no end yet: it is running, or was cut off." in out


def test_json_has_the_keys_of_the_file(hiptimer: CommandLine) -> None:
    kept = mixed("2026-11-23 07:18", pain_before=1, note="Hüfte")
    path = hiptimer.keep(kept)
    path.write_bytes(b'"from another" = nan\n' + path.read_bytes())
    shown = json.loads(hiptimer.type("show", kept.id, "--json").out)
    file = tomllib.loads(path.read_text(encoding="utf-8"))
    del file["from another"]
    assert list(shown) == list(file)
    assert shown == json.loads(json.dumps(file, default=lambda moment: moment.isoformat()))


def test_toml_is_the_file_itself_without_what_could_steer_a_terminal(
    hiptimer: CommandLine,
) -> None:
    kept = holds("2026-11-23 07:18", 1)
    path = hiptimer.keep(kept)
    with path.open("a", encoding="utf-8") as file:
        file.write("# a comment \u202e\n")
    text = path.read_text(encoding="utf-8")
    assert hiptimer.type("show", kept.id, "--toml").out == text.replace("\u202e", "\ufffd")


def test_a_name_that_no_session_has_is_reported_with_the_nearest_one(hiptimer: CommandLine) -> None:
    kept = holds("2026-11-23 07:18", 1)
    hiptimer.keep(kept)
    done = hiptimer.type("show", f"{kept.id[:-1]}z")
    assert (done.code, done.out) == (1, "")
    assert done.err.endswith(f"did you mean {kept.id}?\n")


def test_an_id_may_be_cut_short_where_only_one_session_begins_so(hiptimer: CommandLine) -> None:
    morning, evening = holds("2026-11-23 07:18", 1), holds("2026-11-23 19:30", 2)
    hiptimer.keep(morning)
    alone = hiptimer.type("show", "2026-11-23", "--json").out
    hiptimer.keep(evening)
    assert hiptimer.type("show", "2026-11-23_0718", "--json").out == alone
    done = hiptimer.type("show", "2026-11-23_")
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        f"hiptimer: more than one session id begins like that: {evening.id}, {morning.id}\n"
    )
    assert hiptimer.type("show", "2026-11").code == 1


def test_a_day_shows_its_only_session_as_the_history_counts_days(hiptimer: CommandLine) -> None:
    hiptimer.keep(holds("2026-11-18 07:18", 1))
    night = holds("2026-11-20 00:59", 2)
    hiptimer.keep(night)
    assert json.loads(hiptimer.type("show", "2026-11-19", "--json").out)["id"] == night.id
    done = hiptimer.type("show", "2026-11-20")
    assert (done.code, done.out) == (1, "")
    assert done.err == "hiptimer: no session counts for 2026-11-20\n"
    assert hiptimer.type("show", "9999-12-31").err.endswith("counts for 9999-12-31\n")


def test_the_sessions_of_a_day_are_named_where_there_are_several(hiptimer: CommandLine) -> None:
    kept = [holds(f"2026-11-{when}", 1) for when in ("18 07:18", "18 19:30", "19 00:59")]
    for each in kept:
        hiptimer.keep(each)
    done = hiptimer.type("show", "2026-11-18")
    assert (done.code, done.out) == (1, "")
    ids = ", ".join(each.id for each in kept)
    assert done.err == f"hiptimer: more than one session counts for 2026-11-18: {ids}\n"


def test_files_of_a_day_that_can_not_be_read_are_reported(hiptimer: CommandLine) -> None:
    hiptimer.keep(holds("2026-11-18 07:18", 1))
    path = hiptimer.keep(holds("2026-11-18 19:30", 1))
    path.write_bytes(path.read_bytes().replace(b"pain = 1", b"pain = 11"))
    damaged = path.with_name("2026-11-18_2018_damaged_aaaaaaaa.toml")
    damaged.write_bytes(b"x")
    done = hiptimer.type("show", "2026-11-18", "--json")
    assert done.code == 0
    assert [line.split(": ")[2] for line in done.err.splitlines()] == [str(path), str(damaged)]


def test_after_a_flight_to_the_west_the_last_one_is_that_of_the_newest_moment(
    hiptimer: CommandLine,
) -> None:
    home = holds("2026-11-20 07:00", 1)
    moment = datetime.fromisoformat("2026-11-19T22:00:00+01:00")
    away = replace(
        holds("2026-11-19 22:00", 1),
        started_at=moment,
        ended_at=moment + timedelta(minutes=6),
        sets=(),
    )
    hiptimer.keep(home)
    hiptimer.keep(holds("2026-11-17 07:00", 1))
    hiptimer.keep(away)
    shown = json.loads(hiptimer.type("show", "last", "--json").out)["id"]
    (listed,) = json.loads(hiptimer.type("history", "--last", "1", "--json").out)
    assert shown == listed["id"] == away.id


@pytest.mark.parametrize("typed", ["../x", "/etc/passwd", "", "\x1b[31m", "a" * 5_000, "LAST"])
def test_what_can_be_no_id_is_never_a_path(hiptimer: CommandLine, typed: str) -> None:
    done = hiptimer.type("show", typed)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith('hiptimer: there is no session "')
    assert "\x1b" not in done.err
    assert len(done.err) < 200


def test_where_nothing_was_done_there_is_no_last_one(hiptimer: CommandLine) -> None:
    done = hiptimer.type("show", "last")
    assert (done.code, done.out) == (1, "")
    assert "There are no sessions yet" in done.err


def test_a_file_that_can_not_be_read_is_reported_with_its_reason(hiptimer: CommandLine) -> None:
    paths = hostile(hiptimer)
    for name, path in paths.items():
        done = hiptimer.type("show", path.stem)
        assert (done.code, done.out) == (1, ""), name
        assert done.err.startswith("hiptimer: "), name
        assert str(path) in done.err, name


def test_a_session_is_shown_from_its_other_file_where_its_own_is_damaged(
    hiptimer: CommandLine,
) -> None:
    kept = holds("2026-11-23 07:18", 1)
    path = hiptimer.keep(kept)
    path.with_name("2026-11-23_0718_copy_aaaaaaaa.toml").write_bytes(path.read_bytes())
    path.write_bytes(path.read_bytes()[:-30])
    (listed,) = json.loads(hiptimer.type("history", "--json").out)
    done = hiptimer.type("show", listed["id"], "--json")
    assert (done.code, json.loads(done.out)["id"]) == (0, kept.id)
    assert str(path) in done.err


def test_the_last_one_is_the_newest_that_can_be_read(hiptimer: CommandLine) -> None:
    kept = holds("2026-11-23 07:18", 1)
    hiptimer.keep(kept)
    path = hiptimer.keep(holds("2026-11-24 07:18", 1))
    path.write_bytes(path.read_bytes().replace(b"pain = 1", b"pain = 11"))
    damaged = path.with_name("2026-11-25_0718_damaged_aaaaaaaa.toml")
    damaged.write_bytes(b"x")
    damaged.with_name("2026-11-22_0718_damaged_aaaaaaaa.toml").write_bytes(b"x")
    done = hiptimer.type("show", "last", "--json")
    assert (done.code, json.loads(done.out)["id"]) == (0, kept.id)
    paths = [line.split(": ")[2] for line in done.err.splitlines()]
    assert set(paths) == {str(path), str(damaged)}


def test_a_page_stands_as_a_person_reads_it(hiptimer: CommandLine) -> None:
    rows = (
        replace(hold(1, 2), paused_seconds=3.5, load="red band"),
        replace(hold(2, 10, outcome=SetOutcome.SKIPPED, held=4.0)),
    )
    kept = session(*rows, started_at=at("2026-11-23 07:18"), note="Slept badly.")
    hiptimer.keep(kept)
    page = hiptimer.type("show", "last").out.split("\n\n")
    assert page[1:] == [
        "pain from 0 to 10, your limit 3 is │",
        "Side-lying hover, left\n"
        "  1   2 ██·│·······  20 of 20 s, paused for 3 s, red band\n"
        "  2  10 ███│███████  4 of 20 s, skipped",
        "Note\n  Slept badly.",
        f"{kept.id}\n",
    ]


def test_json_is_laid_out_for_people_too(hiptimer: CommandLine) -> None:
    kept = holds("2026-11-23 07:18", 1, note="Hüfte")
    hiptimer.keep(kept)
    out = hiptimer.type("show", "last", "--json").out
    assert out.startswith('{\n  "format": 1,\n')
    assert '"note": "Hüfte"' in out
