"""`hiptimer history`: which sessions it finds, in which order, and what it says of each."""

import json
import re
from datetime import datetime, timedelta, timezone

import pytest
from msgspec.structs import replace

from hiptimer.cli import history_table
from hiptimer.model.session import Session, SessionOutcome, StopReason
from tests.support.cli_output import drawn
from tests.support.command_lines import CommandLine, Done
from tests.support.past_sessions import holds


@pytest.fixture
def past(hiptimer: CommandLine) -> CommandLine:
    """Give five sessions: two on one day, one after midnight, one stopped, one without its end."""
    hiptimer.keep(holds("2026-09-30 07:00", 1, 2, 3, pain_before=1, pain_next_day=4))
    hiptimer.keep(holds("2026-10-01 07:00", 2, 5, None))
    hiptimer.keep(holds("2026-10-01 19:30"))
    stopped = {"outcome": SessionOutcome.STOPPED, "stop_reason": StopReason.PAIN}
    hiptimer.keep(holds("2026-11-02 00:40", 7, **stopped))
    hiptimer.keep(holds("2026-11-03 06:15", 0, outcome=None, ended_at=None))
    return hiptimer


def times(done: Done) -> list[str]:
    """List the days and times in a table."""
    assert (done.code, done.err) == (0, "")
    rows = done.out.split("\n\n")[0].splitlines()[1:]
    return [" ".join(row.split()[:2]) for row in rows]


def test_the_newest_session_stands_last_where_the_eye_is(past: CommandLine) -> None:
    assert times(past.type("history")) == [
        "2026-09-30 07:00",
        "2026-10-01 07:00",
        "2026-10-01 19:30",
        "2026-11-01 00:40",
        "2026-11-03 06:15",
    ]


def test_a_row_says_how_far_it_got_how_it_hurt_and_how_it_ended(past: CommandLine) -> None:
    rows = [line.split("  ") for line in past.type("history").out.splitlines()]
    cells = [[cell.strip() for cell in row if cell.strip()] for row in rows]
    name = cells[1][2]
    assert cells[0] == [
        *("Day", "Time", "Protocol", "Sets", "Worst pain", "Before", "Day after", "Ended"),
        "Session",
    ]
    assert cells[1][3:] == ["3/3", "3", "1", "4", "completed", "2026-09-30_0700_mine_k3f9q2mb"]
    assert cells[2][2:-1] == [name, "3/3", "5, limit 3", "completed"]
    assert cells[3][2:-1] == [name, "0/3", "not rated", "completed"]
    assert cells[4][2:-1] == [name, "1/3", "7, limit 3", "stopped for pain"]
    assert cells[5][2:-1] == [name, "1/3", "0", "unfinished"]


def test_the_last_line_sums_up_what_was_listed(past: CommandLine) -> None:
    *_, last = past.type("history").out.splitlines()
    assert last == "5 sessions from 2026-09-30 to 2026-11-03; worst pain 7; 3 min under tension"
    *_, last = past.type("history", "--last", "1").out.splitlines()
    assert last == "1 session on 2026-11-03; worst pain 0; 20 s under tension"
    *_, last = past.type("history", "--since", "2026-10-01", "--until", "2026-10-01").out.split(
        "; "
    )
    assert last == "60 s under tension\n"


def test_a_session_after_midnight_belongs_to_the_day_before(past: CommandLine) -> None:
    assert times(past.type("history", "--until", "2026-11-01", "--last", "1")) == [
        "2026-11-01 00:40"
    ]
    (past.data / "settings.toml").write_text('day_starts_at = "00:00"\n', encoding="utf-8")
    assert times(past.type("history", "--since", "2026-11-02", "--until", "2026-11-02")) == [
        "2026-11-02 00:40"
    ]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (["--since", "2026-10-01"], 4),
        (["--until", "2026-10-01"], 3),
        (["--since", "2026-10"], 4),
        (["--until", "2026-10"], 3),
        (["--since", "2026-10", "--until", "2026-10"], 2),
        (["--since", "2026-10-01", "--until", "2026-11-02", "--last", "2"], 2),
        (["--last", "1000000"], 5),
        (["--exercise", "hover"], 4),
        (["--until", "9999-12"], 5),
        (["--since", "0001-01-01"], 5),
    ],
)
def test_what_is_asked_for_narrows_the_list(
    past: CommandLine, words: list[str], count: int
) -> None:
    assert len(times(past.type("history", *words))) == count


def test_a_protocol_is_found_by_its_id_alone(past: CommandLine) -> None:
    other = holds("2026-11-04 07:00", 1)
    past.keep(other)
    assert len(times(past.type("history", "--protocol", other.protocol.id))) == 6
    theirs = replace(other.protocol, id="theirs", name="Theirs")
    past.keep(replace(other, id="2026-11-05_0700_theirs_aaaaaaaa", protocol=theirs))
    assert len(times(past.type("history", "--protocol", other.protocol.id))) == 6
    assert len(times(past.type("history", "--protocol", "theirs"))) == 1


@pytest.mark.parametrize("words", [["--since", "2031-01"], ["--protocol", "anterior-hip-start"]])
def test_to_find_nothing_is_no_failure(past: CommandLine, words: list[str]) -> None:
    done = past.type("history", *words)
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("No session matches.")
    assert past.type("history", "--json", *words).out == "[]\n"
    csv = past.type("history", "--csv", *words)
    assert (csv.code, csv.out.count("\n"), csv.err) == (0, 1, done.err)


def test_if_nothing_was_done_yet_it_says_how_to_begin(hiptimer: CommandLine) -> None:
    for words in ([], ["--json"], ["--csv"], ["--csv", "--last", "3"]):
        done = hiptimer.type("history", *words)
        assert done.code == 0
        assert done.err == "There are no sessions yet. hiptimer start begins one.\n"
    assert hiptimer.type("history").out == ""


def test_a_day_is_that_of_the_place_where_the_session_began(hiptimer: CommandLine) -> None:
    at_home = holds("2026-10-04 23:30", 1)
    away = timezone(timedelta(hours=-8))
    begun = datetime(2026, 10, 4, 5, 0, tzinfo=away)  # half an hour later, and another morning
    hiptimer.keep(at_home)
    hiptimer.keep(replace(at_home, id="2026-10-04_0500_mine_aaaaaaaa", started_at=begun))
    assert times(hiptimer.type("history", "--since", "2026-10-04", "--until", "2026-10-04")) == [
        "2026-10-04 23:30",
        "2026-10-04 05:00",
    ]


def test_the_days_that_are_summed_up_are_in_order_after_a_flight_over_the_date_line(
    hiptimer: CommandLine,
) -> None:
    east, west = timezone(timedelta(hours=14)), timezone(timedelta(hours=-10))
    kept = holds("2026-10-05 07:00", 1)
    for letter, begun in (
        ("a", datetime(2026, 10, 5, 7, 0, tzinfo=east)),
        ("b", datetime(2026, 10, 4, 8, 0, tzinfo=west)),  # an hour later
    ):
        name = f"{begun:%Y-%m-%d_%H%M}_mine_{letter * 8}"
        hiptimer.keep(replace(kept, id=name, started_at=begun))
    done = hiptimer.type("history")
    assert times(done) == ["2026-10-05 07:00", "2026-10-04 08:00"]
    assert "2 sessions from 2026-10-04 to 2026-10-05;" in done.out


def test_a_clock_that_was_put_forward_or_back_loses_no_session(hiptimer: CommandLine) -> None:
    summer, winter = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))
    kept = holds("2026-10-25 02:30", 1)
    for letter, zone in (("a", summer), ("b", winter)):
        begun = datetime(2026, 10, 25, 2, 30, tzinfo=zone)
        hiptimer.keep(replace(kept, id=f"2026-10-25_0230_mine_{letter * 8}", started_at=begun))
    rows = json.loads(hiptimer.type("history", "--json", "--until", "2026-10-24").out)
    assert [row["started_at"][-6:] for row in rows] == ["+02:00", "+01:00"]
    assert {row["day"] for row in rows} == {"2026-10-24"}


def rows_on(hiptimer: CommandLine, width: int) -> list[str]:
    """Draw the table on a terminal of so many cells."""
    code, text = drawn(hiptimer.data, "history", width=width)
    assert code == 0
    plain = re.sub(r"\x1b\[[0-9;]*m|\r", "", text)
    return plain.split("\n\n")[0].splitlines()


def named(name: str) -> Session:
    kept = holds("2026-11-23 07:18", 1, 2, 5, pain_before=1, pain_next_day=2)
    return replace(kept, protocol=replace(kept.protocol, name=name))


def test_a_table_is_whole_at_exactly_its_width_and_shortens_only_names_below_it(
    hiptimer: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    name = "n" * 80
    hiptimer.keep(named(name))
    titles, row = rows_on(hiptimer, 500)
    width = len(row)
    assert name in row
    assert "Session" in titles
    assert rows_on(hiptimer, width) == [titles, row]
    assert rows_on(hiptimer, width - 1) == [
        titles.replace("Protocol ", "Protocol", 1),
        row.replace(name, "n" * 78 + "…"),
    ]


def test_the_titles_are_bold_on_a_terminal(
    hiptimer: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    hiptimer.keep(named("My hip"))
    titles, row, *_ = drawn(hiptimer.data, "history", width=200)[1].splitlines()
    assert titles.startswith("\x1b[1mDay")
    assert "\x1b" not in row


@pytest.mark.parametrize(
    ("width", "there", "missing"),
    [
        (72, ["Day", "Ended"], ["Before", "Day after", "Session"]),
        (99, ["Day", "Ended"], ["Before", "Day after", "Session"]),
        (100, ["Before", "Day after", "Ended"], ["Session"]),
        (159, ["Before", "Day after", "Ended"], ["Session"]),
        (160, ["Before", "Day after", "Ended", "Session"], []),
    ],
)
def test_a_wider_terminal_has_more_columns(
    hiptimer: CommandLine,
    width: int,
    there: list[str],
    missing: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    hiptimer.keep(named("My hip"))
    titles = rows_on(hiptimer, width)[0].split("  ")
    words = [title.strip() for title in titles]
    assert [title for title in there if title not in words] == []
    assert [title for title in missing if title in words] == []


def test_a_narrow_terminal_has_two_lines_for_each_session_and_no_titles(
    hiptimer: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    hiptimer.keep(named("My hip"))
    assert rows_on(hiptimer, 71) == [
        "2026-11-23 07:18",
        "  My hip, 3 of 3 sets, worst pain 5, limit 3, completed",
    ]


def test_a_shell_is_offered_the_newest_200_ids_and_last(hiptimer: CommandLine) -> None:
    kept = holds("2026-11-23 07:18", 1)
    names = [
        f"2026-11-23_0718_mine_{a}{b}222222" for a in "abcdefghijklmno" for b in "pqrstuvwxyzabcd"
    ]
    for name in names:
        hiptimer.keep(replace(kept, id=name))
    done = hiptimer.type("history", "--ids")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == ["last", *sorted(names, reverse=True)[:200]]


@pytest.mark.parametrize("width", [60, 120])
def test_what_is_drawn_part_by_part_looks_as_if_drawn_at_once(
    past: CommandLine, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    whole = rows_on(past, width)
    assert len(whole) == (6 if width == 120 else 10)
    monkeypatch.setattr(history_table, "PART", 2)
    assert rows_on(past, width) == whole


def test_pain_at_the_limit_is_shown_without_the_limit(hiptimer: CommandLine) -> None:
    hiptimer.keep(holds("2026-11-23 07:18", 3))
    assert "limit" not in hiptimer.type("history").out


def test_the_columns_of_a_table_begin_below_their_titles_two_cells_apart(
    hiptimer: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    hiptimer.keep(named("My hip"))
    hiptimer.keep(holds("2026-11-24 07:18"))
    assert [row.rstrip() for row in rows_on(hiptimer, 110)] == [
        "Day         Time   Protocol  Sets  Worst pain  Before  Day after  Ended",
        "2026-11-23  07:18  My hip    3/3   5, limit 3  1       2          completed",
        "2026-11-24  07:18  Mine      0/3   not rated                      completed",
    ]


def test_the_line_that_sums_up_stays_one_line_where_no_terminal_is(hiptimer: CommandLine) -> None:
    for day in range(1, 13):
        hiptimer.keep(holds(f"2026-10-{day:02} 07:00", None))
    *_, last = hiptimer.type("history").out.splitlines()
    assert last == (
        "12 sessions from 2026-10-01 to 2026-10-12; no pain was rated; 4 min under tension"
    )
