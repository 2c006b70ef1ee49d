"""What a session file contains that hiptimer does not know: kept, and saved again unchanged.

A newer hiptimer, another program or the person may have put it there. It is never shown.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from msgspec import Struct, structs

from hiptimer.model.choices import Rules
from hiptimer.model.session import Adjustment, SetRecord
from hiptimer.storage.session_schema import EndTable, ExerciseTable, ProtocolTable, SessionFile

Table = Mapping[str, Any]
"""A table of a file whose shape was checked."""


def _keys(kind: type[Struct]) -> frozenset[str]:
    return frozenset(field.encode_name for field in structs.fields(kind))


_TOP: Final = _keys(SessionFile)
_CHOICES: Final = _keys(Rules)
_PROTOCOL: Final = _keys(ProtocolTable)
_EXERCISE: Final = _keys(ExerciseTable)
_SET: Final = _keys(SetRecord)
_ADJUSTMENT: Final = _keys(Adjustment)
_END: Final = _keys(EndTable)


def extras(document: Table) -> dict[str, Mapping[str, object]]:
    """Return the unknown keys of every table, by the place that `place` names."""
    return {
        where: {key: value for key, value in table.items() if key not in known}
        for where, table, known in _tables(document)
        if not known.issuperset(table)
    }


def place(kind: str, number: int) -> str:
    """Return the name of a table of an array of tables, from 1: "set 3"."""
    return f"{kind} {number}"


def _tables(document: Table) -> Iterator[tuple[str, Table, frozenset[str]]]:
    yield "", document, _TOP
    yield "choices", document["choices"], _CHOICES
    yield "protocol", document["protocol"], _PROTOCOL
    yield "end", document["end"], _END
    arrays = (
        ("exercise", document["protocol"]["exercise"], _EXERCISE),
        ("set", document.get("set", ()), _SET),
        ("adjustment", document.get("adjustment", ()), _ADJUSTMENT),
    )
    for kind, rows, known in arrays:
        for number, row in enumerate(rows, 1):
            yield place(kind, number), row, known
