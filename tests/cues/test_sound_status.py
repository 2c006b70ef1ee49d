"""How it is said which sound is in use, and what to do where none is."""

import pytest
from msgspec.structs import replace

from hiptimer.cues.status import SoundStatus, advice
from hiptimer.model.settings import Cues

PULSE = "PulseAudio, miniaudio"
INSTALL_A_VOICE = "Install espeak-ng for the voice."
INSTALL_BOTH = (
    "Install and start a sound server, such as pipewire-pulse or pulseaudio. "
    "Install espeak-ng for the voice."
)


def test_a_voice_is_named_with_its_engine_and_its_player() -> None:
    status = SoundStatus(kind=Cues.VOICE, asked=Cues.VOICE, player=PULSE, engine="espeak-ng")
    assert status.words == "Sound: voice and tones (espeak-ng; PulseAudio, miniaudio)."
    assert status.lines == (
        "Sound: voice and tones.",
        "Player: PulseAudio, miniaudio.",
        "Voice: espeak-ng.",
    )


def test_tones_without_a_voice_say_what_to_install() -> None:
    status = SoundStatus(kind=Cues.TONES, asked=Cues.VOICE, player=PULSE, advice=INSTALL_A_VOICE)
    assert status.words == f"Sound: tones ({PULSE}). {INSTALL_A_VOICE}"
    assert status.lines[2:] == ("Voice: none is installed.", INSTALL_A_VOICE)


def test_tones_that_were_asked_for_need_no_voice() -> None:
    status = SoundStatus(kind=Cues.TONES, asked=Cues.TONES, player=PULSE)
    assert status.lines == ("Sound: tones.", f"Player: {PULSE}.")


def test_if_nothing_plays_it_says_what_was_tried_and_what_to_install() -> None:
    status = SoundStatus(
        kind=Cues.BELL,
        asked=Cues.VOICE,
        advice=INSTALL_BOTH,
        tried=("miniaudio", "aplay"),
    )
    assert status.lines == (
        "Sound: nothing plays here but the terminal's bell.",
        "Player: none works; tried miniaudio, aplay.",
        "Voice: none is installed.",
        INSTALL_BOTH,
    )


def test_if_not_even_a_bell_can_be_rung_there_is_no_sound() -> None:
    status = SoundStatus(asked=Cues.TONES, advice="Do this.")
    assert status.words == "Sound: no sound here. Do this."
    assert status.lines[1] == "Player: none is installed."


def test_over_ssh_the_bell_is_said_to_be_one_and_on_which_side_the_rest_would_sound() -> None:
    status = SoundStatus(kind=Cues.BELL, asked=Cues.VOICE, remote=True)
    words = " ".join(status.lines)
    assert words.startswith("Sound: the terminal's bell. You are connected over SSH, and voice and")
    assert "on the other machine" in words
    assert "PULSE_SERVER" in words
    assert not status.failed


def test_a_player_that_failed_is_reported_and_so_is_a_voice() -> None:
    fallen = SoundStatus(kind=Cues.TONES, asked=Cues.TONES, player="aplay", fallen=True)
    assert fallen.words == "Sound: a player failed; now tones (aplay)."
    dumb = SoundStatus(kind=Cues.TONES, asked=Cues.VOICE, player=PULSE, engine="espeak-ng")
    assert dumb.words == f"Sound: the voice fails; now tones ({PULSE})."
    assert dumb.lines[2] == "Voice: espeak-ng, but it fails."
    assert fallen.failed
    assert dumb.failed


def test_silence_is_explained_unless_no_sound_was_asked_for() -> None:
    assert SoundStatus(asked=Cues.OFF).lines == ("Sound: off.",)
    muted = SoundStatus(asked=Cues.VOICE, muted=True)
    assert muted.lines == ("Sound: none: the volume is 0.",)
    bell = SoundStatus(kind=Cues.BELL, asked=Cues.BELL)
    assert bell.lines == ("Sound: the terminal's bell.",)
    looking = SoundStatus(asked=Cues.VOICE, looking=True)
    assert looking.lines == (looking.brief,) == ("Checking sound…",)
    assert SoundStatus().lines == ()
    assert SoundStatus().words == ""


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (SoundStatus(kind=Cues.VOICE, asked=Cues.VOICE, player=PULSE), "voice and tones."),
        (SoundStatus(kind=Cues.BELL, asked=Cues.BELL), "the terminal's bell."),
        (SoundStatus(kind=Cues.BELL, asked=Cues.VOICE), "only the bell; see the sound check."),
        (
            SoundStatus(kind=Cues.BELL, asked=Cues.VOICE, remote=True),
            "only the bell; see the sound check.",
        ),
        (
            SoundStatus(kind=Cues.TONES, asked=Cues.VOICE, player=PULSE, engine="espeak-ng"),
            "the voice fails; now tones; see the sound check.",
        ),
        (SoundStatus(asked=Cues.VOICE, muted=True), "none: the volume is 0."),
    ],
)
def test_if_there_is_little_room_it_is_said_briefly(status: SoundStatus, words: str) -> None:
    assert status.brief == f"Sound: {words}"


def test_while_a_player_is_replaced_the_bell_is_said_to_ring() -> None:
    status = SoundStatus(kind=Cues.BELL, asked=Cues.VOICE, looking=True, fallen=True)
    assert status.words == "Sound: a player failed; the bell rings until another one plays."
    assert status.failed


def test_advice_names_only_what_is_missing() -> None:
    assert advice("linux", player=False, voice=False) == INSTALL_BOTH
    assert advice("linux", player=True, voice=False) == INSTALL_A_VOICE
    assert advice("linux", player=True, voice=True) == ""
    check = "Check the sound output in the system settings."
    assert advice("darwin", player=False, voice=False) == check
    assert advice("win32", player=False, voice=False) == check


def test_a_variable_that_leads_nowhere_is_named_with_its_value_and_nothing_else_is_advised() -> (
    None
):
    dead = SoundStatus(
        kind=Cues.BELL, asked=Cues.TONES, advice=INSTALL_BOTH, dead_server="tcp:10.0.0.9"
    )
    cure = "PULSE_SERVER is tcp:10.0.0.9, where no sound server answers: correct it, or unset it."
    assert dead.words == f"Sound: nothing plays here but the terminal's bell. {cure}"
    assert dead.lines[-1] == cure
    next_one = replace(dead, kind=Cues.TONES, player="aplay")
    assert next_one.words == f"Sound: tones (aplay). {cure}"
    over_ssh = replace(dead, remote=True)
    assert over_ssh.words.endswith(cure)
    assert over_ssh.lines[1] == cure
