"""The files of a thousand seeded random sessions: a sum of each, and some of them in full."""

from collections.abc import Mapping
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any, Final

from transcripts.driving import (
    ADVANCES,
    HIPS,
    RATINGS,
    REASONS,
    SHIPPED,
    SIDES,
    TODAYS_SIDES,
    Day,
    Live,
    made_up_protocol,
    own_folder,
)

SESSIONS: Final = 1_000
A_PIECE: Final = 50
IN_FULL: Final = 25
"""Every 25th session is kept in full, so that a diff can be read."""

WEIGHTS: Final = {
    "pause": 2.0,
    "resume": 12.0,
    "done": 6.0,
    "end": 1.5,
    "skip": 2.0,
    "skip side": 0.4,
    "skip exercise": 0.3,
    "again": 1.0,
    "extend": 1.5,
    "not done": 1.0,
    "rate": 8.0,
    "unrate": 1.0,
    "decide": 15.0,
    "finish": 0.1,
}
"""How often each command is chosen among those that are legal."""

DELAYS: Final = (0.0, 0.5, 1.0, 2.5, 6.0, 12.25, 20.0, 30.0, 45.0, 45.0, 200.0)

MOST_MOVES: Final = 250

TOO_LONG: Final = 8_000.0
"""Seconds after which a session that stands still is kept as it is."""

NOTES: Final = ("", "", "Slept badly.", "Übung 3 war zäh, „fast“ gut 🙂", 'a "quoted" \\ note')


def pieces() -> list[str]:
    """List the sessions, fifty at a time."""
    firsts = range(1, SESSIONS + 1, A_PIECE)
    return [f"{first}-{first + A_PIECE - 1}" for first in firsts]


def follow(piece: str) -> dict[str, str]:
    """Follow some sessions; return their files."""
    first, last = map(int, piece.split("-"))
    with own_folder():
        return {
            f"{seed:04}.toml": session(seed, Path(str(seed))) for seed in range(first, last + 1)
        }


def golden(texts: Mapping[str, str]) -> dict[str, str]:
    """Return what is recorded of some sessions."""
    sums = [f"{name} {sha256(text.encode()).hexdigest()}\n" for name, text in texts.items()]
    first, last = min(texts), max(texts)
    name = f"sums-{first.removesuffix('.toml')}-{last.removesuffix('.toml')}.txt"
    full = {name: text for name, text in texts.items() if int(name[:4]) % IN_FULL == 0}
    return {name: "".join(sums), **full}


def session(seed: int, folder: Path) -> str:
    """Follow one session to its end, or until it is left; return its file."""
    chance = Random(f"hiptimer {seed}")  # noqa: S311 - the same for the same seed
    live = Live(_day(seed, chance), folder)
    for _ in range(MOST_MOVES):
        if live.over or live.kept or not _move(live, chance):
            break
    return live.close(chance.choice(NOTES))


def _day(seed: int, chance: Random) -> Day:
    """Take the shipped protocols in turn, and one that is made up after each of them."""
    shipped = SHIPPED[seed // 2 % len(SHIPPED)]
    sides = TODAYS_SIDES if seed % 2 and chance.random() < 0.2 else (None,)
    return Day(
        protocol=shipped if seed % 2 else _made_up(chance),
        hip=chance.choice(HIPS),
        advance=chance.choice(ADVANCES),
        rating=chance.choice(RATINGS),
        side=chance.choice(sides),
        sets=chance.choice((None, None, None, 1, 2)),
        pain_before=chance.choice((None, 0, 2, 5)),
        begins=timedelta(days=seed % 400, minutes=chance.randrange(900)),
    )


def _made_up(chance: Random) -> Any:
    exercises = [_exercise(chance, number) for number in range(1, chance.randrange(1, 4) + 1)]
    return made_up_protocol(
        exercises,
        name=chance.choice(("Made up", "Für die Hüfte", "x" * 60)),
        pain_ceiling=chance.randrange(0, 8),
        prepare_seconds=chance.choice((0, 10, 30)),
    )


def _exercise(chance: Random, number: int) -> dict[str, Any]:
    doses = (
        {"hold_seconds": chance.choice((1, 5, 13, 30))},
        {"hold_seconds": chance.choice((5, 20, 45))},
        {"reps": chance.choice((1, 3, 12))},
        {"reps": chance.choice((3, 8)), "seconds_per_rep": chance.choice((0.5, 2.0, 3.1))},
    )
    sets = chance.randrange(1, 4)
    return {
        "id": f"exercise-{number}",
        "name": f"Exercise {number}",
        "side": chance.choice(SIDES),
        "alternate_sides": chance.random() < 0.3,
        "sets": sets,
        "sets_max": sets + chance.randrange(0, 3),
        "rest_seconds": chance.choice((0, 1, 10, 30)),
        "prepare_seconds": chance.choice((0, 5, 15)),
        "side_prepare_seconds": chance.choice((0, 5, 15)),
        **chance.choice(doses),
    }


def _move(live: Live, chance: Random) -> bool:
    """Let some time pass and do something; return whether the session goes on."""
    what = chance.random()
    if what < 0.02:
        live.gap(chance.choice((3.0, 60.0, 900.0)))
    elif what < 0.03:
        return live.leave_and_resume(chance.choice((5.0, 600.0, 3_000.0, TOO_LONG)))
    elif what < 0.032:
        live.gap(TOO_LONG)
    else:
        live.wait(chance.choice(DELAYS))
    if not live.over and not live.kept:
        _do(live, chance)
    return True


def _do(live: Live, chance: Random) -> None:
    legal = live.legal()
    (name,) = chance.choices(legal, [WEIGHTS[each] for each in legal])
    match name:
        case "extend":
            live.do(name, chance.choice((1, 10, 10, 300)))
        case "rate":
            pains = (0, 1, 2, 2, 3, live.ceiling, min(10, live.ceiling + 1), chance.randrange(11))
            live.do(name, chance.choice(pains), _row(live, chance))
        case "unrate":
            live.do(name, _row(live, chance))
        case "decide":
            live.do(name, chance.choice(live.choices))
        case "finish":
            live.do(name, chance.choice(REASONS))
        case _:
            live.do(name)


def _row(live: Live, chance: Random) -> int | None:
    """Choose the last set mostly, else any."""
    rows = live.rows
    return chance.randrange(1, rows + 1) if rows and chance.random() < 0.3 else None
