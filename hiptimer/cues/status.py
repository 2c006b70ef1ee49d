"""Which sound is in use, and how that is said: in a line before a session, or in full."""

from typing import Final, assert_never

from msgspec import Struct

from hiptimer.model.settings import Cues

BELL_OVER_SSH: Final = (
    "Sound: the terminal's bell. You are connected over SSH, and voice and tones would sound on "
    "the other machine."
)

SENT_BACK: Final = "Where sound can be sent to you, set PULSE_SERVER there: then they are used."

NO_PLAYER: Final = "Player: none is installed."

_CHECK: Final = "Check the sound output in the system settings."

FOR_A_PLAYER: Final = {
    "linux": "Install and start a sound server, such as pipewire-pulse or pulseaudio.",
    "darwin": _CHECK,
    "win32": _CHECK,
}
"""What helps if nothing plays, by `sys.platform`."""

FOR_A_VOICE: Final = {"linux": "Install espeak-ng for the voice."}
"""The other systems have a voice of their own."""

REPLACED: Final = "Sound: a player failed; the bell rings until another one plays."


class SoundStatus(Struct, frozen=True):
    """What is heard (`kind`), by what, and why it is not what was asked for.

    `asked` is what the settings ask for, None before anything was asked for: then there is no word.
    `looking` says that it is not known yet. `fallen` says that a player failed on the way.
    `tried` names the players that there are; `muted` says that the volume is 0. `dead_server` is
    the value of PULSE_SERVER, where no sound server answers there.
    """

    kind: Cues = Cues.OFF
    player: str = ""
    engine: str = ""
    advice: str = ""
    looking: bool = False
    remote: bool = False
    asked: Cues | None = None
    fallen: bool = False
    muted: bool = False
    tried: tuple[str, ...] = ()
    dead_server: str = ""

    @property
    def failed(self) -> bool:
        """Whether something that did work, or should, does not."""
        return self.fallen or self._voice_fails

    @property
    def words(self) -> str:
        """The status in a line or two."""
        if self.asked is None:
            return ""
        if self.looking:
            return REPLACED if self.fallen else "Checking sound…"
        if self._is_elsewhere:
            return " ".join(filter(None, (BELL_OVER_SSH, self._dead_server())))
        parts = (
            f"{self._lead()}{self._kind(self._means())}.",
            self._dead_server(),
            self._missing(),
        )
        return " ".join(filter(None, parts))

    @property
    def brief(self) -> str:
        """The status where there is little room, with where to find the rest."""
        if self.asked is None or self.looking:
            return self.words
        less = self.kind is not self.asked and not self.muted
        kind = "only the bell" if less and self.kind is Cues.BELL else self._kind()
        return f"{self._lead()}{kind}{'; see the sound check' if less else ''}."

    @property
    def lines(self) -> tuple[str, ...]:
        """The status in full, a line each: what is heard, the player, the voice, what to do."""
        if self.asked is None or self.looking:
            return tuple(filter(None, (self.words,)))
        if self._is_elsewhere:
            return BELL_OVER_SSH, self._dead_server() or SENT_BACK
        heard = f"{self._lead()}{self._kind()}."
        to_do = " ".join(filter(None, (self._dead_server(), self._missing())))
        parts = (heard, self._player_line(), self._voice_line(), to_do)
        return tuple(filter(None, parts))

    @property
    def _voice_fails(self) -> bool:
        return bool(self.engine and self.player) and self.kind is not Cues.VOICE

    @property
    def _is_elsewhere(self) -> bool:
        return self.remote and self.kind is Cues.BELL and not self.fallen

    def _dead_server(self) -> str:
        if not self.dead_server:
            return ""
        return (
            f"PULSE_SERVER is {self.dead_server}, where no sound server answers: "
            "correct it, or unset it."
        )

    def _lead(self) -> str:
        if self.fallen:
            return "Sound: a player failed; now "
        return "Sound: the voice fails; now " if self._voice_fails else "Sound: "

    def _kind(self, means: str = "") -> str:
        match self.kind:
            case Cues.VOICE:
                return f"voice and tones{means}"
            case Cues.TONES:
                return f"tones{means}"
            case Cues.BELL if self.asked is Cues.BELL:
                return "the terminal's bell"
            case Cues.BELL:
                return f"{'only' if self.fallen else 'nothing plays here but'} the terminal's bell"
            case Cues.OFF if self.asked is Cues.OFF:
                return "off"
            case Cues.OFF:
                return "none: the volume is 0" if self.muted else "no sound here"
            case _:
                assert_never(self.kind)

    def _means(self) -> str:
        by = (self.engine, self.player) if self.kind is Cues.VOICE else (self.player,)
        return f" ({'; '.join(by)})"

    def _player_line(self) -> str:
        if self.player:
            return f"Player: {self.player}."
        if self.muted or self.asked not in (Cues.VOICE, Cues.TONES):
            return ""
        return f"Player: none works; tried {', '.join(self.tried)}." if self.tried else NO_PLAYER

    def _voice_line(self) -> str:
        if self.muted or self.asked is not Cues.VOICE:
            return ""
        if not self.engine:
            return "Voice: none is installed."
        fails = ", but it fails" if self._voice_fails else ""
        return f"Voice: {self.engine}{fails}."

    def _missing(self) -> str:
        """Return what to install; a variable that leads nowhere comes first."""
        return "" if self.kind is self.asked or self.dead_server else self.advice


def advice(platform: str, *, player: bool, voice: bool) -> str:
    """Return what to do if there is no `player` or no `voice`; empty if nothing helps."""
    for_a_player = "" if player else FOR_A_PLAYER.get(platform, "")
    for_a_voice = "" if voice else FOR_A_VOICE.get(platform, "")
    return " ".join(filter(None, (for_a_player, for_a_voice)))
