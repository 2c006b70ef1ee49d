"""What knows how the program is built inside: the command line, sessions by commands, plain mode.

When the inside is rebuilt, this and `driving_screens` are rewritten, and the transcripts stay as
they are.
"""

import contextlib
import io
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any, ClassVar, Final

from msgspec.structs import replace

from hiptimer.catalogue.loader import SHIPPED_PROTOCOLS
from hiptimer.cli.entry import run
from hiptimer.cues.cue import Cue
from hiptimer.cues.sound_box import USUAL_VOICE, SoundBox
from hiptimer.cues.speaking import VoiceOptions
from hiptimer.cues.status import SoundStatus
from hiptimer.engine import Plan, lay_out
from hiptimer.engine import commands as engine_commands
from hiptimer.engine.commands import Command
from hiptimer.model.choices import AdvanceRule, DayChoices, RatingRule, Rules, sets_of_the_day
from hiptimer.model.corrections import with_note
from hiptimer.model.protocol import AffectedSide, Exercise, PrescribedSide, Protocol, SideChoice
from hiptimer.model.session import StopReason
from hiptimer.model.settings import Cues
from hiptimer.plain.console import Arrival, Chunk, Console, EndOfInput, Leave, Signalled
from hiptimer.plain.run import follow
from hiptimer.plain.script import spoken
from hiptimer.runner.context import StartRequest
from hiptimer.runner.opening import find_unfinished, open_session, resume
from tests.support.app_driver import AppDriver
from tests.support.fakes import MORNING, FakeClock
from tests.support.plain_driver import Asleep, NoTerminal, Scripted

SHIPPED: Final = SHIPPED_PROTOCOLS
"""The ids of all protocols that come with hiptimer."""

HIPS: Final = tuple(AffectedSide)
ADVANCES: Final = tuple(AdvanceRule)
RATINGS: Final = tuple(RatingRule)
SIDES: Final = tuple(PrescribedSide)
REASONS: Final = (None, *StopReason)
TODAYS_SIDES: Final = (None, *SideChoice)

DATA: Final = Path("data")
"""Relative, so that a path on a screen is the same on every machine."""

NO_SETTINGS: Final[Mapping[str, Any]] = MappingProxyType({})

PULSE_SECONDS: Final = 1.5
"""How often time is looked at between two commands; two seconds without a look are a gap."""


@contextlib.contextmanager
def own_folder() -> Iterator[None]:
    """Work in an empty folder, on a disk that keeps no one waiting."""
    here, sync = Path.cwd(), os.fsync
    with TemporaryDirectory(prefix="transcripts-", ignore_cleanup_errors=True) as folder:
        os.chdir(folder)
        os.fsync = _no_sync
        try:
            yield
        finally:
            os.fsync = sync
            os.chdir(here)


def _no_sync(fd: Any) -> None:
    """Leave it to the system when a file reaches the disk: it is removed soon."""


# The command line


def script_of(protocol: str, **settings: str) -> str:
    """Return what `hiptimer start PROTOCOL --script` prints under these settings."""
    DATA.mkdir(exist_ok=True)
    lines = (f'{key} = "{value}"\n' for key, value in settings.items())
    (DATA / "settings.toml").write_text("".join(lines), encoding="utf-8")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        code = run(["--data-dir", str(DATA), "start", protocol, "--script"])
    assert code == 0, f"exit code {code}"
    return printed.getvalue()


# What is heard


class Ears(SoundBox):
    """Stand in the place of all that plays. `speaks` is whether there is a voice."""

    def __init__(self, *, speaks: bool) -> None:
        super().__init__()
        self.played: list[Cue] = []
        if speaks:
            self.status = SoundStatus(
                kind=Cues.VOICE, asked=Cues.VOICE, player="a player", engine="a voice"
            )

    def prepare(self, cues: Cues, volume: int, options: VoiceOptions = USUAL_VOICE) -> None:
        """Look for nothing."""

    def play(self, cue: Cue) -> None:
        """Keep a cue, unless it is a tick or brings silence only."""
        if not cue.over and (cue.say or cue.earcon):
            self.played.append(cue)

    def new_lines(self) -> list[str]:
        """Return what was heard since the last time, a line a cue."""
        played, self.played = self.played, []
        return [spoken(cue).strip() for cue in played]


# A session by commands

COMMANDS: Final[dict[str, type[Command]]] = {
    "pause": engine_commands.Pause,
    "resume": engine_commands.Resume,
    "done": engine_commands.Done,
    "end": engine_commands.EndHold,
    "skip": engine_commands.SkipPhase,
    "skip side": engine_commands.SkipSide,
    "skip exercise": engine_commands.SkipExercise,
    "again": engine_commands.RepeatSet,
    "extend": engine_commands.Extend,
    "not done": engine_commands.NotDone,
    "rate": engine_commands.Rate,
    "unrate": engine_commands.Unrate,
    "decide": engine_commands.Decide,
    "finish": engine_commands.Finish,
}
"""What a person can do, by a name of our own."""


def made_up_protocol(exercises: Sequence[dict[str, Any]], **values: Any) -> Protocol:
    """Return a protocol of these exercises."""
    made = tuple(Exercise(**exercise) for exercise in exercises)
    return Protocol(id="made-up", exercises=made, **values)


def desk_for(settings: Mapping[str, Any]) -> AppDriver:
    """Return a driver in the folder of data, with these settings."""
    DATA.mkdir()
    driver = AppDriver(DATA)
    if settings:
        driver.context.settings.save(**settings)
    return driver


@dataclass(frozen=True, kw_only=True)
class Day:
    """What is followed, and how."""

    protocol: Protocol | str
    hip: AffectedSide
    advance: AdvanceRule
    rating: RatingRule
    side: SideChoice | None
    sets: int | None
    pain_before: int | None
    begins: timedelta
    """How long after the usual morning."""


class Live:
    """One session, driven by commands; it is saved as any session is."""

    def __init__(self, day: Day, folder: Path) -> None:
        self._desk = AppDriver(folder, FakeClock(wall=MORNING + day.begins))
        protocol = day.protocol
        if isinstance(protocol, str):
            protocol = self._desk.protocol(protocol)
        counts = sets_of_the_day(protocol, day.hip, DayChoices(side=day.side, sets=day.sets))
        rules = Rules(rating=day.rating, advance=day.advance, affected_side=day.hip)
        plan: Plan = lay_out(protocol, counts, rules)
        self.ceiling = protocol.pain_ceiling
        self._runner = open_session(self._desk.context, plan, pain_before=day.pain_before)
        self._runner.start()

    @property
    def over(self) -> bool:
        """Whether the session has ended."""
        return self._runner.finished

    @property
    def rows(self) -> int:
        """How many sets have been recorded."""
        return len(self._runner.engine.ledger.rows)

    @property
    def choices(self) -> tuple[object, ...]:
        """What can be chosen above the pain ceiling, while that is asked."""
        decision = self._runner.engine.owed.decision
        return decision.choices if decision else ()

    def legal(self) -> list[str]:
        """Return the names of the commands that do something now."""
        return [name for name, kind in COMMANDS.items() if self._runner.engine.accepts(kind)]

    def do(self, name: str, *values: Any) -> bool:
        """Carry a command out; return whether it was legal."""
        return self._runner.send(COMMANDS[name](*values))

    def wait(self, seconds: float) -> None:
        """Let time pass, and look at it now and then."""
        while seconds > 0:
            step = min(seconds, PULSE_SECONDS)
            self._desk.clock.advance(step)
            self._runner.pulse()
            seconds -= step

    def gap(self, seconds: float) -> None:
        """Let time pass unseen, as a computer does that sleeps; keep what has stood too long."""
        self._desk.clock.advance(seconds)
        self._runner.pulse()
        if self._runner.expired:
            self._runner.keep()

    @property
    def kept(self) -> bool:
        """Whether the session stood still for too long, and was kept as it was."""
        session = self._runner.session
        return session is not None and session.outcome is not None and not self.over

    def leave_and_resume(self, seconds: float) -> bool:
        """Leave for later, and resume after `seconds`; return whether the session goes on."""
        self._runner.close()
        self._desk.clock.advance(seconds)
        context = self._desk.context = self._desk.new_context()
        found = [each for each in find_unfinished(context) if each.can_resume]
        if not found:
            return False
        self._runner = resume(context, found[0])
        self._runner.start()
        return True

    def close(self, note: str) -> str:
        """Write a note, save and leave; return the text of the saved file."""
        session = self._runner.session
        if session and session.outcome and note:
            self._runner.amend(with_note(session, note))
        self._runner.close()
        files = list((self._desk.folder / "sessions").rglob("*.toml"))
        if not files:
            return "Nothing was saved.\n"
        (file,) = files
        return file.read_text(encoding="utf-8")


# Plain mode


PATIENCE_SECONDS: Final = 600.0
"""How long after the last thing typed the input ends, if a person sat at it."""


class _Stamped(io.StringIO):
    """Lines with the time at which they were printed, and what was heard before them."""

    def __init__(self, lines: list[str], clock: FakeClock, ears: Ears) -> None:
        super().__init__()
        self.lines, self._clock, self._ears = lines, clock, ears
        self._start = clock.monotonic()

    def write(self, text: str) -> int:
        """Take what is printed, a line at a time."""
        self.hear()
        for line in text.splitlines():
            self.note(f"  {line}".rstrip() if line != "\a" else "  (the bell rings)")
        return len(text)

    def hear(self) -> None:
        """Note what was heard since the last line."""
        for line in self._ears.new_lines():
            self.note(f"    {line}")

    def note(self, text: str) -> None:
        """Note a line of our own."""
        self.lines.append(f"{clock_time(self._clock.monotonic() - self._start)}{text}")


class _Typing(Scripted):
    """Notes what is typed among the lines that are printed."""

    def __init__(self, script: Any, clock: FakeClock, out: _Stamped) -> None:
        super().__init__(script, clock)
        self._out = out

    def next(self, seconds: float | None) -> Arrival | None:
        """Return what arrives next."""
        arrival = super().next(seconds)
        self._out.hear()
        if isinstance(arrival, Chunk):
            self._out.note(f"> {arrival.data.decode()!r}")
        elif isinstance(arrival, EndOfInput):
            self._out.note("> the input ends")
        return arrival


class Plain:
    """A person at the lines of plain mode, who may come back another day."""

    def __init__(
        self, lines: list[str], settings: Mapping[str, Any] = NO_SETTINGS, *, speaks: bool = False
    ) -> None:
        self.lines, self._speaks = lines, speaks
        self._desk = desk_for(settings)

    end: ClassVar = EndOfInput()
    asleep: ClassVar = Asleep
    signal: ClassVar = Signalled
    """What may come in a script beside text."""

    def write_protocol(self, protocol_id: str, text: str) -> None:
        """Write an own protocol."""
        self._desk.write_protocol(protocol_id, text)

    def later(self, seconds: float) -> None:
        """Come back after `seconds`."""
        self._desk.clock.advance(seconds)
        self._desk.context = self._desk.new_context()
        self.lines += ["", f"{seconds:g} seconds later", ""]

    def visit(
        self,
        protocol: str,
        script: Sequence[tuple[float, Any]],
        *,
        keys: bool = False,
        interactive: bool = True,
        side: str | None = None,
        sets: int | None = None,
    ) -> None:
        """Follow a protocol while `script` is typed: single `keys`, or whole lines."""
        clock, ears = self._desk.clock, Ears(speaks=self._speaks)
        context = replace(self._desk.context, sound=ears)
        out = _Stamped(self.lines, clock, ears)
        last = max((at for at, _ in script), default=0.0)
        ends = (last + (PATIENCE_SECONDS if interactive else 0.0), EndOfInput())
        source = _Typing([*script, ends], clock, out)
        terminal = NoTerminal() if keys else None
        console = Console(
            out, source, interactive=interactive, on_screen=interactive, terminal=terminal
        )
        request = StartRequest(
            context.library.get(protocol), SideChoice(side) if side else None, sets
        )
        try:
            code = follow(context, request, console)
        except Leave as leave:
            code = leave.code
        out.hear()
        out.note(f" exit code {code}")


def clock_time(seconds: float) -> str:
    """Write a time of a session as minutes and seconds, with tenths: " 1:05.5"."""
    tenths = round(seconds * 10)
    return f"{tenths // 600:3}:{tenths // 10 % 60:02}.{tenths % 10}"
