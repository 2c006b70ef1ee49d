"""The same keys at the same times make the same file, on the screen and in plain mode."""

from pathlib import Path
from random import Random
from typing import Final

import pytest
from msgspec import Struct

from hiptimer.model.choices import AdvanceRule, RatingRule
from hiptimer.model.protocol import AffectedSide
from hiptimer.model.settings import Cues
from hiptimer.runner.context import Context
from tests.support.app_driver import AppDriver
from tests.support.plain_driver import context_in, visit
from tests.support.timer_driver import Following, following, short_plan

BYTES: Final = {
    "enter": b"\r",
    "space": b" ",
    "backspace": b"\x7f",
    "pageup": b"\x1b[5~",
    "pagedown": b"\x1b[6~",
}
"""What a terminal sends for keys with names; the others send their character."""

KEYS: Final = (*"0123456789", *BYTES, "enter", "pageup", "pageup", *"erun+", *"1058c")

DELAYS: Final = (0.25, 0.75, 1.0, 1.5, 2.0, 3.0, 3.5, 8.0, 20.0, 31.0)
"""Sums of these are exact, so that both clocks show the same."""

AGAIN: Final = 0.75
"""A key that is pressed again sooner is first held back, in case it is only held down."""

ONE_KEY: Final = {"pagedown": "enter"}
"""Plain mode knows both as one word, so for it the second one is the first one pressed again."""

IN_A_HOLD: Final = 31.0
"""When there is something to save."""

LONGEST_TURN: Final = 1_000


class Keys(Struct, frozen=True):
    """Rules of a session, and the keys that are pressed in it, each with its time."""

    rating: RatingRule
    advance: AdvanceRule
    pressed: tuple[tuple[str, float], ...]


def keys_of(seed: int) -> Keys:
    """Make up a session, which is finished by keys at the end."""
    chance = Random(f"screen and lines {seed}")  # noqa: S311 - the same for the same seed
    at, last = IN_A_HOLD, ""
    pressed: list[tuple[str, float]] = []
    for key in (*chance.choices(KEYS, k=chance.randrange(12, 25)), "f", "n"):
        after = chance.choice(DELAYS)
        at += max(after, AGAIN) if ONE_KEY.get(key, key) == last else after
        pressed.append((key, at))
        last = ONE_KEY.get(key, key)
    return Keys(chance.choice([*RatingRule]), chance.choice([*AdvanceRule]), tuple(pressed))


def settle(context: Context, keys: Keys) -> None:
    """Choose what is asked before a session, and silence."""
    context.settings.save(
        rating=keys.rating,
        advance=keys.advance,
        affected_side=AffectedSide.LEFT,
        cues=Cues.OFF,
    )


async def until(timer: Following, at: float) -> None:
    """Let time pass as often as the runner says so, and show what came of it at the end."""
    clock = timer.driver.clock
    for _ in range(LONGEST_TURN):
        left = at - clock.monotonic()
        if left <= 0:
            timer.app.timer.draw()
            return
        clock.advance(min(left, timer.runner.wake_in()))
        timer.runner.pulse()
    raise AssertionError("time does not pass")


async def on_the_screen(driver: AppDriver, keys: Keys) -> None:
    """Press the keys on the timer screen."""
    settle(driver.context, keys)
    plan = short_plan(driver, rating=keys.rating, advance=keys.advance, affected=AffectedSide.LEFT)
    start = driver.clock.monotonic()
    async with following(driver, plan) as timer:
        for key, at in keys.pressed:
            await until(timer, start + at)
            if timer.app.ends:
                break
            await timer.press(key)


def in_plain_mode(folder: Path, keys: Keys) -> None:
    """Let a terminal send the keys to plain mode."""
    context = context_in(folder)
    settle(context, keys)
    script = [(at, BYTES.get(key) or key.encode()) for key, at in keys.pressed]
    protocol = context.library.get("lateral-hip-isometric-short")
    visit(context, script, protocol, single_keys=True)


def saved_in(folder: Path) -> str:
    """Read the one session that was saved."""
    (path,) = (folder / "sessions").rglob("*.toml")
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("seed", range(15))
async def test_screen_and_plain_mode_save_the_same_session(tmp_path: Path, seed: int) -> None:
    keys = keys_of(seed)
    by_screen, by_lines = tmp_path / "screen", tmp_path / "lines"
    await on_the_screen(AppDriver(by_screen), keys)
    in_plain_mode(by_lines, keys)
    assert saved_in(by_screen) == saved_in(by_lines)
