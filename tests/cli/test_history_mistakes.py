"""What is typed wrongly after `hiptimer history`, and files that are no sessions."""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from hiptimer.cli.days import day_typed, days_typed
from hiptimer.cli.problems import MOST_LISTED
from tests.support.command_lines import CommandLine
from tests.support.past_sessions import holds, hostile

FORMS = [[], ["--json"], ["--csv"], ["--csv", "--last", "5"]]


@pytest.mark.parametrize("option", ["--since", "--until"])
@pytest.mark.parametrize(
    "typed",
    [
        *("2026-13-01", "2026-02-30", "2026-00", "0000-01-01", "23.11.2026", "20261123"),
        *(
            "2026-W01-1",
            "soon",
            "",
            "2026-11-23T07:18",
            "2026-11-2\u0663",
            "2026-11-23\n",
            "0d ",
            "d",
            "99999d",
            "last",
            "next week",
        ),
    ],
)
def test_a_day_that_is_none_is_wrong_usage(hiptimer: CommandLine, option: str, typed: str) -> None:
    done = hiptimer.type("history", option, typed)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"hiptimer: {option}: ")
    assert "is not a day; " in done.err or "the calendar has no" in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("typed", "hint"), [("yesterdy", "yesterday"), ("mondy", "monday"), ("last wek", "last week")]
)
def test_a_misspelt_day_is_answered_by_the_one_that_was_meant(
    hiptimer: CommandLine, typed: str, hint: str
) -> None:
    done = hiptimer.type("history", "--since", typed)
    assert done.err == f'hiptimer: --since: "{typed}" is not a day; did you mean {hint}?\n'


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2026-10", "2026-10-01", "2026-10-31"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("October", "2026-10-01", "2026-10-31"),
        ("october 2025", "2025-10-01", "2025-10-31"),
        ("last week", "2026-11-16", "2026-11-22"),
        ("this month", "2026-11-01", "2026-11-30"),
        ("Monday", "2026-11-23", "2026-11-23"),
        ("wednesday", "2026-11-25", "2026-11-25"),
        ("thursday", "2026-11-19", "2026-11-19"),
        ("0d", "2026-11-25", "2026-11-25"),
        ("7d", "2026-11-18", "2026-11-18"),
        ("2 weeks ago", "2026-11-11", "2026-11-11"),
        ("9m", "2026-02-25", "2026-02-25"),
        ("1 year", "2025-11-25", "2025-11-25"),
        ("9999y", "0001-01-01", "0001-01-01"),
    ],
)
def test_days_are_typed_as_a_person_says_them(typed: str, first: str, last: str) -> None:
    days = days_typed(typed, date(2026, 11, 25))
    assert days == (date.fromisoformat(first), date.fromisoformat(last))


def test_a_month_ago_is_its_last_day_if_it_has_no_such_day() -> None:
    assert day_typed("1m", date(2026, 3, 31)) == date(2026, 2, 28)


@pytest.mark.parametrize("typed", ["today", "yesterday"])
def test_today_and_yesterday_are_days(hiptimer: CommandLine, typed: str) -> None:
    hiptimer.keep(holds("2001-11-23 07:18", 1))
    assert hiptimer.type("history", "--since", typed).err.startswith("No session matches.")
    assert hiptimer.type("history", "--until", typed).err == ""


def test_a_period_that_ends_before_it_begins_is_wrong_usage(hiptimer: CommandLine) -> None:
    done = hiptimer.type("history", "--since", "2026-11-02", "--until", "2026-10")
    assert (done.code, done.out) == (2, "")
    assert "--since 2026-11-02 comes after --until 2026-10-31" in done.err


@pytest.mark.parametrize(
    "typed", ["0", "-1", "x", "1.5", "", "1000001", "10000001", "1" * 5_000, "\u0663"]
)
def test_a_number_that_is_none_is_wrong_usage(hiptimer: CommandLine, typed: str) -> None:
    done = hiptimer.type("history", f"--last={typed}")
    assert (done.code, done.out) == (2, "")
    assert "a whole number from 1 to 1,000,000 is allowed" in done.err


def test_two_forms_at_once_are_wrong_usage(hiptimer: CommandLine) -> None:
    assert hiptimer.type("history", "--json", "--csv").code == 2
    assert hiptimer.type("show", "last", "--json", "--toml").code == 2


@pytest.mark.parametrize("form", FORMS, ids=" ".join)
@pytest.mark.parametrize(
    ("option", "typed", "message"),
    [
        ("--protocol", "lateral-hip-isometrik", "did you mean lateral-hip-isometric?"),
        ("--protocol", "[bold]\x1b[31m", "there is no protocol"),
        ("--exercise", "hoverr", "did you mean hover?"),
        ("--exercise", "dead-bugs", "did you mean dead-bug?"),
    ],
)
def test_a_name_that_is_known_nowhere_is_reported_with_the_nearest_one(
    hiptimer: CommandLine, form: list[str], option: str, typed: str, message: str
) -> None:
    hiptimer.keep(holds("2026-11-23 07:18", 1))
    done = hiptimer.type("history", option, typed, *form)
    assert (done.code, done.out) == (1, "")
    assert message in done.err
    assert "\x1b" not in done.err


@pytest.mark.parametrize("form", FORMS, ids=" ".join)
def test_files_that_can_not_be_read_are_reported_and_the_good_ones_are_there(
    hiptimer: CommandLine, form: list[str]
) -> None:
    paths = hostile(hiptimer)
    before = {path: path.read_bytes() for path in paths.values() if path.is_file()}
    good = holds("2026-11-23 07:18", 1)
    hiptimer.keep(good)
    done = hiptimer.type("history", *form)
    assert done.code == 0
    assert "2026-11-23" in done.out
    assert "2026-10-0" not in done.out
    lines = done.err.splitlines()
    assert len(lines) == MOST_LISTED + 1
    assert all(line.startswith("hiptimer: this session can't be read: ") for line in lines[:-1])
    more = len(paths) - MOST_LISTED
    assert lines[-1] == f"hiptimer: {more} more can't be read; hiptimer doctor lists them all"
    assert before == {path: path.read_bytes() for path in before}


@pytest.mark.parametrize(
    ("count", "last"),
    [
        (10, "hiptimer: this session can't be read: "),
        (11, "hiptimer: 1 more can't be read; hiptimer doctor lists them all"),
        (12, "hiptimer: 2 more can't be read; hiptimer doctor lists them all"),
    ],
)
def test_ten_files_that_can_not_be_read_are_named_and_the_rest_are_counted(
    hiptimer: CommandLine, count: int, last: str
) -> None:
    damage(hiptimer.keep(holds(f"2026-09-{day:02} 07:18", 1)) for day in range(1, count + 1))
    hiptimer.keep(holds("2026-11-23 07:18", 1))
    lines = hiptimer.type("history").err.splitlines()
    assert len(lines) == min(count, 11)
    assert sum("can't be read: " in line for line in lines) == 10
    assert lines[-1].startswith(last)


@pytest.mark.parametrize("form", [*FORMS, ["show"]], ids=" ".join)
def test_if_nothing_can_be_read_it_does_not_say_how_to_begin(
    hiptimer: CommandLine, form: list[str]
) -> None:
    hostile(hiptimer)
    words = ["show", "last"] if form == ["show"] else ["history", *form]
    done = hiptimer.type(*words)
    assert done.code == (1 if form == ["show"] else 0)
    assert done.out.count("\n") <= 1
    assert "can't be read" in done.err
    assert "hiptimer start" not in done.err


def test_a_folder_that_is_a_file_is_reported(hiptimer: CommandLine) -> None:
    hiptimer.data.mkdir()
    (hiptimer.data / "sessions").write_text("x", encoding="utf-8")
    for form in FORMS:
        done = hiptimer.type("history", *form)
        assert done.code == 1
        assert "hiptimer: this folder can't be read: " in done.err
        assert "a file is where a folder should be" in done.err


@pytest.mark.parametrize("form", [*FORMS, ["show"]], ids=" ".join)
def test_a_drive_that_is_not_connected_is_no_empty_history(
    hiptimer: CommandLine, form: list[str]
) -> None:
    hiptimer.data.mkdir()
    (hiptimer.data / "sessions").symlink_to(hiptimer.data / "drive" / "sessions")
    done = hiptimer.type(*(["show", "last"] if form == ["show"] else ["history", *form]))
    assert done.code == 1
    assert "a link that leads nowhere; connect the drive that it leads to" in done.err
    assert "no sessions yet" not in done.err


def damage(paths: Iterable[Path]) -> None:
    for path in paths:
        path.write_bytes(path.read_bytes().replace(b"pain = 1", b"pain = 11"))


@pytest.mark.parametrize(
    "words",
    [
        ["show", "2026-11-23"],
        ["show", "2026-11-23_0718"],
        ["show", "2026-11-23_0718_mine_aaaaaaaa"],
        ["history", "--protocol", "mine"],
        ["history", "--exercise", "hover"],
    ],
    ids=" ".join,
)
def test_what_may_lie_on_a_drive_that_is_not_connected_is_not_only_said_to_be_unknown(
    hiptimer: CommandLine, words: list[str]
) -> None:
    hiptimer.data.mkdir()
    (hiptimer.data / "sessions").symlink_to(hiptimer.data / "drive")
    done = hiptimer.type(*words)
    assert (done.code, done.out) == (1, "")
    assert "a link that leads nowhere; connect the drive" in done.err


@pytest.mark.parametrize("form", FORMS, ids=" ".join)
def test_files_that_can_not_be_read_are_named_in_the_same_order_in_every_form(
    hiptimer: CommandLine, form: list[str]
) -> None:
    hostile(hiptimer)
    damage(hiptimer.keep(holds(f"2026-0{month}-01 07:18", 1)) for month in (9, 3, 6))
    hiptimer.keep(holds("2026-11-23 07:18", 2))
    done = hiptimer.type("history", *form)
    paths = [line.split(": ")[2] for line in done.err.splitlines()[:-1]]
    assert len(paths) == MOST_LISTED
    assert paths == sorted(paths)
    assert "2026-03-01" in paths[0]
    assert done.err == hiptimer.type("history").err


@pytest.mark.parametrize("form", [*FORMS, ["show"]], ids=" ".join)
def test_settings_that_can_not_be_read_are_reported_and_the_data_is_not_touched(
    hiptimer: CommandLine, form: list[str]
) -> None:
    hiptimer.keep(holds("2026-11-23 07:18", 1))
    words = ["show", "last"] if form == ["show"] else ["history", *form]
    out = hiptimer.type(*words).out
    (hiptimer.data / "settings.toml").write_text("day_starts_at = ", encoding="utf-8")
    done = hiptimer.type(*words)
    assert (done.code, done.out) == (0, out)
    assert f"hiptimer: {hiptimer.data / 'settings.toml'}" in done.err
    assert "The defaults are used for now." in done.err
    assert done.err.count("settings.toml") == 1


def test_of_two_files_with_one_id_the_more_complete_one_is_listed_once(
    hiptimer: CommandLine,
) -> None:
    whole = holds("2026-11-23 07:18", 1, 2, 3)
    hiptimer.keep(holds("2026-11-23 07:18", 1))
    hiptimer.keep(whole, "2026-11-23_0718_copied-by-hand_aaaaaaaa")
    (row,) = json.loads(hiptimer.type("history", "--json").out)
    assert (row["id"], row["sets_done"]) == (whole.id, 3)
    assert hiptimer.type("history", "--csv").out.count(f"\n{whole.id},") == 3
    assert hiptimer.type("history", "--csv", "--last", "1").out.count(f"\n{whole.id},") == 3


def test_texts_reach_the_terminal_as_the_text_that_they_are(hiptimer: CommandLine) -> None:
    begun = holds("2026-11-23 07:18", 1)
    path = hiptimer.keep(begun)
    poison = r"[@click=app.quit]x[/] half [/ :smile: \u001b]0;t\u0007 a\nb"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(begun.protocol.name, poison), encoding="utf-8")
    for words in (["history"], ["history", "--csv"], ["history", "--json"], ["show", "last"]):
        out = hiptimer.type(*words).out
        assert "[@click=app.quit]x[/] half [/ :smile: " in out
        assert "\x1b" not in out
        assert "\x07" not in out


@pytest.mark.parametrize(
    ("typed", "day"), [("today", date(2026, 11, 23)), ("yesterday", date(2026, 11, 22))]
)
def test_yesterday_is_the_day_before_today(typed: str, day: date) -> None:
    assert day_typed(typed, date(2026, 11, 23)) == day
