"""`hiptimer protocols list`: every protocol, as a table for people or as JSON for scripts."""

import json
from argparse import Namespace

from hiptimer.cli.messages import tell
from hiptimer.cli.output import drawing, put_data
from hiptimer.engine.plan import Plan, lay_out
from hiptimer.model.choices import Rules, sets_of_the_day
from hiptimer.model.protocol import Protocol
from hiptimer.runner.library import Library, Shelved
from hiptimer.storage.folders import Folders
from hiptimer.storage.settings import SettingsStore


def list_all(options: Namespace, library: Library, folders: Folders) -> int:
    """Print all protocols; those that can't be read are told beside, and are no failure."""
    if options.ids:
        put_data("".join(f"{each}\n" for each in library.ids()))
        return 0
    rules = SettingsStore(folders.settings).load().settings.rules
    shelf = library.all()
    for problem in shelf.problems:
        tell(f"hiptimer: this protocol can't be used: {problem}")
    if options.json:
        rows = [_row(each, library, rules) for each in shelf.protocols]
        put_data(f"{json.dumps(rows, ensure_ascii=False, indent=2)}\n")
    else:
        _draw(shelf.protocols, rules)
    return 0


def planned(protocol: Protocol, rules: Rules) -> Plan:
    """Lay a protocol out for the sides that the settings choose."""
    return lay_out(protocol, sets_of_the_day(protocol, rules.affected_side), rules)


def _row(shelved: Shelved, library: Library, rules: Rules) -> dict[str, object]:
    protocol = shelved.protocol
    path = library.store.path_for(protocol.id).absolute() if shelved.own else None
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
    from rich.table import Table  # noqa: PLC0415 - not for JSON
    from rich.text import Text  # noqa: PLC0415

    from hiptimer.tui.day_words import minutes_words  # noqa: PLC0415

    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    for _ in range(4):
        table.add_column()
    for shelved in protocols:
        protocol = shelved.protocol
        cells = [
            protocol.id,
            protocol.name,
            protocol.stage.value.replace("-", " "),
            minutes_words(planned(protocol, rules).seconds),
            "own" if shelved.own else "shipped",
        ]
        table.add_row(*map(Text, cells))
    with drawing(whole_lines=True) as console:
        console.print(table)
