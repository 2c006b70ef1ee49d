"""Reads a protocol file by the rules of docs/formats.md, and reports all its problems at once.

It never guesses what was meant and never writes: a file that breaks a rule yields no protocol.
"""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from hiptimer.errors import ProtocolError
from hiptimer.model import limits
from hiptimer.model.protocol import Exercise, Protocol
from hiptimer.storage import protocol_keys as keys
from hiptimer.storage.found import shown
from hiptimer.storage.protocol_exercise import Catalogue, read_exercise
from hiptimer.storage.protocol_id import ID_RULE, is_file_id, is_id, new_id
from hiptimer.storage.protocol_problem import Problem
from hiptimer.storage.protocol_table import MOST_PROBLEMS, Table
from hiptimer.storage.toml_reading import PROTOCOL, read, refuse_newer

_TABLES_ALLOWED = f"1 to {limits.EXERCISES.highest} tables, each below a line [[exercise]]"


class Judged(Struct, frozen=True):
    """What a document contains: a protocol, or (None) what is wrong, at most 101 problems."""

    protocol: Protocol | None
    problems: tuple[Problem, ...]


def read_protocol(path: Path, catalogue: Catalogue) -> Protocol:
    """Read the protocol file at `path`, whose stem is the id.

    Raises UnreadableError, NewerFormatError, and ProtocolError with every problem of the file.
    """
    return parse_protocol(read(path, PROTOCOL), path, path.stem, catalogue)


def read_loose_protocol(path: Path, catalogue: Catalogue) -> Protocol:
    """Read a protocol file with any name in any place.

    Its id is made from the stem ("My hip (2)" becomes `my-hip-2`), and is `protocol` if that leaves
    nothing usable. Raises as `read_protocol` does.
    """
    return parse_protocol(read(path, PROTOCOL), path, new_id(path.stem, ()), catalogue)


def parse_protocol(
    document: Mapping[str, object], path: Path, protocol_id: str, catalogue: Catalogue
) -> Protocol:
    """Return the protocol in a document that was read from `path`.

    Raises NewerFormatError, and ProtocolError with every problem of the document.
    """
    refuse_newer(document, path, PROTOCOL)
    judged = judge(document, protocol_id, catalogue)
    if judged.protocol is None:
        raise ProtocolError(path, tuple(map(str, judged.problems)))
    return judged.protocol


def judge(document: Mapping[str, object], protocol_id: str, catalogue: Catalogue) -> Judged:
    """Return the protocol in a document, or every problem of it; no file is involved."""
    problems = _problems_of_id(protocol_id)
    table = Table(document, problems)
    table.refuse_unknown(keys.PROTOCOL_KEYS)
    table.value(keys.FORMAT)
    prepare_seconds = table.value(keys.PREPARE_SECONDS)
    protocol = Protocol(
        id=protocol_id,
        name=table.value(keys.NAME),
        summary=table.value(keys.SUMMARY),
        region=table.value(keys.REGION),
        stage=table.value(keys.STAGE),
        pain_ceiling=table.value(keys.PAIN_CEILING),
        prepare_seconds=prepare_seconds,
        frequency=table.value(keys.FREQUENCY),
        source=table.value(keys.SOURCE),
        notes=table.value(keys.NOTES),
        exercises=tuple(_exercises(table, prepare_seconds, catalogue)),
    )
    return Judged(None, _at_most(problems)) if problems else Judged(protocol, ())


def _problems_of_id(protocol_id: str) -> list[Problem]:
    if is_file_id(protocol_id):
        return []
    if is_id(protocol_id):
        allowed = "any other name, for Windows keeps this one for a device"
    else:
        allowed = f"{ID_RULE}, then .toml"
    return [Problem("file name", f"found {shown(protocol_id)}, allowed is {allowed}")]


def _exercises(table: Table, prepare_seconds: int, catalogue: Catalogue) -> list[Exercise]:
    found = table.found.get("exercise")
    if not isinstance(found, list):
        what = "missing" if found is None else f"found {shown(found)}"
        table.refuse("exercise", f"{what}, allowed is {_TABLES_ALLOWED}")
        return []
    if len(found) not in limits.EXERCISES:
        table.refuse("exercise", f"found {len(found):,} tables, allowed is {_TABLES_ALLOWED}")
    exercises = []
    for number, entry in enumerate(found, start=1):
        if len(table.problems) > MOST_PROBLEMS:
            break
        if isinstance(entry, dict):
            row = Table(entry, table.problems, number)
            exercises.append(read_exercise(row, prepare_seconds, catalogue))
        else:
            allowed = "a table below a line [[exercise]]"
            table.refuse(f"exercise {number}", f"found {shown(entry)}, allowed is {allowed}")
    return exercises


def _at_most(problems: list[Problem]) -> tuple[Problem, ...]:
    if len(problems) <= MOST_PROBLEMS:
        return tuple(problems)
    more = Problem("and more", f"only the first {MOST_PROBLEMS} are listed")
    return (*problems[:MOST_PROBLEMS], more)
