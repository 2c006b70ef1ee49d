"""Nothing is imported while something is saved: an import opens files, and that may be what fails.

Each program runs by itself, with nothing loaded but what it loads; from `BLOCKED` on every import
of a module that is not there yet fails.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.source_files import ROOT

BEGIN = """
import builtins, sys
from msgspec.structs import replace
from pathlib import Path
from hiptimer.cli.wiring import build_context
from hiptimer.cli.places import choose_folders
from hiptimer.errors import SaveError
folders = choose_folders(sys.argv[1], {})
context = build_context(folders)

def block():
    imported = builtins.__import__
    def refuse(name, globals=None, locals=None, fromlist=(), level=0):
        package = (globals or {}).get("__package__") or ""
        full = ".".join(filter(None, (package if level else "", name)))
        if full not in sys.modules:
            raise ImportError(f"{full} is imported while something is saved")
        return imported(name, globals, locals, fromlist, level)
    builtins.__import__ = refuse
    sys.meta_path[:] = []
"""

SESSION = """
from hiptimer.engine.plan import lay_out
from hiptimer.model.choices import Rules, sets_of_the_day
from hiptimer.model.corrections import with_note
from hiptimer.model.protocol import AffectedSide
from hiptimer.runner.opening import open_session
protocol = context.library.get("lateral-hip-isometric-short")
plan = lay_out(protocol, sets_of_the_day(protocol, AffectedSide.LEFT), Rules())
from hiptimer.engine.commands import SkipPhase, Finish
"""

IN_A_SESSION = f"""{BEGIN}{SESSION}
runner = open_session(context, plan)
block()
runner.start()
runner.send(SkipPhase())
assert runner.recorded
assert runner._writer.flush() and runner.unsaved is None, runner.unsaved
path = context.sessions.path_of(runner.session.id)
path.write_bytes(b"foreign")
runner.send(Finish())
runner.amend(with_note(runner.session, "a note"))
assert runner.close() is None, runner.unsaved
assert runner.saved
assert [file.read_bytes() for file in folders.trash.iterdir()] == [b"foreign"]
"""

A_COPY = f"""{BEGIN}{SESSION}
from hiptimer.runner.rescue import copy_to, text_of
runner = open_session(context, plan)
folders.sessions.parent.mkdir(exist_ok=True)
folders.sessions.write_text("in the way")
block()
runner.start()
runner.send(SkipPhase())
assert "it was not saved" in runner.close()
path, words = copy_to(runner.session, folders.sessions.parent)
assert path.read_text() == text_of(runner.session), words
assert not runner.saved
runner.drop()
"""

PAST = f"""{BEGIN}{SESSION}
runner = open_session(context, plan)
runner.start()
runner.send(SkipPhase())
runner.send(Finish())
assert runner.close() is None
session_id = runner.session.id
"""

A_CORRECTION = f"""{PAST}
from hiptimer.runner.corrections import Corrections
corrections = Corrections(context.history)
block()
corrections.amend(with_note(corrections.load(session_id), "corrected"))
assert corrections.close() is None, corrections.close()
assert context.sessions.load(session_id).note == "corrected"
"""

THE_TRASH = f"""{PAST}
from hiptimer.runner.corrections import Corrections
Corrections(context.history)
block()
removed = context.history.remove(session_id)
assert not context.sessions.path_of(session_id).exists()
context.history.put_back(removed)
assert context.sessions.load(session_id).id == session_id
context.history.remove(session_id)
assert context.history.empty_trash() == 1
"""

AN_UNFINISHED_ONE = f"""{BEGIN}{SESSION}
from hiptimer.runner import opening
for _ in range(2):
    runner = open_session(context, plan)
    runner.start()
    runner.send(SkipPhase())
    assert runner.close() is None
one, other = opening.find_unfinished(context)
block()
opening.keep(context, one.session)
opening.discard(context, other.session)
assert opening.find_unfinished(context) == ()
"""

SETTINGS = f"""{BEGIN}
from hiptimer.storage.preload import preload_texts
preload_texts()
block()
context.settings.save(volume=30)
context.settings.save(volume=40)
assert context.settings.load().settings.volume == 40
"""

A_PROTOCOL = f"""{BEGIN}
from hiptimer.model.protocol_draft import Field
from hiptimer.runner import protocol_editor
from hiptimer.storage.preload import preload_texts
preload_texts()
editor = protocol_editor.duplicate(context.library, "lateral-hip-isometric-short").document
block()
editor.enter(Field("name"), "Mine")
place = editor.save().path
editor.enter(Field("name"), "Mine as well")
editor.save()
removed = context.library.remove(place.stem)
context.library.store.restore(removed)
assert "Mine as well" in place.read_text()
"""

PROGRAMS = {
    "a session": IN_A_SESSION,
    "a copy": A_COPY,
    "a correction": A_CORRECTION,
    "the trash": THE_TRASH,
    "an unfinished session": AN_UNFINISHED_ONE,
    "settings": SETTINGS,
    "a protocol": A_PROTOCOL,
}


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS)
def test_nothing_is_imported_while_it_is_saved(tmp_path: Path, program: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "data")],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_an_import_while_something_is_saved_is_noticed(tmp_path: Path) -> None:
    program = f"{BEGIN}\nblock()\nimport wave"
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "data")],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )
    assert "wave is imported while something is saved" in done.stderr
