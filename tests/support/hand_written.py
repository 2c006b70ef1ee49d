"""A protocol file as a person writes it: comments in every place, and no two blank lines alike."""

TEXT = """\
# From Dr. K., 2026-11-02
# ask again in four weeks

format = 1   # the first
name = "My left hip"      # not the right one
pain_ceiling   =  2
prepare_seconds = 15

notes = '''
# this is no comment
two lines'''   # notes end here
# after the notes

# On the floor

# the easy one
[[exercise]]   # to begin with
id = "band-bridge"  # green band
sets = 3
# as agreed:
hold_seconds = 30 # not more

rest_seconds = 20


# mind the foot
[[exercise]]
id = "side-lying-hover"
side = "left"
# sets_max = 5 in December
[[ "exercise" ]]
  name = 'Step down'  # my own
  reps = 8
  load = "none"
  # slowly

# Written on the train.
"""

COMMENTS_OF_NO_EXERCISE = (
    "# From Dr. K., 2026-11-02",
    "# ask again in four weeks",
    "# the first",
    "# not the right one",
    "# notes end here",
    "# after the notes",
    "# On the floor",
    "# Written on the train.",
)

COMMENTS = (
    *COMMENTS_OF_NO_EXERCISE,
    *("# the easy one", "# to begin with", "# green band", "# as agreed:", "# not more"),
    *("# mind the foot", "# sets_max = 5 in December", "# my own", "# slowly"),
)
