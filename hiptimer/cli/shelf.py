"""Builds the library: own protocols from their folder, and what hiptimer ships with."""

from hiptimer.catalogue import load_exercises, shipped_documents
from hiptimer.runner.library import Library
from hiptimer.storage.folders import Folders
from hiptimer.storage.protocols import ProtocolStore
from hiptimer.storage.trash import Trash


def build_library(folders: Folders) -> Library:
    """Build the library of this run; no folder is made for it."""
    store = ProtocolStore(folders.protocols, Trash(folders.trash))
    return Library(store, load_exercises(), shipped_documents())
