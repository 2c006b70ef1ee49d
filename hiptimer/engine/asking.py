"""Which sets a wait asks about, and which of them the next number is for.

One rule for all that asks: the screen, the lines of plain mode, and the voice.
"""

from hiptimer.engine.machine import Engine
from hiptimer.engine.phase import Phase


def rows_to_rate(engine: Engine) -> tuple[int, ...]:
    """List the rows (from 1) that are asked about and have no number.

    They are of the exercise on the side that was just done; after the last set, of the session.
    """
    ledger = engine.ledger
    missing = ledger.missing_ratings()
    if engine.at_last_wait or not ledger.last:
        return missing
    place = ledger.row(ledger.last).step.place
    return tuple(row for row in missing if ledger.row(row).step.place == place)


def next_to_rate(engine: Engine, at: int) -> int | None:
    """Give the row asked for when `at` was answered last: itself, the next one, or the first.

    None where every set has its number.
    """
    missing = rows_to_rate(engine)
    return next((row for row in missing if row >= at), missing[0] if missing else None)


def row_asked(engine: Engine, at: int | None = None) -> int | None:
    """Give the row that a number is for in a wait; None, for the last set, in any other phase.

    `at` is the row that was answered last in this wait; at its beginning the set that has just
    ended comes first. While a decision is open, a number corrects the one that it is about.
    """
    if engine.phase is not Phase.WAITING:
        return None
    decision = engine.owed.decision
    if decision:
        return decision.row
    begun = at or engine.ledger.last
    return next_to_rate(engine, begun) or begun
