"""What home does with protocols: edit them, move them to the trash, and put them back."""

from msgspec.structs import replace

from hiptimer.errors import HiptimerError
from hiptimer.runner import protocol_editor
from hiptimer.runner.protocol_editor import ProtocolEditor
from hiptimer.tui.home_app import HomeApp
from hiptimer.tui.home_data import Change, ShelfMemory
from hiptimer.tui.screens.editor import EditorScreen
from hiptimer.tui.screens.editor.messages import COPY


async def carry_out(app: HomeApp, change: Change, protocol_id: str) -> None:
    """Make a change that was requested on home, which shows why if it fails."""
    library = app.context.library
    try:
        match change:
            case Change.EDIT:
                await edit(app, protocol_editor.edit(library, protocol_id))
            case Change.DUPLICATE:
                await edit(app, protocol_editor.duplicate(library, protocol_id))
            case Change.NEW:
                await edit(app, protocol_editor.begin(library))
            case Change.REMOVE:
                removed = library.remove(protocol_id)
                said = f"{protocol_id} is in the trash now; u puts it back."
                app.shelf = ShelfMemory(removed=removed, said=said)
            case Change.PUT_BACK if app.shelf.removed:
                library.store.restore(app.shelf.removed)
                app.shelf = ShelfMemory(at=app.shelf.removed.path.stem)
    except HiptimerError as error:
        app.shelf = replace(app.shelf, said=str(error))
    app.show_home()


async def edit(app: HomeApp, editor: ProtocolEditor) -> None:
    """Open the editor, and then highlight the edited protocol at home."""
    said = COPY if editor.is_new and editor.draft.exercises else ""
    screen = EditorScreen(editor, app.context.library, app.settings.rules, said)
    await app.push_screen_wait(screen)
    app.shelf = ShelfMemory(at=screen.editor.protocol_id)


async def edit_only(app: HomeApp, editor: ProtocolEditor) -> None:
    """Open the editor, and end the app when it is closed."""
    await edit(app, editor)
    app.leave(0)
