"""`hiptimer protocols new`: a protocol to continue by hand, made from nothing or as a copy."""

from argparse import Namespace
from typing import Final

from hiptimer.cli.output import put
from hiptimer.model.text import one_line
from hiptimer.runner.library import Library
from hiptimer.runner.protocol_editor import copied
from hiptimer.storage.protocol_edit import text_of

TEMPLATE: Final = """\
format = 1
name = "{name}"
pain_ceiling = 3            # 0 to 10; a number above it opens a choice
# frequency = "once a day"
# notes = "what you want to remember"

[[exercise]]
id = "side-lying-hover"     # from the catalogue, or a name of your own: name = "Step down"
# side = "each"             # bilateral, left, right, each or affected
sets = 3
hold_seconds = 20           # or repetitions: reps = 12
rest_seconds = 20
# load = "red band"
"""
"""It is valid as it is, and shows what most people change."""


def new(options: Namespace, library: Library) -> int:
    """Make a protocol and print the path of its file; raises HiptimerError."""
    path = library.store.path_for(options.id)
    if options.source is None:
        text = TEMPLATE.format(name=options.id.replace("-", " ").capitalize())
    else:
        draft, base = copied(library, options.source)
        text = text_of(draft, base, path, library.exercises)
    put(f"{one_line(str(library.add(options.id, text)))}\n")
    return 0
