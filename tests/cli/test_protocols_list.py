"""`hiptimer protocols list`: for people, for scripts, and for a shell that completes words."""

import json
import re

import pytest

from hiptimer import catalogue
from tests.support.cli_output import drawn
from tests.support.command_lines import OWN, SHORT, CommandLine
from tests.support.source_files import ROOT


def test_without_a_command_protocols_are_listed(hiptimer: CommandLine) -> None:
    hiptimer.own("my-hip")
    done = hiptimer.protocols()
    assert done == hiptimer.protocols("list")
    assert (done.code, done.err) == (0, "")
    first, *others = done.out.splitlines()
    assert first.split() == ["my-hip", "My", "hip", "isometric", "2", "min", "own"]
    assert [line.split()[0] for line in others if line.endswith("shipped")] == [
        line.split()[0] for line in others
    ]
    assert {line.split()[0] for line in others} == set(catalogue.shipped_documents())


def test_listing_makes_no_folder(hiptimer: CommandLine) -> None:
    hiptimer.protocols()
    assert not hiptimer.data.exists()


def test_for_scripts_every_protocol_is_an_object_of_the_same_keys(hiptimer: CommandLine) -> None:
    path = hiptimer.own("my-hip", OWN.replace("My hip", "Hüfte, [bold]links"))
    done = hiptimer.protocols("list", "--json")
    rows = json.loads(done.out)
    assert done.out.startswith('[\n  {\n    "id": "my-hip",\n    "name": "Hüfte, [bold]links",\n')
    assert done.out.endswith("\n]\n")
    assert rows[0] == {
        "id": "my-hip",
        "name": "Hüfte, [bold]links",
        "region": "",
        "stage": "isometric",
        "own": True,
        "exercises": 1,
        "seconds": 110,
        "file": str(path),
    }
    assert {tuple(row) for row in rows} == {tuple(rows[0])}
    shipped = next(row for row in rows if row["id"] == SHORT)
    assert (shipped["own"], shipped["file"], shipped["exercises"]) == (False, None, 2)


def test_the_time_is_that_of_the_side_in_the_settings(hiptimer: CommandLine) -> None:
    hiptimer.own("my-hip", OWN.replace("band-bridge", "running-man"))
    (hiptimer.data / "settings.toml").write_text('affected_side = "left"\n', encoding="utf-8")
    one_side = json.loads(hiptimer.protocols("list", "--json").out)[0]["seconds"]
    (hiptimer.data / "settings.toml").unlink()
    both_sides = json.loads(hiptimer.protocols("list", "--json").out)[0]["seconds"]
    assert (one_side, both_sides) == (110, 240)


def test_files_that_can_not_be_read_are_listed_too_and_are_no_failure(
    hiptimer: CommandLine,
) -> None:
    path = hiptimer.own("my-hip", "name = Mine")
    done = hiptimer.protocols("list", "--json")
    assert done.code == 0
    assert len(json.loads(done.out)) == len(catalogue.shipped_documents())
    assert done.err.startswith(f"hiptimer: this protocol can't be used: {path}: is not valid TOML")


def test_a_name_reaches_the_terminal_as_the_text_it_is(hiptimer: CommandLine) -> None:
    hiptimer.own("my-hip", OWN.replace("My hip", "[bold]x[/] half [/ :smile: \\u001b[31m"))
    done = hiptimer.protocols()
    assert "[bold]x[/] half [/ :smile: \N{REPLACEMENT CHARACTER}[31m" in done.out
    assert "\x1b" not in done.out


def test_no_line_is_folded_if_no_one_sees_it(hiptimer: CommandLine) -> None:
    hiptimer.own("x" * 60, OWN.replace("My hip", "word " * 16))
    first = hiptimer.protocols().out.splitlines()[0]
    assert first.startswith(f"{'x' * 60}  {('word ' * 16).strip()}")


def test_ids_for_completion_are_those_that_a_command_takes(hiptimer: CommandLine) -> None:
    hiptimer.own("my-hip", "damaged")
    hiptimer.own("No id $(reboot)")
    done = hiptimer.protocols("list", "--ids")
    assert done.out.splitlines() == ["my-hip", *catalogue.shipped_documents()]
    assert "--ids" not in hiptimer.protocols("list", "--help").out


def test_the_docs_name_every_key_for_scripts_and_no_other(hiptimer: CommandLine) -> None:
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    table = page.split("`list --json` prints")[1].split("###")[0]
    cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    (row, *_) = json.loads(hiptimer.protocols("list", "--json").out)
    assert sorted(re.findall(r"`(\w+)`", " ".join(cells))) == sorted(row)


def test_a_folder_whose_name_is_no_text_breaks_nothing(hiptimer: CommandLine) -> None:
    odd = CommandLine(hiptimer.data / "caf\udce9", hiptimer.outputs)
    odd.own("my-hip")
    done = odd.protocols("list", "--json")
    assert (done.code, done.err) == (0, "")
    assert json.loads(done.out)[0]["id"] == "my-hip"


@pytest.mark.parametrize("words", [["mend"], ["show"], ["list", "--yaml"], ["new", "a", "b"]])
def test_what_is_no_command_is_wrong_usage(hiptimer: CommandLine, words: list[str]) -> None:
    done = hiptimer.protocols(*words)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("usage: hiptimer")


def listed_on(hiptimer: CommandLine, width: int) -> list[str]:
    code, text = drawn(hiptimer.data, "protocols", "list", width=width)
    assert code == 0
    return re.sub(r"\x1b\[[0-9;]*m|\r", "", text).splitlines()


def test_a_list_is_a_table_at_exactly_its_width_and_blocks_below_it(
    hiptimer: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    hiptimer.own("my-hip")
    table = listed_on(hiptimer, 500)
    width = max(map(len, table))
    assert listed_on(hiptimer, width) == table
    blocks = listed_on(hiptimer, width - 1)
    assert blocks[:2] == ["my-hip", "  My hip, isometric, 2 min, own"]
    assert len(blocks) >= 2 * len(table)
