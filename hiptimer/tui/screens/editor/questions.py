"""The editor's questions before something could be lost. Each answer says what it means."""

from typing import Final

from hiptimer.tui.screens.questions import ChoiceScreen
from hiptimer.tui.widgets.choice_list import ListChoice

SAVE: Final = "s"
THROW_AWAY: Final = "t"
OVERWRITE: Final = "o"
RELOAD: Final = "r"
BESIDE: Final = "c"
AGAIN: Final = "a"


def about_leaving(name: str) -> ChoiceScreen:
    """Return the question about changes that are not saved."""
    choices = (
        ListChoice(SAVE, "save and leave"),
        ListChoice(THROW_AWAY, "throw the changes away", "They can't be brought back."),
    )
    return ChoiceScreen(
        f"Save the changes to {name}?",
        "What you changed here is not saved yet.",
        choices,
        preferred=SAVE,
        later="stay here",
    )


def about_changed_file(problem: str) -> ChoiceScreen:
    """Return the question about a file that something else has changed."""
    choices = (
        ListChoice(BESIDE, "save mine as a copy", "Both are kept, each with its own name."),
        ListChoice(OVERWRITE, "overwrite it", "The file as it is now goes to the trash."),
        ListChoice(RELOAD, "read it again", "What you changed here is lost."),
    )
    return ChoiceScreen(
        "The file is not as you opened it",
        f"{problem[:1].upper()}{problem[1:]}.",
        choices,
        preferred=BESIDE,
        later="back, and save nothing",
    )


def about_removed_file(problem: str) -> ChoiceScreen:
    """Return the question about a file that something else has removed."""
    choices = (ListChoice(OVERWRITE, "save it again", "A new file is made."),)
    return ChoiceScreen(
        "The file is not there any more",
        f"{problem[:1].upper()}{problem[1:]}.",
        choices,
        preferred=OVERWRITE,
        later="back, and save nothing",
    )


def about_failure(problem: str) -> ChoiceScreen:
    """Return the question after a failure to save: nothing is saved, why, and whether to retry."""
    choices = (ListChoice(AGAIN, "try again", "First free some space, or allow writing there."),)
    return ChoiceScreen(
        "It could not be saved",
        f"{problem}. All that you wrote is still here.",
        choices,
        preferred=AGAIN,
        later="back to what you wrote",
    )
