"""Builds what commands read: the protocols, own and shipped, and the sessions of the past."""

from hiptimer.catalogue import load_exercises, shipped_documents
from hiptimer.runner.history import History, Progress
from hiptimer.runner.library import Library
from hiptimer.storage.folders import Folders
from hiptimer.storage.protocols import ProtocolStore
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.settings import SettingsStore
from hiptimer.storage.trash import Trash


def build_library(folders: Folders) -> Library:
    """Build the library of this run; no folder is made for it."""
    store = ProtocolStore(folders.protocols, Trash(folders.trash))
    return Library(store, load_exercises(), shipped_documents())


def read_history(folders: Folders) -> History:
    """Build the history and bring it up to the files, which takes long where much changed."""
    trash = Trash(folders.trash)
    sessions = SessionStore(folders.sessions, trash)
    history = History(sessions, SettingsStore(folders.settings), trash, folders.cache)
    history.check(_say_nothing)
    return history


def _say_nothing(_: Progress) -> None:
    """Show no progress: a command has nowhere to draw it."""
