"""What a command asked the app to edit."""

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:  # home starts sooner without what an editor needs
    from hiptimer.runner.protocol_editor import ProtocolEditor


class EditRequest(Struct, frozen=True):
    """A protocol to open the editor with; the app ends when the editor is left."""

    editor: "ProtocolEditor"
