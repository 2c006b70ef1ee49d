"""The protocols that can be followed: a person's own ones and the shipped ones.

They are read again each time, since own protocols are files that people edit. One that can't be
read is reported beside the others and never hides them. A shipped one is never changed or removed.
"""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from hiptimer.errors import (
    ShippedProtocolError,
    TakenError,
    UnknownProtocolError,
    UnreadableError,
)
from hiptimer.model.protocol import CatalogueExercise, Protocol, Stage
from hiptimer.model.text import folded
from hiptimer.storage.ids import is_file_id, new_id
from hiptimer.storage.protocol_file import parse_protocol, read_loose_protocol, read_protocol
from hiptimer.storage.protocols import ProtocolStore
from hiptimer.storage.toml_reading import PROTOCOL, cut, read
from hiptimer.storage.trash import Removed
from hiptimer.wording.problems import did_you_mean

_STAGES: Final = tuple(Stage)

MOST_NAMED: Final = 10
"""Protocols that a message names: a line or two."""


class Shelved(Struct, frozen=True):
    """A protocol, and whether it is the person's own."""

    protocol: Protocol
    own: bool


class Shelf(Struct, frozen=True):
    """All protocols in the order to show them, and why others are missing."""

    protocols: tuple[Shelved, ...]
    problems: tuple[UnreadableError, ...]


class Library:
    """Own and shipped protocols. An own one hides the shipped one that has its id.

    It does so even if it can't be read: following the shipped one instead would quietly change the
    dose.
    """

    def __init__(
        self,
        store: ProtocolStore,
        exercises: Mapping[str, CatalogueExercise],
        shipped: Mapping[str, Mapping[str, object]],
    ) -> None:
        self.store = store
        self.exercises = exercises
        self._shipped = shipped

    def all(self) -> Shelf:
        """Read every protocol: own ones by name, then shipped ones by stage."""
        own: list[Protocol] = []
        paths, problems = self._own_paths()
        for path in paths:
            try:
                own.append(read_protocol(path, self.exercises))
            except UnreadableError as error:
                problems.append(error)
        own.sort(key=lambda protocol: (folded(protocol.name), protocol.id))
        shipped = sorted(
            self._shipped_beside({path.stem for path in paths}),
            key=lambda protocol: _STAGES.index(protocol.stage),
        )
        shelved = [Shelved(protocol, own=True) for protocol in own]
        shelved += [Shelved(protocol, own=False) for protocol in shipped]
        return Shelf(tuple(shelved), tuple(problems))

    def get(self, protocol_id: str) -> Protocol:
        """Read one protocol.

        Raises UnknownProtocolError if no protocol has this id, and UnreadableError if an own one
        has it and can't be read.
        """
        paths, problems = self._own_paths()
        for path in paths:  # compared, never joined: a typed id is not a path
            if path.stem == protocol_id:
                return read_protocol(path, self.exercises)
        if protocol_id in self._shipped:
            return self._read_shipped(protocol_id)
        if problems:
            raise problems[0]
        raise _unknown(protocol_id, [*(path.stem for path in paths), *self._shipped])

    def document(self, protocol_id: str) -> Mapping[str, object]:
        """Read what the file of a protocol says, including its mistakes.

        Raises UnknownProtocolError, and UnreadableError if it is not TOML.
        """
        path = self.store.find(protocol_id)
        if path is not None:
            return read(path, PROTOCOL)
        if protocol_id in self._shipped:
            return self._shipped[protocol_id]
        raise _unknown(protocol_id, [*(path.stem for path in self.store.paths()), *self._shipped])

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all protocols without reading one: own ones, then shipped ones.

        Raises UnreadableError.
        """
        own = (path.stem for path in self.store.paths())
        return tuple(dict.fromkeys([*filter(is_file_id, own), *self._shipped]))

    def add(self, protocol_id: str, text: str) -> Path:
        """Save `text` as a new own protocol and return its path.

        Raises IdError, SaveError, and TakenError if one has this id, even a shipped one, which
        would be hidden.
        """
        if protocol_id in self._shipped:
            raise TakenError(f"{protocol_id} comes with hiptimer, and would be hidden")
        return self.store.add(protocol_id, text)

    def new_id(self, name: str) -> str:
        """Return an id made from `name` that no protocol has; raises UnreadableError."""
        own = {path.stem.casefold() for path in self.store.paths()}
        return new_id(name, own | self._shipped.keys())

    def remove(self, protocol_id: str) -> Removed:
        """Move an own protocol into the trash.

        Raises ShippedProtocolError, UnknownProtocolError and SaveError.
        """
        if protocol_id in self._shipped and self.store.find(protocol_id) is None:
            raise ShippedProtocolError(
                f"{protocol_id} comes with hiptimer and can't be removed; "
                "an own protocol of that id would take its place"
            )
        return self.store.remove(protocol_id)

    def read_file(self, path: Path) -> Protocol:
        """Read a protocol file in any place; raises UnreadableError."""
        return read_loose_protocol(path, self.exercises)

    def with_guides(self, protocol: Protocol) -> Protocol:
        """Return the protocol of a stored session with its catalogue texts restored."""
        exercises = tuple(
            replace(exercise, guide=self.exercises.get(exercise.id))
            for exercise in protocol.exercises
        )
        return replace(protocol, exercises=exercises)

    def _own_paths(self) -> tuple[tuple[Path, ...], list[UnreadableError]]:
        try:
            return self.store.paths(), []
        except UnreadableError as error:
            return (), [error]

    def _shipped_beside(self, own: set[str]) -> Iterator[Protocol]:
        return (self._read_shipped(id_) for id_ in self._shipped if id_ not in own)

    def _read_shipped(self, protocol_id: str) -> Protocol:
        path = Path(f"{protocol_id}.toml")
        return parse_protocol(self._shipped[protocol_id], path, protocol_id, self.exercises)


def _unknown(protocol_id: str, known: list[str]) -> UnknownProtocolError:
    nearest = get_close_matches(cut(protocol_id), known, n=1)
    meant = [cut(name) for name in nearest or known[-MOST_NAMED:]]
    hint = did_you_mean(meant[0]) if nearest else f"there is {', '.join(meant)}"
    return UnknownProtocolError(f'there is no protocol "{cut(protocol_id)}"; {hint}')
