"""What is still true of a cue that could not be played when it was due."""

from typing import Final

from msgspec.structs import replace

from hiptimer.cues.cue import Cue, Earcon

TONE_SECONDS: Final = 0.7
"""A tone that comes later than this would be taken for the sign of another moment."""

SENTENCE_SECONDS: Final = 2.0
"""A sentence that begins a phase would by then count from the wrong moment: "Twenty seconds." """

LASTING: Final = frozenset(
    {
        *(None, Earcon.GET_READY, Earcon.WAIT, Earcon.CHOOSE),
        *(Earcon.PAUSE, Earcon.SESSION_DONE, Earcon.STEP),
    }
)
"""What says where to lie, what to answer or that it is over stays true until something newer."""


def still_true(cue: Cue, late: float) -> Cue:
    """Leave of a cue, the newest of all, what is true when it comes so late (seconds)."""
    if late <= TONE_SECONDS or cue.earcon in LASTING:
        return cue
    return replace(cue, earcon=None, say=cue.say if late <= SENTENCE_SECONDS else ())
