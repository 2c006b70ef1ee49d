"""The one worker that has sentences spoken before they are needed, in the order of need.

It works in the player. Nothing waits for it: a sentence is there, or it comes next.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Final

from hiptimer.cues.player.frames import Speaks, Spoken
from hiptimer.cues.samples import RATE, NoSpeechError, Samples
from hiptimer.cues.speech.cache import SpeechCache
from hiptimer.cues.speech.engines import SpeechEngine, render, speakable

MOST_FAILURES: Final = 3
"""In a row; an engine that fails so often is given up until a player is started again."""

TRIAL: Final = "Hold."
"""Is spoken before anything else, even if it is in the cache: so an engine shows that it works."""

MOST_WAITING: Final = 600
"""Sentences; a session of forty exercises has fewer."""


class Voice:
    """Speaks with the engine that `find` finds, into `cache`. An engine is tried first."""

    def __init__(self, find: Callable[[], SpeechEngine | None], cache: SpeechCache) -> None:
        self._find = find
        self._cache = cache
        self._engine: SpeechEngine | None = None
        self._changed = threading.Condition()
        self._waiting: OrderedDict[str, None] = OrderedDict()
        self._files: dict[str, str | None] = {}  # of what was spoken; None for what failed
        self._failures = 0
        self._closing = False

    def start(self, announce: Callable[[Speaks | Spoken], object]) -> None:
        """Begin. `announce` is called in another thread, with the trial and with each sentence.

        One that can't be spoken takes no time.
        """
        threading.Thread(target=self._work, args=(announce,), name="voice", daemon=True).start()

    def prepare(self, texts: Iterable[str]) -> None:
        """Speak texts, after those that are waiting already."""
        with self._changed:
            for text in texts:
                if text not in self._files and len(self._waiting) < MOST_WAITING:
                    self._waiting[text] = None
            self._changed.notify_all()

    def samples(self, text: str) -> Samples | None:
        """Return a sentence; None while it is not spoken, and then it comes next."""
        with self._changed:
            file = self._files.get(text)
            if file:
                try:
                    return self._cache.read(file)
                except NoSpeechError:  # a cache may be deleted at any time
                    del self._files[text]
            if self.is_coming(text):
                self._waiting[text] = None
                self._waiting.move_to_end(text, last=False)
                self._changed.notify_all()
            return None

    def is_coming(self, text: str) -> bool:
        """Whether a text that is not spoken may still be."""
        with self._changed:
            failed = self._files.get(text, "") is None
            return not (failed or self._closing or self._failures >= MOST_FAILURES)

    def close(self) -> None:
        """Speak no more. An engine that is still at work ends with the player."""
        with self._changed:
            self._closing = True
            self._waiting.clear()
            self._changed.notify_all()

    def _work(self, announce: Callable[[Speaks | Spoken], object]) -> None:
        name = ""
        try:
            self._engine = self._find()
            name = self._engine.name if self._engine else ""
            if self._engine and self._speak(TRIAL, again=True):
                announce(Speaks(name, works=True))
                self._speak_all(announce)
        except Exception:  # noqa: BLE001 - it is announced that the voice fails; tones keep playing
            name = name or "the voice"
        with self._changed:
            self._failures = MOST_FAILURES
            self._waiting.clear()
        if not self._closing:
            announce(Speaks(name, works=False))

    def _speak_all(self, announce: Callable[[Speaks | Spoken], object]) -> None:
        """Speak until it is closed, or the engine has failed too often."""
        tidied = False
        while self._failures < MOST_FAILURES:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._closing)
                if self._closing:
                    return
                text = next(iter(self._waiting))
            found = self._speak(text)
            with self._changed:
                self._waiting.pop(text, None)
                if found:
                    self._files[text], self._failures = found[0], 0
                elif not self._closing:
                    self._files[text] = None
                    self._failures += bool(speakable(text))
            announce(Spoken(text, found[1] if found else 0.0))
            if not tidied and not self._waiting:
                tidied = True
                self._cache.tidy()

    def _speak(self, text: str, *, again: bool = False) -> tuple[str, float] | None:
        """Return the file of a text and its seconds; None if it can't be spoken."""
        said, engine = speakable(text), self._engine
        if not said or engine is None:
            return None
        name = self._cache.name(engine.identity, said)
        try:
            samples = None if again else self._cache.found(name)
            if samples is None:
                self._cache.make()
                samples = render(engine, said, self._cache.folder)
                self._cache.put(name, samples)
        except NoSpeechError:
            return None
        return name, len(samples) / RATE
