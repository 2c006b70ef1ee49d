"""What `--script` prints of every shipped protocol, for either hip and both, under each rule.

Two scripts of a protocol are kept in full. Of every other one a sum is kept, and the lines that
stand in none before it: the times and the order differ nearly everywhere, the words seldom.
"""

from collections.abc import Mapping
from hashlib import sha256
from itertools import product
from typing import Final

from transcripts.driving import ADVANCES, HIPS, RATINGS, SHIPPED, own_folder, script_of

TIME_WIDTH: Final = len(" 0:00  ")

USUAL: Final = ("exercise", "carry-on")
RULES: Final = (USUAL, *(each for each in product(ADVANCES, RATINGS) if each != USUAL))

IN_FULL: Final = ("left advance-exercise rating-carry-on", "both advance-exercise rating-carry-on")


def pieces() -> list[str]:
    """List the protocols."""
    return list(SHIPPED)


def follow(piece: str) -> dict[str, str]:
    """Return all scripts of a protocol, each by the name of a file."""
    texts = {}
    with own_folder():
        for (advance, rating), hip in product(RULES, HIPS):
            name = f"{piece}/{hip} advance-{advance} rating-{rating}"
            texts[name] = script_of(piece, affected_side=hip, advance=advance, rating=rating)
    return texts


def golden(texts: Mapping[str, str]) -> dict[str, str]:
    """Return what is recorded of the scripts of one protocol: one file."""
    protocol = next(iter(texts)).split("/")[0]
    scripts = {name.split("/")[1]: text for name, text in texts.items()}
    seen: set[str] = set()
    parts = []
    for day in (*IN_FULL, *(day for day in scripts if day not in IN_FULL)):
        lines = scripts[day].splitlines()
        words = [line[TIME_WIDTH:] for line in lines]
        shown = lines if day in IN_FULL else [each for each in words if each not in seen]
        total = sha256(scripts[day].encode()).hexdigest()[:16]
        parts += [f"== {day}: {len(lines)} lines, {total}", *dict.fromkeys(shown), ""]
        seen.update(words)
    return {f"{protocol}.txt": "\n".join(parts)}
