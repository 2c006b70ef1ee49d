"""Players of the system: what they are given, where that lies, and that none sounds on."""

from array import array
from pathlib import Path

import pytest

from hiptimer.cues.player.native import NativePlayer
from hiptimer.cues.player.output import DeviceLostError
from tests.support.programs import asleep, player

FILE_HEAD = 44

LONGEST_OVERLAPPING = 5
"""Runs after which one more means that the program hangs."""


def samples(value: int) -> "array[int]":
    return array("h", [value] * 1000)


def native(folder: Path, program: str) -> NativePlayer:
    return NativePlayer("paplay", program, folder / "cache" / "playing")


def keeping(folder: Path) -> str:
    """Make a player that keeps what it played."""
    return player(folder, f'cat "$2" > {folder}/kept')


def kept(folder: Path) -> bytes:
    return (folder / "kept").read_bytes()[FILE_HEAD:]


def play_out(native: NativePlayer, *sounds: "array[int]") -> None:
    native.play(sounds)
    while native.busy:
        native.check()


def test_it_is_given_whole_files_in_the_cache_that_only_this_person_reads(tmp_path: Path) -> None:
    made = native(tmp_path, keeping(tmp_path))
    play_out(made, samples(5), samples(6))
    assert kept(tmp_path) == (samples(5) + samples(6)).tobytes()
    folder = tmp_path / "cache" / "playing"
    assert list(folder.iterdir()) == []
    assert folder.stat().st_mode & 0o777 == folder.parent.stat().st_mode & 0o777 == 0o700


def test_what_a_killed_one_left_is_deleted(tmp_path: Path) -> None:
    folder = tmp_path / "cache" / "playing"
    folder.mkdir(parents=True)
    (folder / "cue-left.wav").touch()
    native(tmp_path, player(tmp_path))
    assert list(folder.iterdir()) == []


def test_one_that_fails_or_is_missing_is_reported_at_once(tmp_path: Path) -> None:
    with pytest.raises(DeviceLostError, match="failed"):
        native(tmp_path, player(tmp_path, "exit 1"))
    with pytest.raises(DeviceLostError, match="can't be run"):
        native(tmp_path, str(tmp_path / "gone"))
    assert list((tmp_path / "cache" / "playing").iterdir()) == []


def test_a_newer_cue_stops_the_older(tmp_path: Path) -> None:
    made = native(tmp_path, asleep(tmp_path))
    made.play([samples(5)])
    assert made.busy
    made.play([])
    assert not made.busy
    made.stop()


def test_a_program_that_is_still_running_five_times_hangs(tmp_path: Path) -> None:
    made = NativePlayer("aplay", asleep(tmp_path), tmp_path / "playing")
    for _ in range(LONGEST_OVERLAPPING):
        made.play([array("h", [5])], over=True)
    with pytest.raises(DeviceLostError, match="aplay hangs"):
        made.check()
    assert not made.busy
