"""Whether a start has a question to ask. Most have none, and then no question is loaded."""

from collections.abc import Sequence

from hiptimer.model.session import Session
from hiptimer.runner.context import Context
from hiptimer.runner.last_used import session_to_ask_about
from hiptimer.storage.settings import LoadedSettings


def asks_for_the_hip(loaded: LoadedSettings) -> bool:
    """Return whether the person was never asked; False if the settings can't be read."""
    return loaded.readable and "affected_side" not in loaded.chosen


def has_questions(context: Context, loaded: LoadedSettings, sessions: Sequence[Session]) -> bool:
    """Return whether a question of `welcome` is due; `sessions` are the newest ones."""
    due = session_to_ask_about(sessions, loaded.settings, context.clock.now())
    return (
        asks_for_the_hip(loaded)
        or due is not None
        or any(each.outcome is None and each.device == context.device for each in sessions)
    )
