"""What home keeps in mind of the protocols while their files are read anew each time."""

from enum import StrEnum

from msgspec import Struct

from hiptimer.storage.trash import Removed


class Change(StrEnum):
    """What a person can do with protocols from home; `PUT_BACK` undoes `REMOVE`."""

    EDIT = "edit"
    NEW = "new"
    DUPLICATE = "duplicate"
    REMOVE = "remove"
    PUT_BACK = "put-back"


class ShelfMemory(Struct, frozen=True):
    """The id of the protocol to point `at`, what was `removed` last, and what is `said` of it."""

    at: str = ""
    removed: Removed | None = None
    said: str = ""
