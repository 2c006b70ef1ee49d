"""Says how much of a session is on disk, based only on the last save that returned."""

from typing import Final

from hiptimer.model.session import Session
from hiptimer.runner.writer import SessionWriter
from hiptimer.wording.problems import NOT_SAVED
from hiptimer.wording.session import NOTHING_DONE

SO_FAR: Final = "What was done is saved. Start hiptimer again to resume it."


def safety(session: Session, writer: SessionWriter, *, recorded: bool) -> str:
    """Return what of `session` is saved; `recorded` is whether there is anything to save."""
    if not recorded:
        return NOTHING_DONE
    saved, problem = writer.saved, writer.problem or NOT_SAVED
    if saved == session:
        return "The session is saved." if session.outcome else SO_FAR
    if saved is None or not saved.sets:
        return f"No set of this session is saved: {problem}"
    return (
        f"Of this session {len(saved.sets)} of {_sets(len(session.sets))} saved, "
        f"but not what came after: {problem}"
    )


def _sets(count: int) -> str:
    return "1 set is" if count == 1 else f"{count} sets are"
