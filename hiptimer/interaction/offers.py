"""Which keys do something now: a function of the engine's state and of what is shown."""

from hiptimer.engine import Engine, Phase
from hiptimer.engine.commands import Rate
from hiptimer.engine.ledger import Decision
from hiptimer.interaction.keys import ALWAYS, CONFIRMING, ROWS, Intent, KeyHint, KeyRow, rows_of
from hiptimer.interaction.questions import Question, answer_by
from hiptimer.interaction.view import View, Why
from hiptimer.model import pain as pain_scale


def row_for(key: str, engine: Engine, view: View) -> KeyRow | None:
    """Return what a key is pressed for now; None if it does nothing."""
    return next((row for row in rows_of(key) if offers(row, key, engine, view)), None)


def available(engine: Engine, view: View) -> tuple[KeyHint, ...]:
    """Return every key that does something now, the most important first."""
    hints: dict[str, KeyHint] = {}
    for row in ROWS:
        for key in row.keys:
            if key not in hints and offers(row, key, engine, view):
                hints[key] = KeyHint(key, row.intent, row.hidden)
    return tuple(hints.values())


def offers(row: KeyRow, key: str, engine: Engine, view: View) -> bool:
    """Return whether `key` does now what `row` says."""
    match row.intent:
        case Intent.ANSWER:
            return answer_by(key, view.asked) is not None
        case Intent.CHOOSE:
            return view.asked is not None or view.number is not None
        case Intent.STEP:
            return can_step(engine, view)
        case Intent.UP | Intent.DOWN:
            return view.asked is not None or len(view.rows) > 1
        case Intent.LOWER | Intent.HIGHER:
            return view.shown is not None
        case Intent.RATE:
            return view.question is None and engine.accepts(Rate(0, view.row))
        case Intent.UNRATE:
            return view.question is None and view.takes_back
        case Intent.FINISH | Intent.LEAVE:
            return view.question is None
        case Intent.BACK:
            return view.question not in (None, Question.EXPIRED)
        case Intent.SEEK_HELP:
            return isinstance(view.asked, Decision) and view.asked.pain >= pain_scale.SEVERE_FROM
        case Intent.HELP:
            return True
        case _:
            return _sends(row, engine, view)


def _sends(row: KeyRow, engine: Engine, view: View) -> bool:
    """Return whether a key that sends a command works: a question blocks most of them.

    Skipping is no way past a choice in a wait: it would only drop the key press that is owed.
    """
    if row.intent not in ALWAYS:
        blocked_by_choice = row.intent in CONFIRMING
        blocked_by_choice |= row.intent is Intent.SKIP and engine.phase is Phase.WAITING
        if view.asked if blocked_by_choice else view.question:
            return False
    here = not row.phases or engine.phase in row.phases
    return here and row.command is not None and engine.accepts(row.command)


def can_step(engine: Engine, view: View) -> bool:
    """Return whether there are answers to step through.

    The voice is silent in a pause, so then only a question that a key has opened can be stepped
    through.
    """
    if view.question:
        return True
    asks = view.asked is not None or view.shown is not None
    return asks and engine.phase is not Phase.PAUSED


def why_not(key: str) -> Why:
    """Return why a key does nothing now."""
    intents = {row.intent for row in rows_of(key)}
    if intents <= {Intent.ANSWER}:
        return Why.UNKNOWN
    if Intent.RATE in intents:
        return Why.NOTHING_TO_RATE
    if Intent.UNRATE in intents:
        return Why.NOTHING_TO_TAKE_BACK
    return Why.NOTHING_TO_UNDO if Intent.UNDO in intents else Why.NOT_NOW
