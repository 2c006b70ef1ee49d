"""The form of the protocol itself: its name, its stage, and its description."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from hiptimer.model.protocol import DEFAULT_PAIN_CEILING, DEFAULT_PREPARE_SECONDS, Stage
from hiptimer.model.protocol_draft import Draft
from hiptimer.storage.protocol_keys import Problem
from hiptimer.tui.screens.editor.draft_table import DraftTable
from hiptimer.tui.screens.editor.field_slots import FormRow
from hiptimer.tui.screens.editor.field_words import OF_PROTOCOL
from hiptimer.wording.doses import stage_words

STAGES: Final = {stage: (stage.value[0], stage_words(stage)) for stage in Stage}
"""The letter and the words of each stage."""

_CHECKED_ELSEWHERE: Final = ("format", "exercise", "file name")


def protocol_rows(draft: Draft, problems: tuple[Problem, ...]) -> tuple[FormRow, ...]:
    """Return the form of the protocol without its exercises."""
    table = DraftTable(draft, None, problems, OF_PROTOCOL)
    wrong = {problem.key for problem in problems if problem.entry is None}
    return table.with_the_rest(_rows(table, wrong), _CHECKED_ELSEWHERE)


def _rows(table: DraftTable, wrong: set[str]) -> Iterator[FormRow]:
    name = table.row(table.typed("name", "give it a name"))
    # a missing name is no mistake until the protocol is saved
    yield name if table.value("name") is not None else replace(name, problem="")
    stages = tuple(
        table.choice("stage", *words, value=each.value) for each, words in STAGES.items()
    )
    yield table.row(table.chosen("stage", stages, STAGES[Stage.ISOMETRIC][1]))
    yield table.row(table.typed("pain_ceiling", str(DEFAULT_PAIN_CEILING)))
    yield table.row(table.typed("prepare_seconds", str(DEFAULT_PREPARE_SECONDS)))
    for key in ("summary", "region", "frequency", "source", "notes"):
        yield table.row(table.typed(key))
    if "format" in wrong:
        yield table.row(table.typed("format"))
