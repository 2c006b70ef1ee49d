"""The floor of the player: an open device of the same kind that plays silence."""

import signal
from collections.abc import Generator

import miniaudio

RATE = 22_050
PERIOD_MILLISECONDS = 25
"""As in hiptimer itself."""


def silence() -> Generator[bytes, int, None]:
    """Yield as many samples as are asked for, all of them zero."""
    count = yield b""
    while True:
        count = yield bytes(2 * count)


def main() -> None:
    """Play silence until the process is ended."""
    device = miniaudio.PlaybackDevice(
        output_format=miniaudio.SampleFormat.SIGNED16,
        nchannels=1,
        sample_rate=RATE,
        buffersize_msec=PERIOD_MILLISECONDS,
    )
    samples = silence()
    next(samples)
    device.start(samples)
    print("Silence", flush=True)
    signal.pause()


if __name__ == "__main__":
    main()
