"""The messages between the app and its player: msgpack, each frame after its length."""

from pathlib import Path
from typing import BinaryIO, Final, TypeVar

import msgspec

from hiptimer.cues.speaking import VoiceOptions

LONGEST_FRAME: Final = 32_768
"""Bytes. It fits into any pipe at once, so that nothing waits while writing one."""

MOST_PARTS: Final = 40
"""Sentences of a cue; a wait with all that is owed has fewer."""

_LENGTH: Final = 4


_Frame = TypeVar("_Frame")


class FrameError(Exception):
    """What was read is none of our frames, or one is too long."""


class Begin(msgspec.Struct, frozen=True, tag=True):
    """The first frame: what to play from, how loud, and how to speak (None: tones alone).

    `failed` names the backend that the player before this one failed by; it is tried last.
    `remote` says that only a sound server named by PULSE_SERVER leads to the person.
    """

    folder: str
    volume: int
    options: VoiceOptions | None = None
    failed: str = ""
    remote: bool = False

    @property
    def speech(self) -> Path:
        """The folder of what was spoken."""
        return Path(self.folder) / "speech"

    @property
    def playing(self) -> Path:
        """The folder of what a program is playing."""
        return Path(self.folder) / "playing"


class Play(msgspec.Struct, frozen=True, tag=True):
    """Play an earcon and sentences now, in the place of what sounds, or `over` it.

    Neither of them is silence. What is not spoken yet follows as soon as it is.
    """

    number: int
    earcon: str = ""
    say: tuple[str, ...] = ()
    over: bool = False


class Prepare(msgspec.Struct, frozen=True, tag=True):
    """Speak sentences before they are needed, in this order."""

    number: int
    texts: tuple[str, ...]


class Turn(msgspec.Struct, frozen=True, tag=True):
    """Play everything after this at another volume (0-100), and the voice at another level."""

    number: int
    volume: int
    level_db: int = 0


class FinishPlaying(msgspec.Struct, frozen=True, tag=True):
    """Answer when all has sounded to its end."""

    number: int


Request = Play | Prepare | Turn | FinishPlaying


class Taken(msgspec.Struct, frozen=True, tag=True):
    """A request was carried out."""

    number: int


class Trying(msgspec.Struct, frozen=True, tag=True):
    """A backend is about to be opened, which may hang."""

    name: str


class Playing(msgspec.Struct, frozen=True, tag=True):
    """Something plays: `name`, in words. `dead_server` is a PULSE_SERVER that leads nowhere."""

    name: str
    dead_server: str = ""


class Nothing(msgspec.Struct, frozen=True, tag=True):
    """Nothing plays here, of all that was `tried`; the player ends."""

    tried: tuple[str, ...]
    dead_server: str = ""


class Speaks(msgspec.Struct, frozen=True, tag=True):
    """Which engine speaks ("" for none), and whether it works."""

    engine: str
    works: bool


class Spoken(msgspec.Struct, frozen=True, tag=True):
    """A sentence was spoken, and takes so many seconds."""

    text: str
    seconds: float


Reply = Taken | Trying | Playing | Nothing | Speaks | Spoken

_ENCODER: Final = msgspec.msgpack.Encoder()
DECODE_REQUEST: Final = msgspec.msgpack.Decoder(Begin | Request)
DECODE_REPLY: Final = msgspec.msgpack.Decoder(Reply)


def encode(frame: Begin | Request | Reply) -> bytes:
    """Return the bytes of a frame; raises FrameError for one that is too long."""
    packed = _ENCODER.encode(frame)
    if len(packed) > LONGEST_FRAME:
        raise FrameError("too long a frame")
    return len(packed).to_bytes(_LENGTH, "big") + packed


def read_frame(stream: BinaryIO, decoder: "msgspec.msgpack.Decoder[_Frame]") -> _Frame | None:
    """Read the next frame; None at the end of the stream. Raises FrameError."""
    head = stream.read(_LENGTH)
    if not head:
        return None
    length = int.from_bytes(head, "big")
    if length > LONGEST_FRAME:
        raise FrameError("too long a frame")
    packed = stream.read(length)
    try:
        return decoder.decode(packed)
    except msgspec.DecodeError as error:
        raise FrameError(str(error)) from error
