"""`hiptimer protocols list`: every protocol, as a table for people or as JSON for scripts."""

import json
from argparse import Namespace
from typing import Final

from hiptimer.cli.messages import notify
from hiptimer.cli.output import drawing, paragraph, put_data
from hiptimer.engine.plan import Plan, lay_out
from hiptimer.model.choices import Rules, sets_of_the_day
from hiptimer.model.protocol import Protocol
from hiptimer.runner.library import Library, Shelved
from hiptimer.storage.folders import Folders
from hiptimer.storage.settings import SettingsStore
from hiptimer.wording.doses import stage_words
from hiptimer.wording.lengths import minutes_words
from hiptimer.wording.problems import CANT_BE_USED

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
