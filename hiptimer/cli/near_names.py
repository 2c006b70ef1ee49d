"""What to say about an unknown name: the nearest known one, or what there is."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from hiptimer.storage.toml_reading import cut
from hiptimer.wording.problems import did_you_mean

MOST_NAMED: Final = 10
"""Names that a message has room for: a line or two."""


def not_known(kind: str, typed: str, known: Iterable[str]) -> str:
    """Return that there is no `kind` called `typed`, and what may have been meant."""
    names = list(dict.fromkeys(known))
    nearest = get_close_matches(cut(typed), names)
    unknown = f'there is no {kind} "{cut(typed)}"'
    if nearest:
        return f"{unknown}; {did_you_mean(nearest[0])}"
    return f"{unknown}; there is {', '.join(names[:MOST_NAMED])}" if names else unknown
