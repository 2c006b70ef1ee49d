"""The text of a protocol file in pieces that can be moved and rewritten, comments and all.

A piece is a key with its value and the comment behind it, a comment, or blank lines. Put together
again, untouched pieces give exactly the text that they were cut from. What the keys mean is not
known here.
"""

from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from tomlkit.items import Item, Key, Table

_EXERCISE: Final = "exercise"


class LayoutError(ValueError):
    """A text can't be cut into pieces: it is not TOML, or has tables that no protocol has."""


class LinePiece(Struct, frozen=True):
    """A `key` (or None), its value, what is before it, and the rest of the line behind it.

    A comment or blank lines are all `value`.
    """

    value: str
    key: str | None = None
    before: str = ""
    behind: str = ""

    @property
    def text(self) -> str:
        """The piece as it is in the file."""
        return f"{self.before}{self.value}{self.behind}"

    @property
    def is_blank(self) -> bool:
        """Whether it consists of blank lines only."""
        return self.key is None and not self.value.strip()


LinePieces = tuple[LinePiece, ...]


class ExerciseBlock(Struct, frozen=True):
    """One exercise: what is above it, its `[[exercise]]` line, and its keys."""

    above: LinePieces
    header: str
    keys: LinePieces


class Layout(Struct, frozen=True):
    """A whole file: the protocol's keys, its exercises, and what is below the last of them."""

    head: LinePieces = ()
    blocks: tuple[ExerciseBlock, ...] = ()
    foot: LinePieces = ()

    @property
    def text(self) -> str:
        """The whole text of the file."""
        parts = [_text(self.head)]
        parts += [f"{_text(each.above)}{each.header}{_text(each.keys)}" for each in self.blocks]
        return "".join([*parts, _text(self.foot)])


def cut_up(text: str) -> Layout:
    """Cut `text` into pieces; raises LayoutError.

    Comments above a line `[[exercise]]` belong to the exercise below them, and so do those after
    the first blank line that follows the keys of the one before.
    """
    import tomlkit  # noqa: PLC0415 - slow to import, and protocols are seldom edited
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415
    from tomlkit.items import AoT, Table  # noqa: PLC0415

    ended = text if text.endswith("\n") or not text else f"{text}\n"
    try:
        body = tomlkit.parse(ended).body
    except TOMLKitError as error:
        raise LayoutError(str(error)) from error
    tables: list[Table] = []
    flat: list[tuple[Key | None, Item]] = []
    for key, item in body:
        if isinstance(item, AoT) and key is not None and key.key == _EXERCISE:
            tables = item.body
        elif isinstance(item, AoT | Table):
            raise LayoutError("it has a table that no protocol has")
        else:
            flat.append((key, item))
    return _laid_out(_pieces(flat), tables)


def detached(above: LinePieces) -> LinePieces:
    """Return what is above an exercise and apart by a blank line: it outlives the exercise."""
    attached = sum(1 for _ in takewhile(lambda piece: not piece.is_blank, reversed(above)))
    kept = list(above[: len(above) - attached])
    while kept and kept[-1].is_blank:
        kept.pop()
    return tuple(kept)


def _laid_out(flat: LinePieces, tables: "list[Table]") -> Layout:
    if not tables:
        return Layout(flat)
    head, above = _cut_above(flat)
    blocks = []
    for table in tables[:-1]:
        keys, next_above = _cut_above(_pieces(table.value.body))
        blocks.append(ExerciseBlock(above, _header(table), keys))
        above = next_above
    keys, foot = _cut_foot(_pieces(tables[-1].value.body))
    return Layout(head, (*blocks, ExerciseBlock(above, _header(tables[-1]), keys)), foot)


def _pieces(items: "Iterable[tuple[Key | None, Item]]") -> LinePieces:
    return tuple(_each_piece(items))


def _each_piece(items: "Iterable[tuple[Key | None, Item]]") -> Iterator[LinePiece]:
    from tomlkit.items import AoT, Table  # noqa: PLC0415 - as above

    for key, item in items:
        if key is None:
            yield LinePiece(item.as_string())
            continue
        if isinstance(item, AoT | Table):
            raise LayoutError("an exercise of it has a table, which none has")
        trivia = item.trivia
        before = f"{trivia.indent}{key.as_string()}{key.sep}"
        behind = f"{trivia.comment_ws}{trivia.comment}{trivia.trail}"
        yield LinePiece(item.as_string(), key.key, before, behind)


def _header(table: "Table") -> str:
    trivia = table.trivia
    name = table.display_name or _EXERCISE
    return f"{trivia.indent}[[{name}]]{trivia.comment_ws}{trivia.comment}{trivia.trail}"


def _cut_above(pieces: LinePieces) -> tuple[LinePieces, LinePieces]:
    """Cut off what belongs to the exercise that follows."""
    end = _end_of_keys(pieces)
    blank = next((n for n in range(end, len(pieces)) if pieces[n].is_blank), end)
    return pieces[:blank], pieces[blank:]


def _cut_foot(pieces: LinePieces) -> tuple[LinePieces, LinePieces]:
    """Cut off what is below the last exercise, after a blank line."""
    end = _end_of_keys(pieces)
    blank = next((n for n in range(end, len(pieces)) if pieces[n].is_blank), len(pieces))
    return pieces[:blank], pieces[blank:]


def _end_of_keys(pieces: LinePieces) -> int:
    return max((place for place, piece in enumerate(pieces, 1) if piece.key is not None), default=0)


def _text(pieces: LinePieces) -> str:
    return "".join(piece.text for piece in pieces)
