"""What becomes of a session that a crash or a signal cut off: go on, keep it, or discard it."""

from typing import Final

from hiptimer.errors import FileError
from hiptimer.model.session import Session
from hiptimer.plain.console import Console
from hiptimer.plain.lines import offered
from hiptimer.runner.context import Context
from hiptimer.runner.opening import Unfinished, discard, find_unfinished, go_on_with, keep
from hiptimer.runner.session_runner import SessionRunner
from hiptimer.wording import session as words

LEFT_AS_IT_IS: Final = (
    "It stays as it is: start hiptimer in a terminal to resume it, to keep it or to discard it."
)


def settle_unfinished(context: Context, console: Console) -> SessionRunner | None:
    """Ask about each unfinished session; return the runner of the one that is resumed."""
    for unfinished in find_unfinished(context):
        console.say(_unfinished_line(unfinished))
        if not console.interactive:
            console.say(LEFT_AS_IT_IS)
            continue
        match _choice(unfinished, console):
            case words.GO_ON:
                return go_on_with(context, unfinished)
            case words.KEEP:
                _keep(unfinished, context, console)
            case words.DISCARD:
                throw_away(unfinished.session, context, console)
    return None


def throw_away(session: Session, context: Context, console: Console) -> bool:
    """Move a session to the trash, and say where it lies; return whether it was moved."""
    try:
        place = discard(context, session)
    except FileError as error:
        console.say(str(error))
        return False
    console.say(f"Discarded. It is in {place}")
    return True


def _keep(unfinished: Unfinished, context: Context, console: Console) -> None:
    try:
        keep(context, unfinished.session)
    except FileError as error:
        console.say(str(error))
    else:
        console.say("Kept as it is.")


def _unfinished_line(unfinished: Unfinished) -> str:
    session = unfinished.session
    when = f"{session.started_at:%A} at {session.started_at:%H:%M}"
    progress = words.progress_words(session)
    return f"{words.NOT_FINISHED}: {session.protocol.name}, {when}, {progress}."


def _choice(unfinished: Unfinished, console: Console) -> str | None:
    choices = dict(words.UNFINISHED_CHOICES)
    if not unfinished.can_go_on:
        del choices[words.GO_ON]
    return console.choose(offered(choices), choices)
