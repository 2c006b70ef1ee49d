"""What the player needs of something that plays, be it a device or a program."""

from collections.abc import Iterable
from typing import Protocol

from hiptimer.cues.samples import Samples


class DeviceLostError(Exception):
    """There is no device, or it does not play any more."""


class AudioOutput(Protocol):
    """Something that plays. Everything it can't do raises DeviceLostError."""

    name: str

    @property
    def patience(self) -> float:
        """Seconds after which to `look`."""
        ...

    @property
    def busy(self) -> bool:
        """Whether something sounds."""
        ...

    def play(self, sounds: Iterable[Samples], *, over: bool = False, more: bool = False) -> None:
        """Play sounds: in the place of the others, `over` them, or (`more`) after them.

        They come one by one, for each takes its time to be read.
        """
        ...

    def check(self) -> None:
        """See whether all is well."""
        ...

    def stop(self) -> None:
        """Leave nothing sounding, for the player ends now; no device is waited for."""
        ...
