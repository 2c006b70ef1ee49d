"""Writes one table of a TOML file at a time, its keys in the order given.

`tomli-w` writes the values; it would also choose which tables get lines of their own, and a file
whose shape depends on how long its texts are is hard to read.
"""

import re
from collections.abc import Mapping
from typing import Final

import tomli_w

_SPACE_IN_TIME: Final = re.compile(r"^([\w-]+ = \d{4}-\d{2}-\d{2}) (?=\d{2}:)", re.MULTILINE)


def table(header: str, values: Mapping[str, object]) -> str:
    """Return a table under `header` ("[choices]"; empty for the top); nested tables are inline."""
    parts = [f"{header}\n"] if header else []
    plain: dict[str, object] = {}
    for key, value in values.items():
        if isinstance(value, dict | list):
            parts.append(tomli_w.dumps(plain))
            parts.append(f"{_key(key)} = {_inline(value)}\n")
            plain = {}
        else:
            plain[key] = value
    parts.append(tomli_w.dumps(plain))
    return _SPACE_IN_TIME.sub(r"\1T", "".join(parts))


def _inline(value: object) -> str:
    if isinstance(value, dict):
        inner = ", ".join(f"{_key(key)} = {_inline(part)}" for key, part in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list):
        return f"[{', '.join(map(_inline, value))}]"
    return tomli_w.dumps({"v": value}).removeprefix("v = ").removesuffix("\n")


def _key(key: str) -> str:
    return tomli_w.dumps({key: 0}).removesuffix(" = 0\n")
