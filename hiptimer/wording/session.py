"""A session in words: what was done of it, how it ended, and what that means."""

from typing import Final, assert_never

from hiptimer.model import pain as pain_scale
from hiptimer.model.digest import Ending
from hiptimer.model.session import Session, SessionOutcome, SetOutcome, SetRecord, StopReason
from hiptimer.wording.doses import with_side
from hiptimer.wording.lengths import length_words, seconds_number
from hiptimer.wording.numbers import in_words

NOTHING_DONE: Final = "No set was begun, so there is nothing to save."
NO_SET: Final = "No set was done."
STOPPED_FIRST: Final = "You stopped before the first set was done."
GOOD_STOP: Final = "You stopped for pain. That was a good decision."
SKIPPED: Final = "skipped"
NO_END: Final = "It has no end yet: it is running, or was cut off."
SEEK_HELP_KEY: Final = "when to seek help"
SEEK_HELP: Final = f"Press h for {SEEK_HELP_KEY}."

SPOKEN_END: Final = "Done. That was the whole session."
SPOKEN_STOP: Final = "Done. You stopped here."
SPOKEN_STOP_FOR_PAIN: Final = "Done. Stopping for pain is a good decision."

NOT_FINISHED: Final = "A session was not finished"

GO_ON, KEEP, DISCARD = "g", "k", "d"
UNFINISHED_CHOICES: Final = {
    GO_ON: "go on with it",
    KEEP: "keep it as it is",
    DISCARD: "discard it",
}
"""What can be done with a session that was not finished, by the letter that chooses it."""

_HIGHEST_SPELT: Final = 12
"""Higher counts are written in digits."""

ENDINGS: Final = {
    Ending.COMPLETED: "completed",
    Ending.STOPPED: "stopped",
    Ending.PAIN: "stopped for pain",
    Ending.TIRED: "stopped, tired",
    Ending.TIME: "stopped, time was short",
    Ending.INTERRUPTED: "interrupted",
    Ending.UNFINISHED: "unfinished",
}
"""How a session ended, in a list."""


def headline(session: Session) -> str:
    """Return what was done of what was planned, and the worst pain beside the limit."""
    if not session.sets:
        stopped = session.outcome is SessionOutcome.STOPPED
        return STOPPED_FIRST if stopped else f"{NO_SET}{_interrupted(session)}"
    done, planned = session.done_sets, session.planned_sets
    held = all(row.target_seconds is not None for row in session.sets)
    unit = "hold" if held else "set"
    sentence = f"{_number(done)} of {_number(planned)} {unit}{'' if planned == 1 else 's'}."
    return f"{sentence.capitalize()} {_worst_pain(session)}{_interrupted(session)}"


def ended_words(session: Session) -> str:
    """Return why it ended where it did; empty if it was completed, or the headline says it."""
    match session.outcome:
        case None:
            return NO_END
        case SessionOutcome.COMPLETED | SessionOutcome.INTERRUPTED:
            return ""
        case SessionOutcome.STOPPED:
            return _stopped(session.stop_reason)
        case _:
            assert_never(session.outcome)


def spoken_end(outcome: SessionOutcome, reason: StopReason | None) -> str:
    """Return what the voice says at the end."""
    if outcome is SessionOutcome.COMPLETED:
        return SPOKEN_END
    return SPOKEN_STOP_FOR_PAIN if reason is StopReason.PAIN else SPOKEN_STOP


def help_words(session: Session) -> tuple[str, ...]:
    """Offer the page on when to seek help, in full and shorter; empty if it need not be."""
    if not session.calls_for_help:
        return ()
    worst = session.worst or 0
    severe = f"Pain reached {worst}." if worst >= pain_scale.SEVERE_FROM else ""
    stopped = GOOD_STOP if session.stop_reason is StopReason.PAIN else ""
    in_full = filter(None, (severe, stopped, SEEK_HELP))
    return " ".join(in_full), f"{severe} {SEEK_HELP}".strip(), SEEK_HELP


def progress_words(session: Session) -> str:
    """Return how far an unfinished session got: "2 of 6 sets"."""
    return f"{session.passed_sets} of {session.planned_sets} sets"


def no_match_words(asked: str = "") -> str:
    """Return that the history has no session with what was asked for."""
    return f"No session matches{f' {asked}' if asked else ''}."


def your_limit(limit: int) -> str:
    """Return the pain limit of a protocol: "your limit is 3"."""
    return f"your limit is {limit}"


def record_name(record: SetRecord) -> str:
    """Return the name of a set that was done: "Set 2, left, again"."""
    name = with_side(f"Set {record.number}", record.side)
    return f"{name}, again" if record.repeat else name


def done_words(record: SetRecord) -> str:
    """Return what was done of a set: "20 of 20 s", "? of 15 repetitions", "skipped"."""
    if record.outcome is SetOutcome.SKIPPED and not record.worked_seconds:
        return SKIPPED
    if record.target_seconds is not None:
        return f"{seconds_number(record.held_seconds or 0)} of {record.target_seconds} s"
    done = "?" if record.done_reps is None else record.done_reps
    return f"{done} of {record.target_reps} repetitions"


def paused_words(record: SetRecord) -> str:
    """Return how long a set was paused; empty if it was not."""
    return f"paused for {length_words(record.paused_seconds)}" if record.paused_seconds else ""


def _stopped(reason: StopReason | None) -> str:
    match reason:
        case StopReason.PAIN:
            return GOOD_STOP
        case StopReason.TIRED:
            return "You stopped because you were tired."
        case StopReason.TIME:
            return "You stopped because time was short."
        case StopReason.OTHER | None:
            return "You stopped before the end."
        case _:
            assert_never(reason)


def _worst_pain(session: Session) -> str:
    worst, limit = session.worst, session.protocol.pain_ceiling
    if worst is None:
        return f"Pain was not rated, {your_limit(limit)}."
    above = f"above your limit of {limit}" if worst > limit else your_limit(limit)
    return f"Worst pain {worst}, {above}."


def _interrupted(session: Session) -> str:
    return " It was interrupted." if session.outcome is SessionOutcome.INTERRUPTED else ""


def _number(count: int) -> str:
    if count > _HIGHEST_SPELT:
        return str(count)
    return in_words(count) if count else "none"
