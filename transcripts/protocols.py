"""Own protocols that are short enough to be followed as a whole."""

from typing import Final

MIXED: Final = """\
format = 1
name = "Mixed"
pain_ceiling = 3
prepare_seconds = 10

[[exercise]]
name = "Side lift"
side = "each"
sets = 2
sets_max = 3
hold_seconds = 12
rest_seconds = 15
prepare_seconds = 10
side_prepare_seconds = 5
load = "2 kg"
instructions = "Lie on your side. Lift the upper leg a little, and hold it there."

[[exercise]]
name = "Bridge"
side = "bilateral"
sets = 2
reps = 6
rest_seconds = 10
prepare_seconds = 5
notes = "Slowly."
"""
"""Holds on both sides: ready 0-10, hold 10-22, rest 22-37, hold 37-49, rest 49-64; repetitions."""

HOLDS: Final = """\
format = 1
name = "Three holds"
prepare_seconds = 5

[[exercise]]
name = "Stand still"
side = "bilateral"
sets = 3
hold_seconds = 10
rest_seconds = 10
prepare_seconds = 5
"""
"""Ready 0-5, hold 5-15, rest 15-25, hold 25-35, rest 35-45, hold 45-55."""

PACED: Final = """\
format = 1
name = "Paced"
prepare_seconds = 5

[[exercise]]
name = "Knee out"
side = "affected"
sets = 2
reps = 5
seconds_per_rep = 3.0
rest_seconds = 8
prepare_seconds = 5
"""
"""Ready 0-5, repetitions 5-20, rest 20-28, repetitions 28-43."""
