"""Writes a draft as a protocol file, or into the text of one that a person wrote by hand.

Only what the edit changed is rewritten: every other key, comment and blank line stays, in its
order. Every text is checked: the strict reader must read it as this very draft.
"""

from collections.abc import Iterator, Mapping, Set
from pathlib import Path
from typing import Final

import tomli_w
from msgspec.structs import replace

from hiptimer.errors import ProtocolError, SaveError, UnreadableError
from hiptimer.model.protocol import Protocol
from hiptimer.model.protocol_draft import Draft, DraftExercise, Values
from hiptimer.storage.protocol_file import Catalogue, judge, parse_protocol
from hiptimer.storage.protocol_keys import OF_EXERCISE, OF_PROTOCOL, FileKey, Text
from hiptimer.storage.protocol_layout import (
    ExerciseBlock,
    Layout,
    LayoutError,
    LinePiece,
    LinePieces,
    cut_up,
    detached,
)
from hiptimer.storage.toml_reading import PROTOCOL, comments, parse
from hiptimer.wording.problems import not_saved

_HARM: Final = "it can't be written without damaging the rest of it"

_BLANK: Final = LinePiece("\n")

Keys = Mapping[str, FileKey[object]]


def text_of(draft: Draft, base: str, path: Path, catalogue: Catalogue) -> str:
    """Return `base`, the text that the edit began with, with `draft` written into it.

    `base` is empty for a new protocol. The stem of `path` is the protocol's id. Raises
    ProtocolError with every problem of the draft, SaveError if it can't be written or would not be
    read back as it is, and UnreadableError for a base that is not TOML.
    """
    judged = judge(draft.document, path.stem, catalogue)
    if judged.protocol is None:
        raise ProtocolError(path, tuple(map(str, judged.problems)))
    text = edited(base, parse(base, path, PROTOCOL), draft, path)
    verify(text, judged.protocol, path, catalogue)
    return text


def verify(text: str, meant: Protocol, path: Path, catalogue: Catalogue) -> None:
    """Raise SaveError if `text`, which is to be saved at `path`, does not read as `meant`."""
    try:
        found = parse_protocol(parse(text, path, PROTOCOL), path, meant.id, catalogue)
    except UnreadableError as error:
        raise SaveError(path, f"{_HARM}: {error.problem}") from error
    if found != meant:
        raise SaveError(path, f"{_HARM}: it would not be read back as it was meant")
    if len(text.encode()) > PROTOCOL.most_bytes:
        most = f"it would be bigger than {PROTOCOL.limit}"
        raise SaveError(path, not_saved(f"{most}; make its texts shorter"))


def edited(text: str, before: Mapping[str, object], draft: Draft, path: Path) -> str:
    r"""Return `text`, which contains the document `before`, with `draft` written into it.

    Lines end with `\n`, whatever they ended with. Raises SaveError, which names `path`.
    """
    try:
        layout = cut_up(text.replace("\r\n", "\n"))
    except LayoutError as error:
        raise SaveError(path, f"{_HARM}: {error}") from error
    old = {key: value for key, value in before.items() if key != "exercise"}
    head = _rewritten(layout.head, old, draft.values, OF_PROTOCOL)
    found = before.get("exercise", [])
    entries: list[Values] = found if isinstance(found, list) else []
    if not layout.blocks and _is_as_it_was(draft.exercises, entries):
        return replace(layout, head=head).text
    above, foot = _above_each(layout, {each.origin for each in draft.exercises})
    head = _without_array(head)
    blocks: list[ExerciseBlock] = []
    for exercise in draft.exercises:
        place = exercise.origin or 0
        if place in above:
            block = layout.blocks[place - 1]
            keys = _rewritten(block.keys, entries[place - 1], exercise.values, OF_EXERCISE)
            apart = _set_apart(above[place], blocks[-1].keys if blocks else head)
            blocks.append(ExerciseBlock(apart, block.header, keys))
        else:
            blocks.append(_new_block(exercise.values))
    return Layout(head, tuple(blocks), foot).text


def _is_as_it_was(exercises: tuple[DraftExercise, ...], before: list[Values]) -> bool:
    """Return whether exercises in one array, which can't be rewritten singly, may stay."""
    return len(exercises) == len(before) and all(
        exercise.origin == place
        and exercise.values.keys() == values.keys()
        and all(_is_same(exercise.values[key], values[key]) for key in values)
        for place, (exercise, values) in enumerate(zip(exercises, before, strict=True), start=1)
    )


def _without_array(head: LinePieces) -> LinePieces:
    """Remove an array of exercises, to be written as tables; its comments stay."""
    kept: list[LinePiece] = []
    for piece in head:
        if piece.key == "exercise":
            kept.extend(LinePiece(f"{comment}\n") for comment in comments(piece.text))
        else:
            kept.append(piece)
    return tuple(kept)


def _above_each(layout: Layout, stay: Set[int | None]) -> tuple[dict[int, LinePieces], LinePieces]:
    """Return what is above each exercise that stays, and what is below the last."""
    above: dict[int, LinePieces] = {}
    carried: LinePieces = ()
    for place, block in enumerate(layout.blocks, start=1):
        if place in stay:
            above[place] = carried + _set_apart(block.above, carried)
            carried = ()
        else:
            carried += detached(block.above)
    return above, carried + layout.foot


def _set_apart(above: LinePieces, before: LinePieces) -> LinePieces:
    """Start with a blank line if the comments now before it would seem to belong to it."""
    ends_with_comment = bool(before) and before[-1].key is None
    begins_blank = bool(above) and above[0].is_blank
    return (_BLANK, *above) if ends_with_comment and not begins_blank else above


def _new_block(values: Values) -> ExerciseBlock:
    return ExerciseBlock((_BLANK,), "[[exercise]]\n", _rewritten((), {}, values, OF_EXERCISE))


def _rewritten(pieces: LinePieces, before: Values, after: Values, order: Keys) -> LinePieces:
    result = [each for piece in pieces for each in _unless_gone(piece, before, after)]
    for key in sorted(after, key=[*order].index):
        text = _written(after[key], order[key])
        if key not in before:
            place = _place_for(key, result, order)
            result.insert(place, LinePiece(text, key, f"{key} = ", "\n"))
        elif not _is_same(before[key], after[key]):
            place = next(n for n, piece in enumerate(result) if piece.key == key)
            result[place] = replace(result[place], value=text)
    return tuple(result)


def _unless_gone(piece: LinePiece, before: Values, after: Values) -> Iterator[LinePiece]:
    """Leave out a key that is gone; the comment behind it is the person's, and stays."""
    if piece.key is None or piece.key in after or piece.key not in before:
        yield piece
    elif comment := piece.behind.strip():
        yield LinePiece(f"{comment}\n")


def _place_for(key: str, pieces: list[LinePiece], order: Keys) -> int:
    """Find the place of a new key: below the nearest of those that are written before it."""
    for earlier in reversed([*order][: [*order].index(key)]):
        for place, piece in enumerate(pieces, start=1):
            if piece.key == earlier:
                return place
    return next((n for n, piece in enumerate(pieces) if piece.key is not None), len(pieces))


def _written(value: object, key: FileKey[object]) -> str:
    if isinstance(key.kind, Text):
        value = key.kind.read(value)
    line = tomli_w.dumps({"v": value}, multiline_strings=True)
    return line.removeprefix("v = ").removesuffix("\n")


def _is_same(one: object, other: object) -> bool:
    """Compare as TOML does: `true` is not 1, and 20 is not 20.0."""
    kinds = (bool, float)
    return one == other and all(isinstance(one, k) is isinstance(other, k) for k in kinds)
