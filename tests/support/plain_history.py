"""A history without an index: what a plain loop over sessions says. The index must say the same."""

from datetime import datetime, time, timedelta

from hiptimer.model.digest import Ending, HistoryFilter, SessionDigest
from hiptimer.model.protocol import Side
from hiptimer.model.session import SessionOutcome, StopReason
from hiptimer.model.settings import Settings
from hiptimer.model.text import folded


def asked_for(
    digests: list[SessionDigest], wanted: HistoryFilter, day_starts_at: time
) -> list[SessionDigest]:
    """Give those that `wanted` asks for, the newest first."""
    settings = Settings(day_starts_at=day_starts_at)
    return [each for each in newest_first(digests) if _is_asked_for(each, wanted, settings)]


def newest_first(digests: list[SessionDigest]) -> list[SessionDigest]:
    return sorted(digests, key=lambda each: (_second(each.started_at), each.id), reverse=True)


def _second(moment: datetime) -> datetime:
    return moment - timedelta(microseconds=moment.microsecond)


def _is_asked_for(each: SessionDigest, wanted: HistoryFilter, settings: Settings) -> bool:
    day = settings.day_of(each.started_at)
    names = [each.protocol_id, each.protocol_name]
    for done in each.sides:
        if wanted.side in (None, done.side):
            names += [done.exercise, done.name]
    return (
        (wanted.since is None or day >= wanted.since)
        and (wanted.until is None or day <= wanted.until)
        and wanted.protocol in ("", each.protocol_id)
        and _was_done(each, wanted.exercise, wanted.side)
        and (wanted.ending is None or wanted.ending in _endings(each))
        and not (wanted.unrated and any(done.rated for done in each.sides))
        and all(any(folded(w) in folded(name) for name in names) for w in wanted.words)
    )


def _was_done(each: SessionDigest, exercise: str, side: Side | None) -> bool:
    if not exercise and side is None:
        return True
    return any(exercise in ("", done.exercise) and side in (None, done.side) for done in each.sides)


def _endings(each: SessionDigest) -> set[Ending]:
    if each.outcome is None:
        return {Ending.UNFINISHED}
    if each.outcome is SessionOutcome.STOPPED and each.stop_reason not in (None, StopReason.OTHER):
        return {Ending.STOPPED, Ending(each.stop_reason.value)}
    return {Ending(each.outcome.value)}
