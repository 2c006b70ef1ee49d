"""Plays by miniaudio, on one device that is held open while there is something to hear.

A device that takes no samples any more has vanished, whatever it says, and is not closed: that
may wait for it for ever.
"""

from collections.abc import Generator, Iterable
from itertools import islice
from typing import Final

from hiptimer.cues.player.mixer import Mixer
from hiptimer.cues.player.output import DeviceLostError
from hiptimer.cues.samples import RATE, Samples

PERIOD_MILLISECONDS: Final = 25
"""A cue is heard so much later at most; shorter periods cost more of a core."""

CLOSED_AFTER_SECONDS: Final = 30
"""Of silence. Holding a device open costs a little of a core, and keeps speakers awake."""

LOOK_SECONDS: Final = 0.25
"""From one look to the next."""

STILL_LOOKS: Final = 24
"""A device that takes nothing for so many looks, one after the other, has vanished. On a busy
computer the sound server may stand still for some seconds."""


class Device:
    """A sound card; by one kind of sound system `only` (as miniaudio names it), or by any."""

    def __init__(self, *, only: str = "") -> None:
        import miniaudio  # noqa: PLC0415 - it has no wheel everywhere, and takes its time

        self._library = miniaudio
        absent = {miniaudio.Backend.NULL, miniaudio.Backend.CUSTOM}
        real = [kind for kind in miniaudio.Backend if kind not in absent]
        self._backends = [miniaudio.Backend[only]] if only else real
        self._device: miniaudio.PlaybackDevice | None = None
        self._seen = 0
        self._still = 0
        self.mixer = Mixer()
        self.name = self._open()

    @property
    def patience(self) -> float:
        """Seconds after which to `look`."""
        return LOOK_SECONDS

    @property
    def is_open(self) -> bool:
        """Whether the device is held; it is opened again for the next sound."""
        return self._device is not None

    @property
    def busy(self) -> bool:
        """Whether something sounds."""
        return self.is_open and not self.mixer.is_silent

    def play(self, sounds: Iterable[Samples], *, over: bool = False, more: bool = False) -> None:
        """Play now."""
        if self._device is None:
            self._open()
        if over:
            self.mixer.overlay(sounds)
            return
        rest = iter(sounds)
        if not more:
            self.mixer.supersede(islice(rest, 1))
        for sound in rest:
            self.mixer.append([sound])

    def check(self) -> None:
        """Close a device that has long been silent; raise DeviceLostError for one that stands."""
        if self._device is None:
            return
        taken, before = self.mixer.taken, self._seen
        self._seen = taken
        self._still = self._still + 1 if taken == before else 0
        if self._still >= STILL_LOOKS:
            raise DeviceLostError("the device does not play any more")
        if self.mixer.is_silent and self.mixer.quiet > CLOSED_AFTER_SECONDS * RATE:
            self.close()

    def stop(self) -> None:
        """Do nothing: what a device still has goes with the process, and closing one may hang."""

    def close(self) -> None:
        """Let the device go."""
        if self._device is not None:
            self._device.close()
            self._device = None

    def _open(self) -> str:
        try:
            device = self._library.PlaybackDevice(
                output_format=self._library.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=RATE,
                buffersize_msec=PERIOD_MILLISECONDS,
                backends=self._backends,
                app_name="hiptimer",
            )
            samples = _samples(self.mixer)
            next(samples)
            device.start(samples)
        except self._library.MiniaudioError as error:
            raise DeviceLostError(str(error)) from error
        self._device = device
        self._seen, self._still = -1, 0
        return f"miniaudio, {device.backend}"


def _samples(mixer: Mixer) -> Generator[bytes, int, None]:
    """Yield as many samples as are asked for; the first request is for none."""
    count = yield b""
    while True:
        count = yield mixer.take(count)
