"""Speech engines: what they are given, what they may do wrong, and what is kept of their work."""

import json
import os
import shutil
import sys
from array import array
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest
from msgspec.structs import replace

from hiptimer.cues.loudness import LEVEL, loudness
from hiptimer.cues.player.frames import Speaks, Spoken
from hiptimer.cues.samples import RATE, NoSpeechError
from hiptimer.cues.speaking import VoiceOptions
from hiptimer.cues.speech import engines
from hiptimer.cues.speech.cache import SpeechCache
from hiptimer.cues.speech.engines import (
    LONGEST_TEXT,
    SpeechEngine,
    english_voices,
    find_engine,
    installed,
    output_of,
    render,
    speakable,
)
from hiptimer.cues.speech.voice import MOST_FAILURES, Voice
from tests.support.players import eventually
from tests.support.speech_engines import SPEAKS, engine

USUAL = VoiceOptions()

SILENT = """
    import sys, wave
    with wave.open(sys.argv[-1], "wb") as file:
        file.setparams((1, 2, 22050, 0, "NONE", ""))
        file.writeframes(bytes(4000))
"""

HOSTILE = (
    "$(touch pwned)",
    "`touch pwned`; touch pwned",
    "'\"; touch pwned #",
    "-w pwned.wav",
    "--stdin",
    "[[rate 600]] <voice name='x'>",
    "\x1b]0;title\x07\x1b[2J",
    "a\x00b",
    "n" * 500,
)


def spoken_to(folder: Path, text: str) -> list[object]:
    """Have `text` spoken; give the arguments and the text that the engine got."""
    render(engine(folder), speakable(text), folder)
    (file,) = folder.glob(".*.given")
    got: list[object] = json.loads(file.read_text())
    return got


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_name_reaches_the_engine_as_text_and_as_nothing_else(
    tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    arguments, said = spoken_to(tmp_path, text)
    assert arguments == []
    assert said == speakable(text)
    assert not list(tmp_path.glob("pwned*"))


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_an_engine_could_obey_is_left_in_a_text(text: str) -> None:
    said = speakable(text)
    assert len(said) <= LONGEST_TEXT
    assert not set(said) & set("[]<>{}$`\\;|&\x1b\x00\x07") - {";"}


@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is not installed")
@pytest.mark.parametrize("text", ["-w pwned.wav", "--help", "Hold. Set two of three."])
def test_the_real_engine_speaks_text_that_looks_like_an_option(
    tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = find_engine(shutil.which, "linux", VoiceOptions())
    assert found
    assert len(render(found, speakable(text), tmp_path)) > RATE // 5
    assert list(tmp_path.iterdir()) == []


def test_the_silence_around_a_sentence_is_cut_off_and_it_has_the_usual_loudness(
    tmp_path: Path,
) -> None:
    padded = SPEAKS.replace('b"\\x10', 'bytes(9000) + b"\\x10')
    assert padded != SPEAKS
    samples = render(engine(tmp_path, padded), "hold", tmp_path)
    assert len(samples) == pytest.approx(RATE // 10, abs=20)
    assert loudness(samples) == pytest.approx(LEVEL, abs=1)


@pytest.mark.parametrize(
    ("program", "why"),
    [
        ("raise SystemExit(1)", "failed"),
        ("", "no sound"),
        (SILENT, "says nothing"),
        ("import sys; open(sys.argv[-1], 'wb').write(b'RIFFnonsense' * 99)", "no sound"),
        ("import sys; sys.stdout.write('x' * 5_000_000); raise SystemExit(1)", "failed"),
        (
            "import sys; open(sys.argv[-1], 'wb').truncate(50_000_000); sys.stdin = None; "
            "import signal; signal.pause()",
            "without end",
        ),
    ],
)
def test_an_engine_that_fails_or_writes_nonsense_gives_no_speech(
    tmp_path: Path, program: str, why: str
) -> None:
    with pytest.raises(NoSpeechError, match=why):
        render(engine(tmp_path, program), "hold", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["engine.py"]


def test_an_engine_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "LONGEST_SECONDS", 0.3)
    with pytest.raises(NoSpeechError, match="too long"):
        render(engine(tmp_path, "import signal; signal.pause()"), "hold", tmp_path)


def test_an_engine_that_is_not_there_gives_no_speech(tmp_path: Path) -> None:
    missing = engine(tmp_path)
    with pytest.raises(NoSpeechError, match="can't be run"):
        render(type(missing)("gone", str(tmp_path / "gone"), ()), "hold", tmp_path)


MAC_VOICES = """
Anna                de_DE    # Hallo, ich heisse Anna.
Eddy (English (UK)) en_GB    # Hello! My name is Eddy.
Samantha            en_US    # Hello! My name is Samantha.
"""
WINDOWS_VOICES = "Microsoft Hazel Desktop\r\nMicrosoft Zira Desktop\r\n"
ONLY = {"say": "/usr/bin/say", "powershell": "powershell.exe"}


def prints(output: str) -> Callable[[list[str]], str]:
    """Give a stand-in for running a program, which prints this."""
    return lambda _: output


def found_engine(platform: str, output: str, options: VoiceOptions = USUAL) -> SpeechEngine | None:
    return find_engine(ONLY.get, platform, options, prints(output))


def test_a_german_mac_speaks_english_nevertheless() -> None:
    found = found_engine("darwin", MAC_VOICES)
    assert found
    assert found.arguments[2:6] == ("-v", "Eddy (English (UK))", "-r", "155")
    assert found.version
    assert found_engine("darwin", "Anna                de_DE    # Hallo, ich heisse Anna.") is None
    assert found_engine("darwin", "") is None


def test_windows_is_given_an_english_voice_and_a_rate_beside_the_file(tmp_path: Path) -> None:
    found = found_engine("win32", WINDOWS_VOICES)
    assert found
    assert found.variables == {
        "HIPTIMER_SPEECH_VOICE": "Microsoft Hazel Desktop",
        "HIPTIMER_SPEECH_RATE": "-1",
    }
    assert str(tmp_path) not in " ".join(found.command(tmp_path))
    assert found_engine("linux", WINDOWS_VOICES) is None


def test_the_voice_that_was_chosen_speaks_if_it_is_there() -> None:
    for chosen, speaks in (("Samantha", "Samantha"), ("Gone", "Eddy (English (UK))")):
        found = found_engine("darwin", MAC_VOICES, VoiceOptions(voice=chosen))
        assert found
        assert found.arguments[3] == speaks


def test_the_engine_that_was_chosen_is_tried_before_the_others() -> None:
    both = {"espeak-ng": "/bin/espeak-ng", "say": "/usr/bin/say"}
    options = VoiceOptions(engine="say")
    found = find_engine(both.get, "darwin", options, prints(MAC_VOICES))
    assert found
    assert found.name == "say"
    assert installed(both.get, "darwin") == ("espeak-ng", "say")
    assert installed(both.get, "linux") == ("espeak-ng",)


def test_another_version_voice_or_speed_makes_another_sound() -> None:
    names = {
        SpeechCache(Path()).name(found.identity, "Hold.")
        for output in (MAC_VOICES, MAC_VOICES.replace("Eddy", "Flo"))
        for speed in (155, 200)
        if (found := found_engine("darwin", output, VoiceOptions(words_per_minute=speed)))
    }
    assert len(names) == 4
    one = SpeechEngine("espeak-ng", "", ("-s", "122"), version="1.51")
    assert one.identity != replace(one, version="1.52").identity


@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is not installed")
def test_the_real_engine_lists_english_voices_that_it_speaks_with(tmp_path: Path) -> None:
    voices = english_voices("espeak-ng", "espeak-ng")
    assert len(voices) > 3
    sounds = set()
    for voice in voices[:3]:
        found = find_engine(shutil.which, "linux", VoiceOptions(engine="espeak-ng", voice=voice))
        assert found
        sounds.add(render(found, "Last set.", tmp_path).tobytes())
    assert len(sounds) == 3


@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is not installed")
@pytest.mark.parametrize("speed", [120, 155, 250])
def test_the_real_engine_speaks_as_many_words_a_minute_as_were_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, speed: int
) -> None:
    monkeypatch.setattr(engines, "levelled", lambda samples: samples)  # only lengths are looked at
    found = find_engine(shutil.which, "linux", VoiceOptions(words_per_minute=speed))
    assert found
    said = (
        "Bend your lower knee and put the pillow between your legs, so that the top thigh starts "
        "level with your hip.",
        "Keep one hip right above the other.",
        "Hip pain in that set, at its worst: zero to ten?",
        "Three sets of twenty seconds.",
    )
    seconds = sum(len(render(found, text, tmp_path)) for text in said) / RATE
    words = sum(len(text.split()) for text in said)
    assert words * 60 / seconds == pytest.approx(speed, rel=0.06)


def test_a_program_that_is_missing_fails_or_hangs_has_nothing_to_say(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engines, "ANSWER_SECONDS", 0.2)
    for program in ("raise SystemExit(1)", "import signal; signal.pause()"):
        assert output_of([sys.executable, "-c", program]) == ""
    assert output_of(["/no/such/program"]) == ""


class Speaking:
    """A voice, and what it says of itself."""

    def __init__(self, folder: Path, program: str = SPEAKS, cache: Path | None = None) -> None:
        self.said: list[Speaks | Spoken] = []
        self.voice = Voice(lambda: engine(folder, program), SpeechCache(cache or folder / "speech"))
        self.voice.start(self.said.append)

    def says(self, *texts: str) -> bool:
        """Have texts spoken; return whether all of them were, or failed."""
        self.voice.prepare(texts)
        return eventually(lambda: set(texts) <= self.lengths.keys())

    @property
    def lengths(self) -> dict[str, float]:
        return {reply.text: reply.seconds for reply in self.said if isinstance(reply, Spoken)}

    @property
    def fails(self) -> bool:
        return Speaks("test", works=False) in self.said


def test_an_engine_is_tried_before_it_speaks_and_gives_true_lengths(tmp_path: Path) -> None:
    speaking = Speaking(tmp_path)
    assert speaking.says("Hold.", "Rest.")
    assert speaking.said[0] == Speaks("test", works=True)
    assert speaking.lengths["Rest."] == pytest.approx(0.1, abs=0.01)
    assert len(speaking.voice.samples("Rest.") or ()) == round(speaking.lengths["Rest."] * RATE)
    speaking.voice.close()


def test_what_was_spoken_once_is_found_again(tmp_path: Path) -> None:
    counts = "import pathlib; pathlib.Path(__file__ + '.runs').open('a').write('1')\n"
    for _ in range(2):
        speaking = Speaking(tmp_path, counts + dedent(SPEAKS))
        assert speaking.says("Hold.", "Rest.")
        speaking.voice.close()
    # A trial each time, and each sentence once; the trial is one of them.
    assert (tmp_path / "engine.py.runs").read_text() == "1" * 3


@pytest.mark.parametrize("damage", [b"", b"RIFF" + b"\0" * 200])
def test_a_damaged_file_in_the_cache_is_spoken_again(tmp_path: Path, damage: bytes) -> None:
    cache = SpeechCache(tmp_path / "speech")
    cache.make()
    name = cache.name(engine(tmp_path).identity, "Rest.")
    (cache.folder / name).write_bytes(damage)
    speaking = Speaking(tmp_path)
    assert speaking.says("Rest.")
    assert len(cache.read(name)) > 1000
    (cache.folder / name).write_bytes(damage)
    assert speaking.voice.samples("Rest.") is None
    assert eventually(lambda: speaking.voice.samples("Rest."))
    speaking.voice.close()


def test_what_is_asked_for_comes_before_what_was_prepared(tmp_path: Path) -> None:
    may_speak = tmp_path / "may-speak"
    waits = f"import os, time\nwhile not os.path.exists({str(may_speak)!r}): time.sleep(0.01)\n"
    speaking = Speaking(tmp_path, waits + dedent(SPEAKS))
    texts = [f"Sentence {number}." for number in range(4)]
    speaking.voice.prepare(texts)
    assert speaking.voice.samples("Now.") is None
    assert speaking.voice.is_coming("Now.")
    may_speak.touch()
    assert speaking.says(*texts)
    assert list(speaking.lengths) == ["Now.", *texts]
    speaking.voice.close()


def test_an_engine_that_fails_at_its_trial_is_given_up_at_once(tmp_path: Path) -> None:
    speaking = Speaking(tmp_path, "raise SystemExit(1)")
    assert eventually(lambda: speaking.fails)
    assert not speaking.voice.is_coming("Another.")
    assert speaking.voice.samples("Another.") is None
    speaking.voice.close()


def test_one_that_fails_again_and_again_later_is_given_up(tmp_path: Path) -> None:
    speaking = Speaking(tmp_path)
    assert speaking.says("Hold.")
    (tmp_path / "engine.py").write_text("raise SystemExit(1)", encoding="utf-8")
    assert MOST_FAILURES < 10
    speaking.voice.prepare([f"Sentence {number}." for number in range(10)])
    assert eventually(lambda: speaking.fails)
    speaking.voice.close()


def test_a_text_of_which_nothing_can_be_said_takes_no_time_and_is_no_failure(
    tmp_path: Path,
) -> None:
    speaking = Speaking(tmp_path)
    assert speaking.says("<>", "[]", "{}", "|", "Rest.")
    assert speaking.lengths["[]"] == 0
    assert not speaking.fails
    speaking.voice.close()


def test_if_there_is_no_engine_that_is_said(tmp_path: Path) -> None:
    said: list[Speaks | Spoken] = []
    voice = Voice(lambda: None, SpeechCache(tmp_path))
    voice.start(said.append)
    assert eventually(lambda: said == [Speaks("", works=False)])
    voice.close()


def test_the_cache_is_this_persons_alone_and_stays_small(tmp_path: Path) -> None:
    cache = SpeechCache(tmp_path / "speech")
    cache.make()
    for number in range(5):
        name = cache.name("test", str(number))
        cache.put(name, array("h", [number] * 1000))
        os.utime(cache.folder / name, (number, number))
    size = (cache.folder / name).stat().st_size
    assert (cache.folder.stat().st_mode & 0o777, (cache.folder / name).stat().st_mode & 0o777) == (
        0o700,
        0o600,
    )
    cache.tidy(largest=2 * size)
    assert names_in(cache) == {cache.name("test", "3"), cache.name("test", "4")}


def names_in(cache: SpeechCache) -> set[str]:
    return {path.name for path in cache.folder.iterdir()}


def test_what_is_needed_today_is_kept_however_long_ago_it_was_spoken(tmp_path: Path) -> None:
    cache = SpeechCache(tmp_path)
    names = [cache.name("test", text) for text in ("Hold.", "Rest.", "Lunge.")]
    for second, name in enumerate(names):
        cache.put(name, array("h", [1] * 1000))
        os.utime(tmp_path / name, (second, second))
    assert cache.found(names[0])
    cache.tidy(largest=2 * (tmp_path / names[0]).stat().st_size)
    assert names_in(cache) == {names[0], names[2]}


def test_what_a_killed_one_left_is_deleted_and_what_another_window_has_begun_is_not(
    tmp_path: Path,
) -> None:
    cache = SpeechCache(tmp_path)
    cache.put(cache.name("test", "Hold."), array("h", [1]))
    for name, second in ((".put-left.wav", 1), (".speech-left.wav", 1), (".speech-new.wav", 100)):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (second, second))
    os.utime(tmp_path / cache.name("test", "Hold."), (101, 101))
    cache.tidy()
    assert names_in(cache) == {cache.name("test", "Hold."), ".speech-new.wav"}


def test_a_sentence_that_can_not_be_kept_leaves_nothing_behind(tmp_path: Path) -> None:
    cache = SpeechCache(tmp_path)
    name = cache.name("test", "Hold.")
    (tmp_path / name).mkdir()
    with pytest.raises(NoSpeechError, match="can't be written"):
        cache.put(name, array("h", [1]))
    assert names_in(cache) == {name}


def test_a_cache_that_is_deleted_in_mid_session_is_filled_again(tmp_path: Path) -> None:
    speaking = Speaking(tmp_path)
    assert speaking.says("Rest.")
    shutil.rmtree(tmp_path / "speech")
    assert speaking.voice.samples("Rest.") is None
    assert eventually(lambda: speaking.voice.samples("Rest."))
    speaking.voice.close()


def test_a_cache_that_can_not_be_made_means_no_speech(tmp_path: Path) -> None:
    (tmp_path / "speech").write_text("a file")
    speaking = Speaking(tmp_path)
    assert eventually(lambda: speaking.fails)
    speaking.voice.close()


WRITES_ITS_ENVIRONMENT = SPEAKS.replace(
    "json.dump([sys.argv[1:-1], text], given)", "import os; json.dump(dict(os.environ), given)"
)


def test_an_engine_is_handed_no_way_to_a_sound_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ways = ("PULSE_SERVER", "PULSE_COOKIE", "PIPEWIRE_REMOTE", "XDG_RUNTIME_DIR", "DISPLAY")
    more = ("DBUS_SESSION_BUS_ADDRESS", "ALSA_CONFIG_PATH", "JACK_DEFAULT_SERVER", "HIPTIMER_X")
    for name in (*ways, *more):
        monkeypatch.setenv(name, "somewhere")
    for name in ("LC_ALL", "ESPEAK_DATA_PATH", "LANG"):
        monkeypatch.setenv(name, "C.UTF-8")
    render(engine(tmp_path, WRITES_ITS_ENVIRONMENT), "Hold.", tmp_path)
    (file,) = tmp_path.glob(".*.given")
    found = json.loads(file.read_text(encoding="utf-8"))
    assert found.keys().isdisjoint((*ways, *more))
    assert {"PATH", "LC_ALL", "ESPEAK_DATA_PATH", "LANG", "HIPTIMER_SPEECH_FILE"} <= found.keys()
