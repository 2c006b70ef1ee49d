"""Words for any error that made something fail, including unforeseen ones.

The message of an unforeseen error is left out: it may contain personal data.
"""

from typing import Final

from hiptimer.errors import HiptimerError
from hiptimer.model.text import one_line
from hiptimer.storage.system_errors import reason

NO_MEMORY: Final = "there is too little memory; close other programs"


def failure_words(error: BaseException, what: str) -> str:
    """Return that `what` did not happen, and why. It raises nothing, whatever the error is."""
    try:
        match error:
            case HiptimerError():
                return str(error)
            case OSError():
                return f"{what}: {reason(error)}"
            case MemoryError():
                return f"{what}: {NO_MEMORY}"
            case _:
                return f"{what}: an error of hiptimer itself ({kind_of(error)})"
    except Exception:  # noqa: BLE001 - so little memory is left that there are no words for it
        return what


def kind_of(error: BaseException) -> str:
    """Return the name of the error's class, with its module."""
    return one_line(f"{type(error).__module__}.{type(error).__qualname__}")
