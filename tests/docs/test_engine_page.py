"""docs/engine.md is fresh: its diagram, its tables, and its example, which is run."""

import doctest
import re
from pathlib import Path
from typing import get_args

import pytest

from docs import make_engine_diagram
from docs.make_engine_diagram import PAGE, diagram, renewed, table
from hiptimer.engine import Phase, events
from hiptimer.engine.commands import Command, Undo
from hiptimer.engine.events import Event
from hiptimer.engine.table import TABLE
from hiptimer.model.session import ABOVE_LIMIT

TEXT = PAGE.read_text(encoding="utf-8")


def section(title: str) -> str:
    """Give the text between a heading and the next one."""
    return TEXT.split(f"\n## {title}\n")[1].split("\n## ")[0]


def named_in_table(title: str) -> set[str]:
    """Give the names in the first column of the table of a section, without their arguments."""
    cells = re.findall(r"^\| ([^|]+) \|", section(title), re.MULTILINE)
    names = " ".join(cells[2:])
    return set(re.findall(r"[A-Za-z_-]+", re.sub(r"\([^)]*\)", "", names)))


def test_the_diagram_and_the_table_are_as_the_machine_has_them() -> None:
    assert renewed(TEXT) == TEXT


def test_the_example_does_what_it_says() -> None:
    source = "\n".join(re.findall(r"```pycon\n(.*?)```", TEXT, re.DOTALL))
    example = doctest.DocTestParser().get_doctest(source, {}, PAGE.name, str(PAGE), 0)
    assert len(example.examples) > 15
    assert doctest.DocTestRunner().run(example).failed == 0


def test_every_phase_command_event_and_choice_is_on_the_page() -> None:
    assert named_in_table("Phases") == {phase.name for phase in Phase}
    assert named_in_table("Commands") == {kind.__name__ for kind in get_args(Command)}
    named = {kind.__name__ for kind in vars(events).values() if isinstance(kind, type)}
    kinds = {kind.__name__ for kind in Event.__subclasses__()}
    assert named_in_table("Events") == kinds & named
    offered = {choice.value for choice in ABOVE_LIMIT}
    assert named_in_table("Above the ceiling") == offered


def test_every_link_of_the_contents_leads_to_a_heading() -> None:
    headings = {
        heading.lower().replace(" ", "-")
        for heading in re.findall(r"^## (.+)$", TEXT, re.MULTILINE)
    }
    assert set(re.findall(r"^- \[.+\]\(#(.+)\)$", TEXT, re.MULTILINE)) == headings


def test_each_arrow_of_the_diagram_is_one_of_the_table() -> None:
    names = {phase.name: {phase} for phase in Phase} | {"SET": {Phase.HOLD, Phase.REPS}}
    arrows = re.findall(r"^    (\w+) --> (\w+): (.+)$", diagram(), re.MULTILINE)
    assert len(arrows) > 20
    for before, after, triggers in arrows:
        for trigger in triggers.split(", "):
            assert any(
                phase in names[after]
                for start in names[before]
                for kind, led_to in TABLE[start].items()
                if (kind.__name__ if kind else "time") == trigger
                for phase in led_to
            )


def test_the_table_has_a_row_for_each_command_and_one_for_the_time() -> None:
    assert len(table().splitlines()) == 2 + 1 + len(set(get_args(Command)) - {Undo})


def test_a_page_without_a_place_for_the_diagram_is_refused() -> None:
    with pytest.raises(ValueError, match="needs one"):
        renewed(TEXT.replace("<!-- end of diagram -->", ""))


def test_the_page_can_be_made_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    page = tmp_path / "engine.md"
    page.write_text(TEXT.replace(table(), "old"), encoding="utf-8")
    monkeypatch.setattr(make_engine_diagram, "PAGE", page)
    make_engine_diagram.main()
    assert page.read_text(encoding="utf-8") == TEXT
