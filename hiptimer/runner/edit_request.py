"""What a command asked the app to edit."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # home is there sooner without what an editor needs
    from hiptimer.runner.protocol_editor import ProtocolEditor


@dataclass(frozen=True, slots=True)
class EditRequest:
    """A protocol to open the editor with; the app ends when the editor is left."""

    editor: "ProtocolEditor"
