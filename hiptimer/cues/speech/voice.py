"""The one worker that has sentences spoken before they are needed, in the order of need.

Nobody waits for it: whoever asks for a sentence gets the name of its file, or None for now.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Final

from hiptimer.cues.samples import Samples
from hiptimer.cues.speech.cache import SpeechCache
from hiptimer.cues.speech.engines import SpeechEngine, speakable
from hiptimer.cues.speech.rendering import render
from hiptimer.cues.wave_files import NoSpeechError

MOST_FAILURES: Final = 3
"""In a row; an engine that fails so often is given up until it is asked for anew."""

TRIAL: Final = "Hold."
"""Is spoken before anything else, even if it is in the cache: so an engine shows that it works."""

SILENT: Final = ""
"""Stands in the place of a file where nothing of a text can be said."""

CLOSE_SECONDS: Final = 0.5
"""An engine that is still at work is ended in a tenth of it."""

MOST_WAITING: Final = 600
"""Sentences; a session of forty exercises has fewer."""


class Voice:
    """Speaks with `engine` into `cache`; calls `spoken` in its own thread after each sentence.

    An engine that is not `proven` is tried first; one that fails then is given up at once.
    """

    def __init__(
        self,
        engine: SpeechEngine,
        cache: SpeechCache,
        spoken: Callable[[], object],
        *,
        proven: bool = True,
    ) -> None:
        self.engine = engine
        self.trying = not proven
        self._cache = cache
        self._spoken = spoken
        self._changed = threading.Condition()
        self._waiting: OrderedDict[str, None] = OrderedDict()
        self._ready: dict[str, str] = {}
        self._failed: set[str] = set()
        self._failures = 0
        self._closing = False
        self._thread: threading.Thread | None = None

    @property
    def given_up(self) -> bool:
        """Whether the engine failed too often."""
        return self._failures >= MOST_FAILURES

    def start(self) -> None:
        """Begin, with a trial where the engine has not shown yet that it works."""
        with self._changed:
            self._start()

    def prepare(self, texts: Iterable[str]) -> None:
        """Have texts spoken, after those that are waiting already."""
        with self._changed:
            for text in texts:
                if self._is_new(text) and len(self._waiting) < MOST_WAITING:
                    self._waiting[text] = None
            self._start()

    def file(self, text: str) -> str | None:
        """Give the file of a text; None while there is none, and then it comes next."""
        with self._changed:
            ready = self._ready.get(text)
            if ready and not self._cache.is_there(ready):  # a cache may be deleted at any time
                del self._ready[text]
                ready = None
            if ready is None and text not in self._failed and not self.given_up:
                self._waiting[text] = None
                self._waiting.move_to_end(text, last=False)
                self._start()
            return ready or None

    def is_coming(self, text: str) -> bool:
        """Whether a text that has no file may still get one."""
        with self._changed:
            return text not in self._failed and text not in self._ready and not self.given_up

    def wait(self, timeout: float) -> bool:
        """Wait (seconds) until everything asked for is spoken or has failed; tell whether so."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._waiting, timeout)

    def close(self) -> None:
        """Stop, and end an engine that is still at work: it would outlive the app."""
        with self._changed:
            self._closing = True
            self._waiting.clear()
            self._changed.notify_all()
            thread = self._thread
        if thread:
            thread.join(CLOSE_SECONDS)

    def _is_new(self, text: str) -> bool:
        return text not in self._ready and text not in self._failed

    def _start(self) -> None:
        if self._thread is None and (self._waiting or self.trying):
            self._thread = threading.Thread(target=self._work, name="voice", daemon=True)
            try:
                self._thread.start()
            except RuntimeError:  # the system allows no more threads
                self._thread = None
                self._give_up()
        self._changed.notify_all()

    def _work(self) -> None:
        try:
            self._speak_all()
        except Exception:  # noqa: BLE001 - it is reported that the voice fails; tones go on
            with self._changed:
                self._give_up()
            self._spoken()

    def _give_up(self) -> None:
        self._failures = MOST_FAILURES
        self._waiting.clear()
        self.trying = False
        self._changed.notify_all()

    def _speak_all(self) -> None:
        if self.trying:
            self._try()
        tidied = False
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._closing)
                if self._closing:
                    return
                text = next(iter(self._waiting))
            file = self._speak(text)
            with self._changed:
                self._waiting.pop(text, None)
                self._take(text, file)
                self._changed.notify_all()
            self._spoken()
            if not tidied and not self._waiting:
                tidied = True
                self._cache.tidy()

    def _try(self) -> None:
        works = self._speak(TRIAL, anew=True) is not None
        with self._changed:
            self._failures = 0 if works else MOST_FAILURES
            if not works:
                self._waiting.clear()
            self.trying = False
            self._changed.notify_all()
        self._spoken()

    def _take(self, text: str, file: str | None) -> None:
        if file is None:
            self._failed.add(text)
            self._failures += 1
        else:
            self._ready[text] = file
            self._failures = 0
        if self.given_up:
            self._waiting.clear()

    def _speak(self, text: str, *, anew: bool = False) -> str | None:
        said = speakable(text)
        if not said:
            return SILENT
        name = self._cache.name(self.engine.name, said)
        try:
            self._cache.make()
            if anew or not self._cache.has(name):
                self._cache.put(name, self._rendered(said))
        except NoSpeechError:
            return None
        return name

    def _rendered(self, said: str) -> Samples:
        return render(self.engine, said, self._cache.folder, lambda: not self._closing)
