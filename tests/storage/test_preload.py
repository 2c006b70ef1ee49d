"""What is imported before something is saved; tests/faults tries that nothing is missing."""

import sys

from hiptimer.storage.preload import preload_changes, preload_saving, preload_texts


def test_all_that_saving_needs_is_loaded() -> None:
    preload_saving()
    preload_changes()
    preload_texts()
    wanted = {"filelock", "tomlkit", "tomli_w", "hiptimer.storage.history_index"}
    assert wanted <= set(sys.modules)
