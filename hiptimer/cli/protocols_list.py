"""`hiptimer protocols list` and `show`: all protocols, or one, for people or as JSON."""

import json
from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from hiptimer.cli.messages import notify
from hiptimer.cli.output import drawing, paragraph, put_data
from hiptimer.engine.plan import Part, Plan, cells, lay_out, pieces_of
from hiptimer.model.choices import Rules, SetsToday, sets_of_the_day
from hiptimer.model.protocol import Exercise, Protocol
from hiptimer.model.protocol_draft import draft_of
from hiptimer.model.text import clean
from hiptimer.runner.library import Library, Shelved
from hiptimer.storage.folders import Folders
from hiptimer.storage.protocol_edit import text_of
from hiptimer.storage.settings import SettingsStore
from hiptimer.wording.doses import dose_words, needs_words, pace_words, sides_words, stage_words
from hiptimer.wording.lengths import minutes_words
from hiptimer.wording.problems import CANT_BE_USED

if TYPE_CHECKING:
    from rich.text import Text


COLUMNS: Final = 5

GAP: Final = "  "


def list_all(options: Namespace, library: Library, folders: Folders) -> int:
    """Print all protocols; those that can't be read are reported, and are not a failure."""
    if options.ids:
        put_data("".join(f"{each}\n" for each in library.ids()))
        return 0
    rules = SettingsStore(folders.settings).load().settings.rules
    shelf = library.all()
    for problem in shelf.problems:
        notify(f"hiptimer: {CANT_BE_USED}{problem}")
    if options.json:
        rows = [_row(each, library, rules) for each in shelf.protocols]
        put_data(f"{json.dumps(rows, ensure_ascii=False, indent=2)}\n")
    else:
        _draw(shelf.protocols, rules)
    return 0


def planned(protocol: Protocol, rules: Rules) -> Plan:
    """Return the plan of a protocol for the sides that the settings choose."""
    return lay_out(protocol, sets_of_the_day(protocol, rules.affected_side), rules)


def _row(shelved: Shelved, library: Library, rules: Rules) -> dict[str, object]:
    protocol = shelved.protocol
    path = library.store.path_for(protocol.id) if shelved.own else None
    return {
        "id": protocol.id,
        "name": protocol.name,
        "region": protocol.region,
        "stage": protocol.stage.value,
        "own": shelved.own,
        "exercises": len(protocol.exercises),
        "seconds": round(planned(protocol, rules).seconds),
        "file": str(path) if path else None,
    }


def _draw(protocols: tuple[Shelved, ...], rules: Rules) -> None:
    from rich.cells import cell_len  # noqa: PLC0415 - not for JSON
    from rich.text import Text  # noqa: PLC0415

    rows = [_cells(each, rules) for each in protocols]
    widths = [max((cell_len(row[at]) for row in rows), default=0) for at in range(COLUMNS)]
    with drawing(whole_lines=True) as console:
        fits = sum(widths) + len(GAP) * (COLUMNS - 1) <= console.width
        for first, *others in rows:
            if fits:
                padded = (_padded(*pair) for pair in zip([first, *others], widths, strict=True))
                console.print(Text(GAP.join(padded).rstrip()))
            else:
                console.print(Text(first, "bold"))
                paragraph(console, GAP, Text(", ".join(others)))


def _cells(shelved: Shelved, rules: Rules) -> tuple[str, ...]:

    protocol = shelved.protocol
    return (
        protocol.id,
        protocol.name,
        stage_words(protocol.stage),
        minutes_words(planned(protocol, rules).seconds),
        "own" if shelved.own else "shipped",
    )


def _padded(text: str, width: int) -> str:
    from rich.cells import set_cell_size  # noqa: PLC0415 - not for JSON

    return set_cell_size(text, width)


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
