"""Asks what becomes of a session that could not be saved, until it is saved or left.

It is tried again meanwhile, so that any answer may find it saved.
"""

from typing import Final

from hiptimer.model.session import Session
from hiptimer.plain.console import Console, Leave
from hiptimer.plain.lines import offered
from hiptimer.runner.context import Context
from hiptimer.runner.rescue import copy_to, folder_of, text_of, usable
from hiptimer.runner.session_runner import SessionRunner
from hiptimer.wording.problems import UNSAVED_CHOICES, session_not_saved

NOT_PRINTED: Final = (
    "It is gone when this ends. It is not printed here, for what is printed does not go to a "
    "terminal."
)

WHAT_NOW: Final = offered(UNSAVED_CHOICES)

BEFORE_THE_TEXT: Final = (
    "Copy the lines between the two rules into a file that ends in .toml; "
    "hiptimer sessions import --replace FILE brings it into the history."
)

RULE: Final = "-" * 20

LEFT: Final = "You leave without it."

COPIED: Final = 1
"""The exit code: a copy is safe, but it is not in the history."""


def settle_unsaved(
    problem: str, session: Session, runner: SessionRunner, context: Context, console: Console
) -> int:
    """Ask until the session is saved, or the person leaves it; return the exit code."""
    console.say(session_not_saved(problem))
    if not console.on_screen:
        console.say(NOT_PRINTED)
        return 1
    try:
        return _ask(session, runner, context, console)
    except Leave as leave:
        still = runner.close()
        raise Leave(leave.code, unsaved=session_not_saved(still) if still else "") from None


def saved_in(session: Session, context: Context) -> str:
    """Say where a session lies that was saved."""
    return f"Saved in {context.sessions.path_of(session.id)}"


def _ask(session: Session, runner: SessionRunner, context: Context, console: Console) -> int:
    while True:
        answer = console.choose(WHAT_NOW, UNSAVED_CHOICES)
        problem = runner.close()
        if problem is None:
            console.say(saved_in(session, context))
            return 0
        match answer:
            case "t":
                console.say(session_not_saved(problem))
            case "f":
                if _copied(session, context, console):
                    return COPIED
            case "p":
                _print(session, console)
            case _:
                runner.drop()
                console.say(LEFT)
                return 1


def _copied(session: Session, context: Context, console: Console) -> bool:
    proposed = next(iter(usable(context.rescue_folders)), None)
    offer = f" Enter: {proposed}" if proposed else ""
    typed = console.ask(f"Which folder?{offer}")
    folder = folder_of(typed) if typed else proposed
    if folder is None or typed is None:
        return False
    path, words = copy_to(session, folder)
    console.say(words)
    return path is not None


def _print(session: Session, console: Console) -> None:
    console.say(BEFORE_THE_TEXT, RULE)
    console.show(text_of(session))
    console.say(RULE)
