"""The keys of a session in plain mode: the words that are typed, and what `?` lists."""

from collections.abc import Iterable
from typing import Final

from hiptimer.interaction.keys import CONFIRMING, TEN, Intent, KeyHint
from hiptimer.interaction.keys import PAGE_UP as PAGE_UP_KEY
from hiptimer.model import pain as pain_scale
from hiptimer.plain.console import PAGE_UP
from hiptimer.wording.keys import MEANINGS
from hiptimer.wording.session import SEEK_HELP_KEY

HELP: Final = "?"
SEEK_HELP: Final = "h"
PAUSE: Final = "p"
"""Another word for "b", which only pauses and goes on: a line that is a space may get lost."""

NAMES: Final = {
    **{"": "enter", " ": "space", "-": "backspace", PAUSE: "b"},
    PAGE_UP: PAGE_UP_KEY,
}
"""Words that stand for keys with names; any other key is a single character."""

NO_KEY: Final = "no-key"
"""What a longer word stands for, be it "enter"."""

WORDS: Final = {"backspace": "-", "space": "space or p"}
"""How keys are called in a list; the others are called by their own names."""

LISTED: Final = "? lists the keys."

_STEP_HELP: Final = (
    "page up: steps through the answers, and enter or 3 s without a key takes one; else as space"
)


def key_of(word: str) -> str:
    """Return the name of the key that a word stands for. Capital letters mean the same, but X."""
    if word in NAMES:
        return NAMES[word]
    if len(word) > 1:
        return NO_KEY
    return word if word == "X" else NAMES.get(word.lower(), word.lower())


def number(word: str) -> int | None:
    """Return the rating that a word stands for: "0" to "10", and "t" for ten."""
    if word.lower() == TEN:
        return pain_scale.HIGHEST
    if word.isascii() and word.isdecimal() and len(word) <= 2 and int(word) <= pain_scale.HIGHEST:
        return int(word)
    return None


def help_lines(hints: Iterable[KeyHint], *, single_keys: bool) -> list[str]:
    """List the keys that do something now; page up only if the terminal gives single keys."""
    keys: dict[Intent, str] = {}
    for hint in hints:
        keys.setdefault(hint.intent, hint.key)
    lines = ["Keys that do something now:"]
    if Intent.ANSWER in keys:
        lines.append("a letter from the list above: that answer")
    if Intent.CHOOSE in keys or not CONFIRMING.isdisjoint(keys):
        lines.append("enter: on")
    if Intent.RATE in keys:
        lines.append("0 to 9: your pain in the last set; t or 10: ten")
    lines += [
        f"{WORDS.get(key, key)}: {MEANINGS[intent]}"
        for intent, key in keys.items()
        if intent in MEANINGS and intent not in CONFIRMING
    ]
    if single_keys:
        lines.append(_STEP_HELP)
    return [*lines, f"{SEEK_HELP}: {SEEK_HELP_KEY}", "q: leave, and go on later"]
