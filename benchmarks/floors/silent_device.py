"""The floor of what plays: a device of the same kind that is open and plays silence."""

import signal
from collections.abc import Generator

import miniaudio

RATE = 22_050
PERIOD_MILLISECONDS = 25
"""As hiptimer's own."""


def silence() -> Generator[bytes, int, None]:
    """Give as many samples as are asked for, all of them zero."""
    count = yield b""
    while True:
        count = yield bytes(2 * count)


def main() -> None:
    """Play silence until somebody ends it."""
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
