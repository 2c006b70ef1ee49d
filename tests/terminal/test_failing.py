"""An unforeseen error: the session is saved, and nothing personal is printed."""

import subprocess

from tests.support.person import NAME, NOTES, Person

PERSONAL = "pain 7, creaky"

IN_THE_LOOP = """\
from hiptimer.engine import Phase
from hiptimer.runner.session_runner import SessionRunner
pulse = SessionRunner.pulse
def failing(self):
    pulse(self)
    if self.engine.phase is Phase.HOLD and self.session.sets:
        raise ValueError(PERSONAL)
SessionRunner.pulse = failing
from threading import Event
from hiptimer.storage.sessions import SessionStore
save = SessionStore.save
def slowly(self, *arguments):
    Event().wait(0.5)
    return save(self, *arguments)
SessionStore.save = slowly
"""
"""The disk is slow as well: what was done just before must not be lost."""

IN_THE_WRITER = """\
from hiptimer.storage.sessions import SessionStore
save = SessionStore.save
def failing(self, session, *others):
    if session.sets:
        raise ValueError(PERSONAL)
    return save(self, session, *others)
SessionStore.save = failing
"""


def program(fault: str) -> str:
    """Write a program that is hiptimer with a fault in it."""
    end = "import sys\nfrom hiptimer.__main__ import main\nsys.exit(main())\n"
    return f"PERSONAL = {PERSONAL!r}\n{fault}\n{end}"


def nothing_personal(text: str) -> bool:
    return not any(each in text for each in (PERSONAL, NAME, NOTES, "Traceback", "ValueError("))


def test_an_error_on_the_screen_exits_with_70(person: Person) -> None:
    person.holds_of(1)
    command = [*person.command()[:1], "-c", program(IN_THE_LOOP), "start", str(person.protocol)]
    with person.open(command=command) as terminal:
        terminal.wait_for("Hip pain now?")
        terminal.send("\r")
        assert terminal.exit_code() == 70
        assert terminal.sane
        printed = terminal.raw[terminal.raw.rfind(b"\x1b[?1049l") :].decode()
    assert "hiptimer: an error of hiptimer itself (builtins.ValueError) ended it." in printed
    assert "What was done is saved. Start hiptimer again to resume it." in " ".join(printed.split())
    assert nothing_personal(printed)
    assert len(person.session()["set"]) == 1
    log = (person.data / ".state/last-error.log").read_text(encoding="utf-8")
    assert "builtins.ValueError" in log
    assert "hiptimer." in log
    assert nothing_personal(log)
    assert str(person.home.parent) not in log


def test_an_error_in_plain_mode_exits_with_70(person: Person) -> None:
    person.holds_of(1)
    failed = subprocess.run(
        [
            *person.command()[:1],
            "-c",
            program(IN_THE_LOOP),
            "start",
            "--plain",
            str(person.protocol),
        ],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=person.environment,
        check=False,
        text=True,
    )
    assert failed.returncode == 70
    assert failed.stderr.startswith(
        "hiptimer: an error of hiptimer itself (builtins.ValueError) ended it. "
        "What was done is saved."
    )
    assert nothing_personal(failed.stderr)
    assert len(person.session()["set"]) == 1


def test_an_error_in_the_writer_ends_no_session_and_is_no_success(person: Person) -> None:
    person.holds_of(1)
    failed = subprocess.run(
        [*person.command()[:1], "-c", program(IN_THE_WRITER), "start", "--plain", person.protocol],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=person.environment,
        check=False,
        text=True,
    )
    assert (failed.returncode, failed.stderr) == (1, "")
    assert "Done. Two of two holds." in failed.stdout
    assert "an error of hiptimer itself (builtins.ValueError)" in failed.stdout
    assert "Saved in" not in failed.stdout
    assert nothing_personal(failed.stdout.replace(NAME, ""))
    assert "set" not in person.session()
