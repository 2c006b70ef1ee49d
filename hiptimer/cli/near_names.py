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
    listed = f"; there is {', '.join(names[:MOST_NAMED])}" if names else ""
    return f'there is no {kind} "{cut(typed)}"{suggestion(typed, names) or listed}'


def suggestion(typed: str, known: Iterable[str]) -> str:
    """Return "; did you mean …?", or nothing if no `known` name is near."""
    nearest = get_close_matches(cut(typed), list(known), n=1)
    return f"; {did_you_mean(nearest[0])}" if nearest else ""
