"""What there is to play by on each system, in which order, and what opens."""

import importlib.util
from collections.abc import Mapping

import pytest

from hiptimer.cues.player.backends import Backend, dead_server, found_backends, open_first
from hiptimer.cues.player.frames import Begin
from hiptimer.cues.player.output import AudioOutput, DeviceLostError

ALL = {"aplay": "/usr/bin/aplay", "afplay": "/usr/games/afplay", "paplay": "/bin/paplay"}
HAS_LIBRARY = bool(importlib.util.find_spec("miniaudio"))


def names(
    platform: str = "linux",
    environment: Mapping[str, str] | None = None,
    *,
    failed: str = "",
    remote: bool = False,
) -> list[str]:
    begin = Begin("folder", 80, failed=failed, remote=remote)
    found = found_backends(begin, environment or {}, ALL.get, platform)
    return [backend.name for backend in found]


def no_library(found: list[str]) -> list[str]:
    return [name for name in found if name not in ("miniaudio", "PULSE_SERVER")]


def test_each_system_has_its_own_programs_in_their_order() -> None:
    assert no_library(names()) == ["paplay", "aplay"]
    assert no_library(names("darwin"))[-1] == "afplay"
    assert no_library(names("win32"))[-1] == "winsound"


@pytest.mark.skipif(not HAS_LIBRARY, reason="miniaudio has no wheel here")
def test_the_library_is_tried_before_any_program_and_the_named_server_before_all() -> None:
    assert names()[0] == "miniaudio"
    assert names(environment={"PULSE_SERVER": "x"})[:2] == ["PULSE_SERVER", "miniaudio"]


def test_what_failed_last_time_is_tried_last() -> None:
    assert names(failed="paplay")[-2:] == ["aplay", "paplay"]


def test_over_ssh_only_what_leads_to_the_person_is_tried() -> None:
    assert no_library(names(environment={"PULSE_SERVER": "x"}, remote=True)) == ["paplay"]
    assert "miniaudio" not in names(environment={"PULSE_SERVER": "x"}, remote=True)


class Opened:
    """Something that plays."""


def opens() -> AudioOutput:
    return Opened()  # type: ignore[return-value]


def fails() -> AudioOutput:
    raise DeviceLostError("it is not there")


def test_the_first_that_opens_is_taken_and_each_is_named_before() -> None:
    tried: list[str] = []
    found = (Backend("one", fails), Backend("two", opens), Backend("three", opens))
    name, _ = open_first(found, tried.append)
    assert (name, tried) == ("two", ["one", "two"])
    with pytest.raises(DeviceLostError):
        open_first(found[:1], tried.append)


@pytest.mark.parametrize(
    ("opened", "dead"), [("PULSE_SERVER", ""), ("paplay", ""), ("aplay", "tcp:x"), ("", "tcp:x")]
)
def test_a_named_server_is_dead_if_all_that_could_play_there_did_not(
    opened: str, dead: str
) -> None:
    found = tuple(Backend(name, opens) for name in ("PULSE_SERVER", "paplay", "aplay"))
    assert dead_server({"PULSE_SERVER": "tcp:x"}, found, opened) == dead
    assert dead_server({}, found, opened) == ""


def test_all_programs_are_known_by_their_names_the_best_first() -> None:
    found = found_backends(Begin("folder", 80), {}, "/usr/bin/{}".format, "linux")
    programs = [backend.name for backend in found if backend.name != "miniaudio"]
    assert programs == ["pw-play", "paplay", "aplay"]
