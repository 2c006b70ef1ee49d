"""What the helper needs of something that plays, be it a device or a program."""

from collections.abc import Iterable
from typing import Final, Protocol

from hiptimer.cues.samples import Samples

LEAD_IN_AFTER_SECONDS: Final = 4
"""Of silence. After that a wireless speaker swallows the first word."""


class DeviceLostError(Exception):
    """There is no device, or it does not play any more."""


class Output(Protocol):
    """Something that plays. Everything it can't do raises DeviceLostError.

    Speech that follows a silence, or is the first thing of all, is led in to.
    """

    name: str

    @property
    def patience(self) -> float:
        """Seconds after which to `look`."""
        ...

    @property
    def busy(self) -> bool:
        """Whether something sounds."""
        ...

    def play(self, sounds: Iterable[Samples], *, over: bool, more: bool, speaks: bool) -> None:
        """Play sounds: in the place of the others, `over` them, or (`more`) after them.

        They come one by one, for each takes its time to be read.
        """
        ...

    def look(self) -> None:
        """See whether all is well."""
        ...

    def stop(self) -> None:
        """Leave nothing sounding, for the helper ends now; no device is waited for."""
        ...
