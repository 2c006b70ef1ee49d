"""Asks what to do with a session that could not be saved; saving is retried meanwhile."""

import asyncio
from typing import Final

from hiptimer.runner.rescue import copy_to, usable
from hiptimer.runner.session_runner import SessionRunner
from hiptimer.tui.app import HiptimerApp
from hiptimer.tui.screens.questions import ChoiceScreen, FolderScreen
from hiptimer.tui.widgets.choice_list import ListChoice
from hiptimer.wording.problems import UNSAVED_CHOICES

NOT_SAVED: Final = "The last session is not saved"


def _choice(letter: str, more: str) -> ListChoice:
    return ListChoice(letter, UNSAVED_CHOICES[letter], more)


AGAIN: Final = _choice("t", "First free some space, or fix what is wrong.")
FOLDER: Final = _choice("f", "You can bring it into the history later.")
HOME: Final = ListChoice("h", "go home", "hiptimer keeps trying as long as it is open.")
WITHOUT: Final = _choice("l", "What is not saved is lost.")


async def settle(app: HiptimerApp, runner: SessionRunner, *, leaving: bool) -> bool:
    """Ask until the session is saved or dropped; return False if it stays unsaved for now.

    `leaving` means that hiptimer ends after this, so the question can't be put off.
    """
    copied = ""
    while problem := await asyncio.to_thread(runner.close):
        screen = ChoiceScreen(
            NOT_SAVED,
            f"{copied} {problem}".strip(),
            (AGAIN, FOLDER, WITHOUT if leaving else HOME),
            preferred=AGAIN.letter,
            later="stay" if leaving else "go home",
        )
        match await app.push_screen_wait(screen):
            case AGAIN.letter:
                continue
            case FOLDER.letter:
                copied = await _copy(app, runner) or copied
            case WITHOUT.letter:
                runner.drop()
                app.open_work.lose(f"{problem}. {copied}" if copied else problem)
                return True
            case _:
                return False
    return True


async def settle_all(app: HiptimerApp) -> bool:
    """Ask about every session of this run that is not saved; return whether hiptimer may end."""
    for runner in app.open_work.sessions:
        if not await settle(app, runner, leaving=True):
            return False
    return True


async def _copy(app: HiptimerApp, runner: SessionRunner) -> str:
    """Ask for a folder until a copy is saved or the person cancels; return where the copy is."""
    folders, problem, typed = usable(app.context.rescue_folders), "", None
    while session := runner.session:
        typed = await app.push_screen_wait(FolderScreen(folders, problem, typed))
        if typed is None:
            return ""
        place, words = await asyncio.to_thread(copy_to, session, typed)
        if place:
            return words
        problem = words
    return ""
