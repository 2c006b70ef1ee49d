"""Makes of a cue what a player takes: the name of a tone, then files of spoken sentences."""

from hiptimer.cues.cue import Cue
from hiptimer.cues.player.frames import MOST_PARTS
from hiptimer.cues.speech.voice import Voice


class Parts:
    """The parts of the newest cue, spoken by `voice` where there is one. It is not thread-safe."""

    def __init__(self, voice: Voice | None) -> None:
        self._voice = voice
        self._unspoken: list[str] = []

    def begin(self, cue: Cue) -> tuple[str, ...]:
        """Give what there is of a cue; sentences that are not spoken yet are kept for later."""
        tone = (str(cue.earcon),) if cue.earcon else ()
        self._unspoken = list(cue.say[: MOST_PARTS - 1]) if self._voice else []
        return (*tone, *self.rest())

    def rest(self) -> tuple[str, ...]:
        """Take as many of the sentences kept as are spoken now; those that failed are left out."""
        files: list[str] = []
        while self._unspoken and self._voice:
            file = self._voice.file(self._unspoken[0])
            if file is None and self._voice.is_coming(self._unspoken[0]):
                break
            self._unspoken.pop(0)
            if file:
                files.append(file)
        return tuple(files)

    @property
    def all_given(self) -> bool:
        """Whether no sentence is waited for any more."""
        return not self._unspoken

    @property
    def has_more(self) -> bool:
        """Whether `rest` has something to do."""
        if not self._unspoken or self._voice is None:
            return False
        first = self._unspoken[0]
        return self._voice.file(first) is not None or not self._voice.is_coming(first)
