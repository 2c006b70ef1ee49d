"""Says what is wrong in a session file: where, what was found, and what is allowed.

It turns the messages of `msgspec` into words for a person, and checks nothing itself.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from hiptimer.model.choices import AdvanceRule, RatingRule
from hiptimer.model.protocol import Stage
from hiptimer.model.session import Cause, Choice, SessionOutcome, SetOutcome, StopReason
from hiptimer.model.side import AffectedSide, PrescribedSide, Side
from hiptimer.model.text import one_line
from hiptimer.storage.found import shown

MOST_SHOWN: Final = 300
"""Characters of a problem: a wrong value may be as long as its file."""

_ALLOWED: Final[Mapping[str, Iterable[str]]] = {
    "format": ("1",),
    "outcome": SessionOutcome,
    "stop_reason": StopReason,
    "choices.rating": RatingRule,
    "choices.advance": AdvanceRule,
    "choices.affected_side": AffectedSide,
    "protocol.stage": Stage,
    "protocol.exercise.side": PrescribedSide,
    "protocol.exercise.sets_today": Side,
    "set.side": Side,
    "set.outcome": SetOutcome,
    "adjustment.cause": Cause,
    "adjustment.choice": Choice,
}
"""Values that have names, for the keys that take them."""

_KINDS: Final = {
    "int": "a whole number",
    "float": "a number",
    "str": "a text",
    "bool": "true or false",
    "datetime": "a date and time with its offset",
    "object": "a table",
    "array": "an array",
}


def in_words(message: str, document: Mapping[str, object]) -> str:
    """Return what `msgspec` found wrong in `document`: "set 1, pain: found true, allowed is …"."""
    text, at, path = message.rpartition(" - at ")
    if not at:
        text, path = message, "$"
    key = "`key` in " in path
    path = path.removeprefix("`key` in ").strip("`").removeprefix("$").replace("[...]", "")
    problem = _problem(text, path, "a key" if key else shown(_value_at(path, document)))
    where = re.sub(r"\[(\d+)\]", lambda index: f" {int(index[1]) + 1}", path.removeprefix("."))
    return cut(f"{where.replace('.', ', ')}: {problem}" if where else problem)


def cut(text: str) -> str:
    """Return `text` as one line that is safe to show, and not too long."""
    line = one_line(text)
    return line if len(line) <= MOST_SHOWN else f"{line[:MOST_SHOWN]}…"


def _problem(text: str, path: str, found: str) -> str:
    if missing := re.fullmatch(r"Object missing required field `(\w+)`", text):
        return f"it has no {missing[1]}"
    if text.startswith("Invalid enum value"):
        allowed = ", ".join(_ALLOWED[re.sub(r"\[\d+\]", "", path).removeprefix(".")])
        return f"found {found}, allowed is one of {allowed}"
    if expected := re.match(r"Expected `(\w+)[^`]*`(?:((?: of length)? [<>]=.*)|, got)", text):
        kind = _KINDS.get(expected[1], expected[1])
        return f"found {found}, allowed is {kind}{expected[2] or ''}"
    return text.replace("`", "")


def _value_at(path: str, document: Mapping[str, Any]) -> object:
    value: Any = document
    for name, index in re.findall(r"\.(\w+)|\[(\d+)\]", path):
        value = value[name] if name else value[int(index)]
    return value
