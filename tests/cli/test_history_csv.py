"""`hiptimer history --csv`: the columns, a row a set, and nothing that a spreadsheet would run."""

import csv
import re
from io import StringIO

import pytest
from msgspec.structs import replace

from hiptimer.cli import history_helpers
from hiptimer.cli.history_csv import COLUMNS
from tests.support.command_lines import CommandLine, Done
from tests.support.past_sessions import holds, mixed
from tests.support.source_files import ROOT


def rows_of(done: Done) -> list[dict[str, str]]:
    assert done.code == 0
    assert "\r" not in done.out
    return list(csv.DictReader(StringIO(done.out)))


def test_each_set_is_a_row_with_the_keys_of_its_file(hiptimer: CommandLine) -> None:
    kept = mixed("2026-11-23 07:18", pain_before=1, pain_next_day=0, note="a, b\n\tand c")
    hiptimer.keep(kept)
    rows = rows_of(hiptimer.type("history", "--csv"))
    assert [row["number"] for row in rows] == ["1", "2", "2", "3", "1", "2"]
    assert [row["pain"] for row in rows] == ["2", "5", "3", "", "", ""]
    assert [row["held_seconds"] for row in rows] == ["20.0", "12.5", "20.0", "0.0", "", ""]
    assert [row["done_reps"] for row in rows] == ["", "", "", "", "12", ""]
    assert [row["repeat"] for row in rows] == ["false", "false", "true", "false", "false", "false"]
    assert rows[3]["outcome"] == "skipped"
    first = rows[0]
    assert {key: first[key] for key in COLUMNS[:13]} == {
        "session": kept.id,
        "day": "2026-11-23",
        "session_started_at": "2026-11-23T07:18:00+11:00",
        "session_ended_at": "2026-11-23T07:24:00+11:00",
        "session_outcome": "completed",
        "stop_reason": "",
        "protocol": kept.protocol.id,
        "protocol_name": kept.protocol.name,
        "stage": "isometric",
        "pain_ceiling": "3",
        "pain_before": "1",
        "pain_next_day": "0",
        "note": "a, b and c",
    }


def test_the_docs_name_every_column_in_its_order() -> None:
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    table = page.split("`history --csv` prints")[1].split("###")[0]
    cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    assert tuple(re.findall(r"`(\w+)`", " ".join(cells))) == COLUMNS


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", " =1", "\uff1d1", "=cmd|' /C calc'!A0"]
)
def test_no_cell_is_worked_out_by_a_spreadsheet(hiptimer: CommandLine, text: str) -> None:
    kept = holds("2026-11-23 07:18", 1, note=text)
    rows = tuple(replace(row, load=text, name=text) for row in kept.sets)
    protocol = replace(kept.protocol, name=text)
    hiptimer.keep(replace(kept, sets=rows, protocol=protocol))
    (row,) = rows_of(hiptimer.type("history", "--csv"))
    for column in ("note", "load", "exercise_name", "protocol_name"):
        assert row[column] == "'" + " ".join(text.split())


def test_a_row_stays_on_one_line_whatever_is_in_it(hiptimer: CommandLine) -> None:
    hiptimer.keep(holds("2026-11-23 07:18", 1, 2, note='one\ntwo "three"\r\nfour'))
    out = hiptimer.type("history", "--csv").out
    assert len(out.splitlines()) == 3
    assert {row["note"] for row in csv.DictReader(StringIO(out))} == {'one two "three" four'}


def test_the_sessions_stand_in_the_order_of_their_ids(hiptimer: CommandLine) -> None:
    whens = ["2026-11-23 07:18", "2025-01-01 23:59", "2026-02-03 04:05"]
    kept = [holds(when, 1, 2) for when in whens]
    for each in kept:
        hiptimer.keep(each)
    rows = rows_of(hiptimer.type("history", "--csv"))
    assert [row["session"] for row in rows[::2]] == sorted(each.id for each in kept)


def test_an_exercise_that_was_asked_for_is_the_only_one_with_rows(hiptimer: CommandLine) -> None:
    hiptimer.keep(mixed("2026-11-23 07:18"))
    hiptimer.keep(holds("2026-11-24 07:18", 1))
    rows = rows_of(hiptimer.type("history", "--csv", "--exercise", "clam"))
    assert [row["exercise"] for row in rows] == ["clam", "clam"]


def test_a_choice_of_sessions_gives_the_same_rows_as_all_of_them(hiptimer: CommandLine) -> None:
    for day in range(1, 9):
        hiptimer.keep(mixed(f"2026-11-0{day} 07:18"))
    everything = rows_of(hiptimer.type("history", "--csv"))
    assert rows_of(hiptimer.type("history", "--csv", "--last", "8")) == everything
    chosen = rows_of(hiptimer.type("history", "--csv", "--since", "2026-11-07"))
    assert chosen == everything[-12:]


def test_a_session_without_a_set_has_no_row(hiptimer: CommandLine) -> None:
    hiptimer.keep(holds("2026-11-23 07:18"))
    done = hiptimer.type("history", "--csv")
    assert (rows_of(done), done.err) == ([], "")


def test_helper_processes_give_the_same_rows_in_the_same_order(
    hiptimer: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(1, 29):
        for month in range(1, 5):
            hiptimer.keep(holds(f"2026-{month:02}-{day:02} 07:18", month, None))
    alone = hiptimer.type("history", "--csv").out
    monkeypatch.setattr(history_helpers, "FEW", 0)
    assert hiptimer.type("history", "--csv").out == alone
