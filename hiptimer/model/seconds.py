"""How long things took, as it is recorded: in tenths of a second, never more than was done."""

import math


def tenths(seconds: float) -> float:
    """Cut `seconds` to tenths; a millionth is forgiven for what floats can't hold."""
    return math.floor(seconds * 10 + 1e-6) / 10
