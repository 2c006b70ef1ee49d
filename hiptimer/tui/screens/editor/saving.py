"""Saving in the editor, and leaving it: nothing that was written is lost without a question."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from hiptimer.errors import FileChangedError, FileRemovedError, HiptimerError
from hiptimer.runner.protocol_editor import edit
from hiptimer.storage.protocols import ProtocolText
from hiptimer.tui.screens.editor import messages, questions

if TYPE_CHECKING:
    from hiptimer.tui.screens.editor.layout import EditorLayout

Attempt = Callable[[], ProtocolText]


async def save(screen: "EditorLayout") -> bool:
    """Save the draft, and ask if that is not possible; return whether it is saved."""
    if screen.editor.protocol is None:
        screen.go_to_problem()
        return False
    screen.form.catch_up()
    attempt: Attempt | None = screen.editor.save
    while attempt:
        try:
            saved = attempt()
        except FileChangedError as error:
            attempt = await _after_change(screen, error)
        except HiptimerError as error:
            answer = await screen.app.push_screen_wait(questions.about_failure(str(error)))
            attempt = attempt if answer == questions.AGAIN else None
        else:
            screen.say(messages.saved_words(saved.path.stem, durable=saved.durable))
            return True
    return False


async def may_leave(screen: "EditorLayout") -> bool:
    """Ask what to do with unsaved changes; return whether the editor may close."""
    if not screen.editor.unsaved:
        return True
    name = messages.name_of(screen.editor.draft)
    match await screen.app.push_screen_wait(questions.about_leaving(name)):
        case questions.SAVE:
            return await save(screen)
        case questions.THROW_AWAY:
            return True
        case _:
            return False


async def _after_change(screen: "EditorLayout", error: FileChangedError) -> Attempt | None:
    """Ask about a file that something else has changed or removed; None to save nothing."""
    is_gone = isinstance(error, FileRemovedError)
    ask = questions.about_removed_file if is_gone else questions.about_changed_file
    match await screen.app.push_screen_wait(ask(error.problem)):
        case questions.BESIDE:
            return screen.editor.save_beside
        case questions.OVERWRITE:
            return partial(screen.editor.save, over=True)
        case questions.RELOAD:
            _read_again(screen)
    return None


def _read_again(screen: "EditorLayout") -> None:
    try:
        editor = edit(screen.library, screen.editor.protocol_id)
    except HiptimerError as error:
        screen.say(str(error))
    else:
        screen.open(editor, messages.READ_AGAIN)
