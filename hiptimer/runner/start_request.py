"""What a command asked the app to start: a protocol, and the choices it already makes."""

from msgspec import Struct

from hiptimer.model.protocol import Protocol
from hiptimer.model.side import SideChoice


class StartRequest(Struct, frozen=True):
    """A `protocol` to open the start sheet for; None means no choice was made."""

    protocol: Protocol
    side: SideChoice | None = None
    sets: int | None = None
