"""`hiptimer protocols show`: the exercises, and the session as it will run, on one page."""

from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from hiptimer.cli.output import drawing, paragraph, put_data
from hiptimer.cli.protocols_list import planned
from hiptimer.engine.plan import Part, Plan, cells, pieces_of
from hiptimer.model.choices import SetsToday
from hiptimer.model.protocol import Exercise, Protocol
from hiptimer.model.protocol_draft import draft_of
from hiptimer.model.text import clean
from hiptimer.runner.library import Library
from hiptimer.storage.folders import Folders
from hiptimer.storage.protocol_edit import text_of
from hiptimer.storage.settings import SettingsStore
from hiptimer.wording.doses import dose_words, needs_words, pace_words, sides_words, stage_words
from hiptimer.wording.lengths import minutes_words

if TYPE_CHECKING:
    from rich.text import Text

WIDEST_STRIP: Final = 76

LEGEND: Final = f"prepare {Part.PREPARE}  hold or repeat {Part.WORK}  rest {Part.REST}"


def show(options: Namespace, library: Library, folders: Folders) -> int:
    """Print a protocol; raises HiptimerError."""
    protocol = library.get(options.id)
    if options.toml:
        put_data(_file_text(protocol, library))
        return 0
    rules = SettingsStore(folders.settings).load().settings.rules
    plan = planned(protocol, rules)
    with drawing() as console:
        for left, text in _page(plan, min(console.width, WIDEST_STRIP)):
            paragraph(console, left, text)
    return 0


def _file_text(protocol: Protocol, library: Library) -> str:
    path = library.store.find(protocol.id)
    if path is not None:
        return clean(library.store.read(path).text)
    path = library.store.path_for(protocol.id)
    draft = draft_of(library.document(protocol.id))
    return text_of(draft, "", path, library.exercises)


def _page(plan: Plan, width: int) -> "Iterator[tuple[str, Text]]":
    """Yield the paragraphs of the page, each with what goes to the left of its first line."""
    from rich.text import Text  # noqa: PLC0415 - not for TOML

    protocol = plan.protocol
    yield "", Text(protocol.name, "bold")
    for text in filter(None, (protocol.summary, _facts(plan), needs_words(protocol))):
        yield "", Text(text)
    yield "", Text("")
    yield "", Text(LEGEND, "dim")
    yield "", Text("".join(cells(pieces_of(plan), width)))
    for number, (exercise, counts) in enumerate(
        zip(protocol.exercises, plan.sets_today, strict=True), start=1
    ):
        name, *more = _exercise_lines(exercise, counts)
        yield "", Text("")
        yield f"{number:2}  ", Text(name, "bold")
        yield from (("    ", Text(line)) for line in more)
    for name, text in (("Notes: ", protocol.notes), ("Source: ", protocol.source)):
        if text:
            yield "", Text("")
            yield "", Text.assemble((name, "dim"), text)


def _facts(plan: Plan) -> str:

    protocol = plan.protocol
    facts = (
        protocol.id,
        protocol.region,
        stage_words(protocol.stage),
        minutes_words(plan.seconds),
        f"pain limit {protocol.pain_ceiling}",
        protocol.frequency,
    )
    return ", ".join(filter(None, facts))


def _exercise_lines(exercise: Exercise, counts: SetsToday) -> Iterator[str]:
    sides = sides_words(counts)
    turn = ", in turn" if exercise.alternate_sides and len(counts) > 1 else ""
    yield f"{exercise.name} ({sides}{turn})" if sides else exercise.name
    most = f" (up to {exercise.sets_max} sets)" if exercise.sets_max > exercise.sets else ""
    times = [
        f"{dose_words(exercise, counts)}{most}",
        pace_words(exercise),
        f"rest {exercise.rest_seconds} s",
        f"prepare {exercise.prepare_seconds} s",
        f"{exercise.side_prepare_seconds} s to change sides" if len(counts) > 1 else "",
    ]
    yield ", ".join(filter(None, times))
    yield from filter(None, (exercise.load, exercise.notes, exercise.instructions))
