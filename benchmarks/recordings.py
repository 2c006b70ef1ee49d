"""What a whole session sounds like: its loudness, its gaps, its pace, and when it sounds.

Run as `python -m benchmarks.recordings [PROTOCOL]`; it needs PulseAudio and espeak-ng. It follows
a shipped protocol in real time, with voice and tones as the app plays them, and records the sink
of a sound server of its own. A number is given in each rest, and a wait is ended when all is said.

Printed are the loudness of each kind of cue, the smallest gap between two sentences, the words a
minute of what was said, and how long after its due time a tone is in the recording. The way
through the sound server is the same for all of them: the shortest time is taken for it. A machine
with other work loses pieces of a recording, and the gaps in it can't be trusted then;
tests/cues/test_gaps_of_a_long_talk.py measures them in what a player is handed.
"""

import os
import sys
import tempfile
import threading
from array import array
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from benchmarks.pairs import percentile
from hiptimer.clock import SystemClock
from hiptimer.cues.cue import Cue
from hiptimer.cues.director import Director
from hiptimer.cues.loudness import LEVEL, loudness
from hiptimer.cues.samples import RATE
from hiptimer.cues.sentences import QUESTION
from hiptimer.cues.sound_box import SoundBox
from hiptimer.cues.speaking import GAP_SECONDS
from hiptimer.cues.tones import seconds_of
from hiptimer.engine import Engine, Phase
from hiptimer.engine.commands import Rate, SkipPhase, Start
from hiptimer.model.protocol import AffectedSide
from hiptimer.model.settings import Cues
from tests.support.recordings import Recording, missing, sound_server
from tests.support.shipped import planned

PROTOCOL = "lateral-hip-isometric-short"
SETTLE_SECONDS = 20.0
ANSWER_AFTER_SECONDS = 10.0
STEP_SECONDS = 0.05

NEAR_SECONDS = 0.6
"""A cue is looked for until then after its due time."""

WAY_SECONDS = 0.02
"""Nothing is recorded sooner after its due time."""

QUIET = 60
"""What is not above it, of 32,767, is silence."""

MURMUR = 250
"""Speech after a silence is led in to by what is not above this."""

MOST_APART = 3.0
SMALLEST_GAP_SECONDS = 0.2
WORDS_A_MINUTE = range(150, 161)


@dataclass
class Heard:
    """A session that is followed in real time, and every cue of it."""

    sound: SoundBox
    engine: Engine
    clock: SystemClock = field(default_factory=SystemClock)
    cues: list[Cue] = field(default_factory=list)

    def follow(self) -> None:
        """Live through the session."""
        director, play = Director(self.engine, self.sound), self.sound.play

        def noting_play(cue: Cue) -> None:
            self.cues.append(cue)
            play(cue)

        setattr(self.sound, "play", noting_play)  # noqa: B010 - a method can't be assigned to
        director.begin()
        threading.Event().wait(SETTLE_SECONDS)
        now = self.clock.monotonic()
        director.on_events(self.engine.send(Start(), now), now)
        phase, since, rated = self.engine.phase, now, False
        while self.engine.phase is not Phase.FINISHED:
            wake = self.engine.wake_at
            until = min(wake or now + STEP_SECONDS, now + STEP_SECONDS)
            threading.Event().wait(max(0.0, until - self.clock.monotonic()))
            now = self.clock.monotonic()
            director.on_events(self.engine.advance(now), now)
            director.pulse(now)
            if self.engine.phase is not phase:
                phase, since, rated = self.engine.phase, now, False
            if phase is Phase.REST and not rated and now - since > ANSWER_AFTER_SECONDS:
                rated = True
                director.on_events(self.engine.send(Rate(2), now), now)
            elif phase is Phase.WAITING and now > director.talks_until + 1:
                director.on_events(self.engine.send(SkipPhase(), now), now)
        self.sound.finish(20)


@dataclass
class Found:
    """What was found in a recording, by kind."""

    loudness: dict[str, list[float]] = field(default_factory=dict)
    gaps: list[float] = field(default_factory=list)
    onsets: list[float] = field(default_factory=list)
    words: int = 0
    speaking: float = 0.0

    def take(self, kind: str, samples: "array[int]") -> None:
        """Measure a piece of the recording."""
        if samples:
            self.loudness.setdefault(kind, []).append(loudness(samples))


def main() -> int:
    """Record, print, and fail where a bound is not held."""
    if missing():
        print(f"not installed here: {missing()}")
        return 1
    protocol = sys.argv[1] if len(sys.argv) > 1 else PROTOCOL
    with tempfile.TemporaryDirectory() as folder, sound_server(Path(folder)) as address:
        os.environ["PULSE_SERVER"] = address
        sound = SoundBox(Path(folder) / "cache", dict(os.environ), SystemClock())
        sound.prepare(Cues.VOICE, 80)
        sound.wait(SETTLE_SECONDS)
        print(sound.status.words, flush=True)
        heard = Heard(sound, Engine(planned(protocol, AffectedSide.LEFT)))
        recording = Recording(address)
        began = heard.clock.monotonic()
        heard.follow()
        samples = recording.end()
        found = found_in(samples, began, heard)
        sound.close()
    return 0 if printed(found) else 1


def found_in(samples: "array[int]", began: float, heard: Heard) -> Found:
    """Find each cue in a recording that `began` then."""
    found, lengths = Found(), heard.sound.lengths
    ends = [cue.at for cue in heard.cues[1:] if not cue.over]
    for cue in heard.cues:
        due = cue.at - began
        start = _onset(samples, due, QUIET if cue.earcon else MURMUR)
        if start is None or (not cue.earcon and not cue.say):
            continue
        if cue.earcon:
            found.onsets.append(start / RATE - due)
            end = start + round(seconds_of(cue.earcon) * RATE)
            if not cue.over:  # a tick may sound over speech
                found.take(f"tone: {cue.earcon}", samples[start:end])
        cut = next((at for at in ends if at > cue.at), float("inf")) - began
        at = start / RATE + (seconds_of(cue.earcon) + GAP_SECONDS if cue.earcon else 0.0)
        for text in cue.say:
            seconds = lengths.seconds((text,)) - GAP_SECONDS
            if not lengths.is_known(text) or at + seconds > cut:
                break
            kind = "the question" if text == QUESTION else _kind(text)
            found.take(kind, samples[round(at * RATE) : round((at + seconds) * RATE)])
            found.words += len(text.split())
            found.speaking += seconds
            at += seconds
            if text != cue.say[-1] and at + 2 * GAP_SECONDS < cut:
                gap, at = _silence(samples, at)
                found.gaps.append(gap)
                if gap < SMALLEST_GAP_SECONDS:
                    print(f"a gap of {gap:.3f} s after {text!r}")
    return found


def printed(found: Found) -> bool:
    """Print what was found; return whether all bounds are held."""
    kinds = {kind: sum(all_of) / len(all_of) for kind, all_of in sorted(found.loudness.items())}
    for kind, mean in kinds.items():
        print(f"{kind}: {mean:.1f} LUFS ({len(found.loudness[kind])} times)")
    apart = max(kinds.values()) - min(kinds.values())
    pace = found.words * 60 / found.speaking
    way = min(found.onsets)
    late = [1000 * (seconds - way) for seconds in found.onsets]
    held = apart <= MOST_APART and min(found.gaps) >= SMALLEST_GAP_SECONDS
    held = held and round(pace) in WORDS_A_MINUTE
    print(
        f"apart {apart:.1f} LU (at most {MOST_APART}, around {LEVEL}); smallest of "
        f"{len(found.gaps)} gaps {min(found.gaps):.3f} s; {pace:.0f} words a minute; "
        f"{len(late)} onsets after the way of {1000 * way:.0f} ms: median "
        f"{percentile(late, 50):.1f} ms, p99 {percentile(late, 99):.1f} ms, "
        f"longest {max(late):.1f} ms: {'held' if held else 'NOT HELD'}"
    )
    return held


def _kind(text: str) -> str:
    return "a sentence" if len(text.split()) > 1 else "a word"


def _onset(samples: "array[int]", due: float, quiet: int) -> int | None:
    """Find where it becomes loud after a due time; None where it is already, or stays quiet."""
    first = max(0, round(due * RATE))
    if max(map(abs, samples[first : first + round(WAY_SECONDS * RATE)]), default=0) > quiet:
        return None  # what it cuts off still sounds
    for at in range(first, min(first + round(NEAR_SECONDS * RATE), len(samples))):
        if abs(samples[at]) > quiet:
            return at
    return None


def _silence(samples: "array[int]", moment: float) -> tuple[float, float]:
    """Measure the longest silence around the end of a sentence; give its seconds and its end."""
    first = round((moment - GAP_SECONDS) * RATE)
    last = round((moment + 2 * GAP_SECONDS) * RATE)
    loud = [n for n in range(first, min(last, len(samples))) if abs(samples[n]) > QUIET]
    length, end = max((after - before, after) for before, after in pairwise((first, *loud, last)))
    return length / RATE, end / RATE


if __name__ == "__main__":
    sys.exit(main())
