"""Speech engines: what they are given, what they may do wrong, and what is kept of their work."""

import json
import os
import shutil
from array import array
from pathlib import Path

import pytest

from hiptimer.cues.samples import RATE
from hiptimer.cues.speech import rendering
from hiptimer.cues.speech.cache import SpeechCache
from hiptimer.cues.speech.engines import LONGEST_TEXT, find_engine, speakable
from hiptimer.cues.speech.rendering import render
from hiptimer.cues.speech.voice import MOST_FAILURES, Voice
from hiptimer.cues.wave_files import NoSpeechError
from tests.cues.engines_at_hand import SPEAKS, engine

LONG_ENOUGH = 20.0
"""Seconds that a test waits at most, for what takes milliseconds."""

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
    (told,) = folder.glob(".*.told")
    got: list[object] = json.loads(told.read_text())
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
    found = find_engine(shutil.which, "linux")
    assert found
    assert len(render(found, speakable(text), tmp_path)) > RATE // 5
    assert list(tmp_path.iterdir()) == []


def test_the_sound_is_brought_to_our_rate_and_loudness(tmp_path: Path) -> None:
    samples = render(engine(tmp_path), "hold", tmp_path)
    assert len(samples) == pytest.approx(RATE // 10, abs=20)
    assert max(samples) == pytest.approx(16_384, abs=5)


@pytest.mark.parametrize(
    ("program", "why"),
    [
        ("raise SystemExit(1)", "failed"),
        ("", "no sound"),
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
    monkeypatch.setattr(rendering, "LONGEST_SECONDS", 0.3)
    with pytest.raises(NoSpeechError, match="too long"):
        render(engine(tmp_path, "import signal; signal.pause()"), "hold", tmp_path)


def test_an_engine_that_is_not_there_gives_no_speech(tmp_path: Path) -> None:
    missing = engine(tmp_path)
    with pytest.raises(NoSpeechError, match="can't be run"):
        render(type(missing)("gone", str(tmp_path / "gone"), ()), "hold", tmp_path)


def test_each_system_has_its_own_engine() -> None:
    assert find_engine(lambda name: name, "linux").name == "espeak-ng"  # type: ignore[union-attr]
    only = {"say": "/usr/bin/say", "powershell": "powershell.exe"}
    assert find_engine(only.get, "darwin").name == "say"  # type: ignore[union-attr]
    assert find_engine(only.get, "win32").name == "powershell"  # type: ignore[union-attr]
    assert find_engine(only.get, "linux") is None


def voice_at(folder: Path, program: str = SPEAKS) -> Voice:
    return Voice(engine(folder, program), SpeechCache(folder / "speech"), lambda: None)


def test_sentences_are_spoken_before_they_are_asked_for_and_found_again(tmp_path: Path) -> None:
    voice = voice_at(tmp_path)
    voice.prepare(["Hold.", "Rest."])
    assert voice.wait(LONG_ENOUGH)
    files = [voice.file("Hold."), voice.file("Rest.")]
    voice.close()
    assert all(files)
    (tmp_path / "engine.py").write_text("raise SystemExit(1)", encoding="utf-8")
    again = Voice(engine(tmp_path, "raise SystemExit(1)"), SpeechCache(tmp_path / "speech"), list)
    again.prepare(["Hold."])
    assert again.wait(LONG_ENOUGH)
    assert again.file("Hold.") == files[0]
    again.close()


@pytest.mark.parametrize("damage", [b"", b"RIFF" + b"\0" * 200, None])
def test_a_damaged_or_foreign_file_in_the_cache_is_spoken_anew(
    tmp_path: Path, damage: bytes | None
) -> None:
    cache = SpeechCache(tmp_path / "speech")
    cache.make()
    name = cache.name("test", "Hold.")
    cache.put(name, array("h", [1, 2, 3]))
    path = cache.folder / name
    path.write_bytes(path.read_bytes()[:-1] if damage is None else damage)
    voice = voice_at(tmp_path)
    voice.prepare(["Hold."])
    assert voice.wait(LONG_ENOUGH)
    assert voice.file("Hold.") == name
    assert len(cache.read(name)) > 1000
    voice.close()


def test_an_engine_that_fails_again_and_again_is_given_up(tmp_path: Path) -> None:
    voice = voice_at(tmp_path, "raise SystemExit(1)")
    voice.prepare([f"Sentence {number}." for number in range(10)])
    assert voice.wait(LONG_ENOUGH)
    assert voice.given_up
    assert voice.file("Sentence 0.") is None
    assert not voice.is_coming("Another.")
    assert MOST_FAILURES < 10
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
    old, newer, newest = (cache.name("test", text) for text in ("Hold.", "Rest.", "Lunge."))
    for age, name in enumerate((newest, newer, old)):
        cache.put(name, array("h", [1] * 1000))
        os.utime(cache.folder / name, (1000 - age, 1000 - age))
    voice = Voice(engine(tmp_path), cache, lambda: None)
    voice.prepare(["Hold."])
    assert voice.wait(LONG_ENOUGH)
    voice.close()
    cache.tidy(largest=2 * (cache.folder / old).stat().st_size)
    assert {old, newest} <= names_in(cache)
    assert newer not in names_in(cache)


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
    voice = voice_at(tmp_path)
    voice.prepare(["Hold."])
    assert voice.wait(LONG_ENOUGH)
    shutil.rmtree(tmp_path / "speech")
    assert voice.file("Hold.") is None
    assert voice.is_coming("Hold.")
    assert voice.wait(LONG_ENOUGH)
    name = voice.file("Hold.")
    assert name
    assert SpeechCache(tmp_path / "speech").has(name)
    voice.close()


def test_a_cache_that_can_not_be_made_means_no_speech(tmp_path: Path) -> None:
    (tmp_path / "speech").write_text("a file")
    voice = voice_at(tmp_path)
    voice.prepare(["Hold."])
    assert voice.wait(LONG_ENOUGH)
    assert voice.file("Hold.") is None
    voice.close()


TELLS_ITS_ENVIRONMENT = SPEAKS.replace(
    "json.dump([sys.argv[1:-1], text], told)", "import os; json.dump(dict(os.environ), told)"
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
    render(engine(tmp_path, TELLS_ITS_ENVIRONMENT), "Hold.", tmp_path)
    (told,) = tmp_path.glob(".*.told")
    found = json.loads(told.read_text(encoding="utf-8"))
    assert found.keys().isdisjoint((*ways, *more))
    assert {"PATH", "LC_ALL", "ESPEAK_DATA_PATH", "LANG", "HIPTIMER_SPEECH_FILE"} <= found.keys()
