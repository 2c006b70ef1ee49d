"""What the editor says at its top and its foot, and what it asks before something could be lost."""

from typing import Final

from hiptimer.model.protocol import CatalogueExercise
from hiptimer.model.protocol_draft import Draft
from hiptimer.runner.protocol_document import NAME
from hiptimer.runner.protocol_editor import Answer, EditorQuestion, ProtocolEditor, Reason
from hiptimer.storage.protocol_fields import as_text
from hiptimer.tui.screens.questions import ChoiceScreen
from hiptimer.tui.widgets.choice_list import ListChoice
from hiptimer.wording.numbers import counted

NEW: Final = "A new protocol"
ABOUT: Final = "About the protocol"

OWN_EXERCISE: Final = "An exercise of your own"
ADD_EXERCISE: Final = "Add an exercise"

TO_ADD: Final = "Enter opens the catalogue. An exercise of your own can be added there too."
TO_OPEN: Final = "Its name, how far along it is, the pain limit, and where it comes from."


def name_of(draft: Draft) -> str:
    """Return the name of the protocol, even of a new one."""
    return as_text(draft.value(NAME)) or NEW


def state_words(editor: ProtocolEditor) -> str:
    """Return how much there is to fix, and whether it is saved."""
    count = len(editor.document.mistakes)
    wrong = counted(count, "problem") if count else ""
    return ", ".join(filter(None, (wrong, "not saved" if editor.document.unsaved else "")))


def foot_words(editor: ProtocolEditor) -> str:
    """Return the notice or, if there is none, what the row or the field is for."""
    if editor.notice:
        return editor.notice
    if editor.active_row:
        return editor.active_row.hint
    if editor.adds:
        return TO_ADD
    return TO_OPEN if editor.entry is None else about_exercise(editor.guide)


def about_exercise(guide: CatalogueExercise | None) -> str:
    """Return the position of an exercise, and what it needs."""
    if guide is None:
        return f"{OWN_EXERCISE}."
    return ", ".join((guide.region, guide.position, *guide.equipment))


def question_screen(question: EditorQuestion, name: str) -> ChoiceScreen:
    """Return the screen that asks; its result is an `Answer`. `name` is that of the protocol."""
    match question.reason:
        case Reason.LEAVING:
            return _about_leaving(name)
        case Reason.CHANGED:
            return _about_changed_file(question.problem)
        case Reason.REMOVED:
            return _about_removed_file(question.problem)
        case Reason.FAILED:
            return _about_failure(question.problem)


def _about_leaving(name: str) -> ChoiceScreen:
    """Return the question about changes that are not saved."""
    choices = (
        ListChoice(Answer.SAVE, "save and leave"),
        ListChoice(Answer.THROW_AWAY, "throw the changes away", "They can't be brought back."),
    )
    return ChoiceScreen(
        f"Save the changes to {name}?",
        "What you changed here is not saved yet.",
        choices,
        preferred=Answer.SAVE,
        later="stay here",
    )


def _about_changed_file(problem: str) -> ChoiceScreen:
    """Return the question about a file that something else has changed."""
    choices = (
        ListChoice(Answer.BESIDE, "save mine as a copy", "Both are kept, each with its own name."),
        ListChoice(Answer.OVERWRITE, "overwrite it", "The file as it is now goes to the trash."),
        ListChoice(Answer.RELOAD, "read it again", "What you changed here is lost."),
    )
    return ChoiceScreen(
        "The file is not as you opened it",
        f"{problem[:1].upper()}{problem[1:]}.",
        choices,
        preferred=Answer.BESIDE,
        later="back, and save nothing",
    )


def _about_removed_file(problem: str) -> ChoiceScreen:
    """Return the question about a file that something else has removed."""
    choices = (ListChoice(Answer.OVERWRITE, "save it again", "A new file is made."),)
    return ChoiceScreen(
        "The file is not there any more",
        f"{problem[:1].upper()}{problem[1:]}.",
        choices,
        preferred=Answer.OVERWRITE,
        later="back, and save nothing",
    )


def _about_failure(problem: str) -> ChoiceScreen:
    """Return the question after a failure to save: nothing is saved, why, and whether to retry."""
    choices = (
        ListChoice(Answer.AGAIN, "try again", "First free some space, or allow writing there."),
    )
    return ChoiceScreen(
        "It could not be saved",
        f"{problem}. All that you wrote is still here.",
        choices,
        preferred=Answer.AGAIN,
        later="back to what you wrote",
    )
