"""The script of a session: what would be shown and said, with its times. Nothing is run.

It is a rehearsal: every set is done, no number is given, and at each wait one presses on when all
is said.
"""

import sys
from collections.abc import Iterator

from hiptimer.cues.cue import EARCON_WORDS, Cue
from hiptimer.cues.rehearsal import Moment, rehearse
from hiptimer.engine.events import Countdown
from hiptimer.engine.plan import Plan, lay_out
from hiptimer.model.choices import DayChoices, sets_of_the_day
from hiptimer.model.text import clean
from hiptimer.plain.lines import event_lines
from hiptimer.runner.context import Context, StartRequest


def print_script(context: Context, request: StartRequest) -> int:
    """Print the script of the session that `request` asks for; give back the exit code."""
    settings = context.settings.load().settings
    choices = DayChoices(side=request.side, sets=request.sets)
    counts = sets_of_the_day(request.protocol, settings.affected_side, choices)
    for line in script(lay_out(request.protocol, counts, settings.rules)):
        sys.stdout.write(f"{clean(line)}\n")
    return 0


def script(plan: Plan) -> Iterator[str]:
    """Yield a session line by line: the time, then what is shown, then what is heard."""
    for moment in rehearse(plan):
        time = clock(moment.at)
        shown = _shown(moment)
        yield from (f"{time}  {line}" for line in shown)
        if moment.cue and not moment.cue.over:
            yield f"{time}  {spoken(moment.cue)}"


def spoken(cue: Cue) -> str:
    """Return a cue in words: "[one long note] "Hold. Last set."."""
    sound = [f"[{EARCON_WORDS[cue.earcon][1]}]"] if cue.earcon else []
    said = [f'"{" ".join(cue.say)}"'] if cue.say else []
    return " ".join(("    heard:", *sound, *said))


def clock(seconds: float) -> str:
    """Write a time of a session as minutes and seconds: " 0:30"."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes:2}:{rest:02}"


def _shown(moment: Moment) -> list[str]:
    """Show what plain mode shows; a countdown is one line, for its ticks come by the second."""
    events = moment.events
    if all(isinstance(event, Countdown) for event in events):
        first = [event for event in events if isinstance(event, Countdown) and event.seconds == 3]
        return ["3, 2, 1, with a tick each"] if first else []
    return event_lines(
        (event for event in events if not isinstance(event, Countdown)), moment.engine
    )
