from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from hiptimer.cues.sound_box import SoundBox
from hiptimer.model.protocol import AffectedSide
from hiptimer.tui.app import HiptimerApp
from hiptimer.tui.screens.settings.rows import NAMES
from tests.support.app_driver import AppDriver
from tests.support.resizing import resize
from tests.support.screen_text import lines_on, strips_on, words_on
from tests.support.settings_driver import press

DRAWN = ("s down right", "s c down")
"""What is compared as a picture at the usual size; of the others, the text and its styles."""

SIZES = [(80, 24), (40, 12), (200, 60), (80, 18), (40, 20), (30, 8), (20, 5), (1, 1)]


@pytest.fixture
def framed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> HiptimerApp:
    """An app whose paths are the same on every machine, for they are in the picture."""
    monkeypatch.chdir(tmp_path)
    driver = AppDriver(Path("desk"))
    driver.context.settings.save(affected_side=AffectedSide.BOTH)
    over_ssh = SoundBox(Path("desk"), {"SSH_TTY": "/dev/pts/3"})
    return HiptimerApp(replace(driver.context, sound=over_ssh))


@pytest.mark.parametrize(
    ("keys", "size"),
    [
        pytest.param("s down right", (80, 24), id="settings"),
        pytest.param("s down down down down 7", (40, 12), id="settings-small"),
        pytest.param("s down right", (200, 60), id="settings-large"),
        pytest.param("s end enter", (80, 24), id="themes"),
        pytest.param("s c down", (80, 24), id="sound-check"),
        pytest.param("s c down", (40, 12), id="sound-check-small"),
    ],
)
def test_the_settings_look_as_they_did(
    snap_compare: Callable[..., bool],
    text_compare: Callable[..., bool],
    framed: HiptimerApp,
    keys: str,
    size: tuple[int, int],
) -> None:
    compare = snap_compare if keys in DRAWN and size == (80, 24) else text_compare
    assert compare(framed, press=keys.split(), terminal_size=size)


async def test_the_settings_stand_every_size(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        for keys in ("s right down right", "end up 9 9", "end enter", "down enter"):
            await press(driver, pilot, keys)  # in the smallest window, but for the first
            for size in SIZES:
                await resize(pilot, *size)
                lines = lines_on(pilot.app)
                assert len(lines) == size[1], (keys, size)
                assert all(len(line) <= size[0] for line in lines), (keys, size)


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (200, 60)], ids=lambda size: f"{size[0]}")
async def test_every_setting_is_shown_in_full_at_every_size(
    driver: AppDriver, size: tuple[int, int]
) -> None:
    async with driver.opened(size=size) as pilot:
        await press(driver, pilot, "s")
        for name in NAMES.values():
            assert f"▸ {name}" in words_on(pilot.app)
            assert "…" not in words_on(pilot.app)
            await press(driver, pilot, "down")


async def test_without_colours_the_pointer_shows_where_one_is(
    driver: AppDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with driver.opened() as pilot:
        await press(driver, pilot, "s down")
        assert "▸ Rating" in words_on(pilot.app)
        colours = [
            segment.style.color.get_truecolor()
            for strip in strips_on(pilot.app)
            for segment in strip
            if segment.style and segment.style.color
        ]
        assert colours
        assert all(colour.red == colour.green == colour.blue for colour in colours)
