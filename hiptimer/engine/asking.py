"""Which sets a wait asks the person to rate, and which of them the next number is for.

The screen, plain mode and the voice all follow these rules.
"""

from hiptimer.engine.machine import Engine
from hiptimer.engine.plan import Phase


def rows_to_rate(engine: Engine) -> tuple[int, ...]:
    """Return the rows (from 1) that a wait asks about and that have no rating yet.

    They belong to the exercise and side just done or, after the last set, to the whole session.
    """
    ledger = engine.ledger
    missing = ledger.missing_ratings()
    if engine.at_last_wait or not ledger.last:
        return missing
    place = ledger.row(ledger.last).step.place
    return tuple(row for row in missing if ledger.row(row).step.place == place)


def next_to_rate(engine: Engine, at: int) -> int | None:
    """Return the next row to rate after `at`: `at` itself if unrated, a later one, or the first.

    None if every set has its rating.
    """
    missing = rows_to_rate(engine)
    return next((row for row in missing if row >= at), missing[0] if missing else None)


def row_asked(engine: Engine, at: int | None = None) -> int | None:
    """Return the row that a number is for in a wait; None (the last set) in any other phase.

    `at` is the row answered last in this wait; when the wait begins, the set that has just ended
    comes first. While a decision is open, a number corrects the rating that the decision is about.
    """
    if engine.phase is not Phase.WAITING:
        return None
    decision = engine.owed.decision
    if decision:
        return decision.row
    begun = at or engine.ledger.last
    return next_to_rate(engine, begun) or begun
