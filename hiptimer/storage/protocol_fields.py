"""Converts between the values of a draft and the text in its fields.

The kinds of the key table define what a text means. Nothing is refused here: a text without a
meaning stays a text, and is reported as a problem of its field.
"""

from collections.abc import Mapping

from hiptimer.model.protocol_draft import Field
from hiptimer.model.text import clean
from hiptimer.storage.protocol_keys import OF_EXERCISE, OF_PROTOCOL, REPS, FileKey
from hiptimer.storage.toml_reading import shown


def keys_at(entry: int | None) -> Mapping[str, FileKey[object]]:
    """Return the keys of an exercise or (None) of the protocol, in the order of docs/formats.md."""
    return OF_PROTOCOL if entry is None else OF_EXERCISE


def typed(field: Field, text: str) -> object | None:
    """Return the value that `text` means in `field`; None, which is the default, if it is empty.

    Repetitions have no default: without their number an exercise would quietly become a hold.
    Raises KeyError for a field that no protocol has.
    """
    key = keys_at(field.entry)[field.key]
    return key.kind.typed(clean(text)) if text.strip() or key is REPS else None


def as_text(value: object | None) -> str:
    """Return the text to show in a field that holds `value`."""
    match value:
        case None:
            return ""
        case str():
            return clean(value)
        case float():
            return f"{value:g}"
        case _:
            return shown(value)
