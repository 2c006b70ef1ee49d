"""What a command asked the app to start: a protocol, and what of it was settled beforehand."""

from msgspec import Struct

from hiptimer.model.protocol import Protocol
from hiptimer.model.side import SideChoice


class StartRequest(Struct, frozen=True):
    """A `protocol` to open the start sheet of; None where nothing was said."""

    protocol: Protocol
    side: SideChoice | None = None
    sets: int | None = None
