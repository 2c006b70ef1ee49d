"""What the app and its helper say to each other: one JSON object a line, of bounded length.

`play` lists what sounds one after the other: names of earcons, and of files in the folder that
the helper was started with. Each request has a number, and is answered by it.
"""

import json
from dataclasses import asdict, dataclass
from typing import Any, Final, TypeGuard

LONGEST_LINE: Final = 4_096
"""Fits into any pipe at once, so that nobody waits while writing one."""

MOST_PARTS: Final = 40


class FrameError(Exception):
    """A line is none of ours."""


@dataclass(frozen=True, slots=True)
class Request:
    """Play these parts now; `over` what sounds, or in its place. None at all is silence.

    `more` goes on after what sounds already. `wait` is answered when all has sounded to its end.
    A `volume` (0-100) plays nothing by itself: what comes after it sounds so loud.
    """

    number: int
    parts: tuple[str, ...] = ()
    over: bool = False
    more: bool = False
    wait: bool = False
    volume: int | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """Request `number` was taken; 0 says at the beginning that it can play, and by what."""

    number: int
    words: str = ""


def encode(frame: Request | Reply) -> bytes:
    """Make a line of a request or a reply; raises FrameError for one that is too long."""
    line = json.dumps(asdict(frame)).encode() + b"\n"
    if len(line) > LONGEST_LINE:
        raise FrameError("too long a line")
    return line


def decode_request(line: bytes) -> Request:
    """Read a request; raises FrameError."""
    told = _object(line)
    parts = told.get("parts")
    if not isinstance(parts, list) or len(parts) > MOST_PARTS:
        raise FrameError("parts are missing")
    if not all(isinstance(part, str) for part in parts):
        raise FrameError("a part is a name")
    flags = {name: told.get(name) is True for name in ("over", "more", "wait")}
    return Request(_number(told), tuple(parts), **flags, volume=_volume(told))


def decode_reply(line: bytes) -> Reply:
    """Read a reply; raises FrameError."""
    told = _object(line)
    return Reply(_number(told), str(told.get("words", "")))


def _object(line: bytes) -> dict[str, Any]:
    if len(line) > LONGEST_LINE:
        raise FrameError("too long a line")
    try:
        told = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise FrameError("no JSON") from error
    if not isinstance(told, dict):
        raise FrameError("no object")
    return told


def _volume(told: dict[str, Any]) -> int | None:
    volume = told.get("volume")
    if volume is None:
        return None
    if not _is_whole(volume) or volume not in range(101):
        raise FrameError("no volume")
    return volume


def _number(told: dict[str, Any]) -> int:
    number = told.get("number")
    if not _is_whole(number):
        raise FrameError("the number is missing")
    return number


def _is_whole(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)
