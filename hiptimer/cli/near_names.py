"""What is said where nothing has the name that was typed: the nearest name, or what there is."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from hiptimer.storage.found import cut

MOST_NAMED: Final = 10
"""Names that a message has room for: a line or two."""


def not_known(kind: str, typed: str, known: Iterable[str]) -> str:
    """Say that there is no `kind` called `typed`, and what was perhaps meant."""
    names = list(dict.fromkeys(known))
    nearest = get_close_matches(cut(typed), names)
    told = f'there is no {kind} "{cut(typed)}"'
    if nearest:
        return f"{told}; did you mean {nearest[0]}?"
    return f"{told}; there is {', '.join(names[:MOST_NAMED])}" if names else told
