"""A whole session followed on the screen, and the file that it leaves, second for second."""

import tomllib
from pathlib import Path
from typing import Any

from hiptimer.engine import Phase
from hiptimer.interaction.view import End
from tests.support.app_driver import AppDriver
from tests.support.timer_driver import Following, following, short_plan


async def left_side(timer: Following) -> None:
    """Three holds: one rated, one paused and with a longer rest, one ended early."""
    await timer.wait(51)  # 30 s to get down, 20 s of holding, one second of rest
    await timer.press("2")
    await timer.wait(19)
    await timer.press("space", after=8)
    await timer.press("space", after=6)
    await timer.wait(3 + 12)
    await timer.press("+", after=3)
    await timer.press("1", "0", after=2)
    await timer.press("3", after=2)
    await timer.reach(Phase.HOLD, looking=True)
    await timer.press("e", after=12.5)
    await timer.reach(Phase.WAITING, looking=True)
    await timer.press("5", after=2)
    await timer.press("c", after=3)


async def right_side(timer: Following) -> None:
    """Three holds: one too painful, the next ones shorter, the last of them skipped."""
    await timer.press("enter", after=4)
    await timer.reach(Phase.REST, after=1, looking=True)
    await timer.press("6")
    await timer.press("s", after=3)
    await timer.reach(Phase.HOLD, looking=True)
    await timer.reach(Phase.REST, after=2, looking=True)
    await timer.press("3")
    await timer.reach(Phase.HOLD, looking=True)
    await timer.press("n", after=5)


async def bridges(timer: Following) -> None:
    """Three holds: one rated by the arrows, one not done, and the last rated at the end."""
    await timer.press("enter", after=3)
    await timer.reach(Phase.REST, after=1, looking=True)
    await timer.press("right", "right", "enter")
    await timer.reach(Phase.HOLD, looking=True)
    await timer.reach(Phase.REST, after=1, looking=True)
    await timer.press("d")
    await timer.reach(Phase.HOLD, looking=True)
    await timer.reach(Phase.WAITING, after=1, looking=True)
    await timer.press("1")
    assert timer.app.ends == [], "a zero could still come"
    await timer.wait(1.5)


def saved(folder: Path) -> dict[str, Any]:
    (path,) = folder.glob("sessions/*/*.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def rows_of(session: dict[str, Any]) -> list[tuple[str, tuple[float | None, ...], int | None]]:
    """Return of each set when it began, its side and outcome, its seconds, and the pain."""
    return [
        (
            f"{row['started_at']:%M:%S} {row['side']} {row['number']} {row['outcome']}",
            (row["held_seconds"], row["target_seconds"], row.get("rested_seconds")),
            row.get("pain"),
        )
        for row in session["set"]
    ]


async def test_a_session_leaves_a_file_that_is_true_to_the_second(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await left_side(timer)
        await right_side(timer)
        await bridges(timer)
        assert timer.app.ends == [End.FINISHED]
    session = saved(driver.folder)
    assert session["outcome"] == "completed"
    assert (session["active_seconds"], session["paused_seconds"]) == (355.0, 6.0)
    assert rows_of(session) == [
        ("18:32 left 1 done", (20.0, 20, 20.0), 2),
        ("19:12 left 2 done", (20.0, 20, 30.0), 3),
        ("20:11 left 3 cut-short", (12.5, 20, 29.0), 5),
        ("21:02 right 1 done", (20.0, 20, 20.0), 6),
        ("21:42 right 2 done", (10.0, 10, 20.0), 3),
        ("22:12 right 3 skipped", (5.0, 10, None), None),
        ("22:20 bilateral 1 done", (20.0, 20, 20.0), 1),
        ("23:00 bilateral 2 skipped", (0.0, 20, 20.0), None),
        ("23:40 bilateral 3 done", (20.0, 20, None), 1),
    ]
    assert session["set"][1]["paused_seconds"] == 6.0
    assert [
        (f"{entry['at']:%M:%S}", entry["after_set"], entry["cause"], entry["choice"])
        for entry in session["adjustment"]
    ] == [
        ("19:20", 1, "person", "pause"),
        ("19:44", 2, "person", "extend"),
        ("20:23", 3, "person", "end-set"),
        ("20:48", 3, "pain", "carry-on"),
        ("21:26", 4, "pain", "shorter"),
        ("22:17", 6, "person", "skip-set"),
        ("23:21", 8, "person", "skip-set"),
    ]


async def test_a_person_who_only_presses_on_is_led_to_the_end(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        for _ in range(2):
            await timer.reach(Phase.WAITING, looking=True)
            await timer.press("pagedown", after=2)
        await timer.reach(Phase.WAITING, after=121, looking=True)
        assert timer.app.ends == [End.FINISHED]
    session = saved(driver.folder)
    assert [row["outcome"] for row in session["set"]] == ["done"] * 9
    assert all("pain" not in row for row in session["set"]), "no number is made up"
    assert session["active_seconds"] == 30 + 9 * 20 + 8 * 20 + 2 * (2 + 10) + 120
