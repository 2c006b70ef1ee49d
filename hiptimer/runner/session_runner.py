"""Runs one session: one controller, one clock, one record and its file, for every front end.

It is the host of the controller: it reads the clock, decides about gaps, and passes what comes of
each press on to the voice, the record, the file and the front end. It draws nothing. A front end
hands it presses, calls `pulse` when `wake_in` has passed, and listens to the outcomes.
"""

import contextlib
from collections.abc import Callable, Iterable
from typing import Final

from hiptimer.clock import Clock
from hiptimer.cues.director import Director
from hiptimer.engine import Engine, Phase
from hiptimer.engine.commands import Command, Start
from hiptimer.engine.events import CommandUndone, Countdown, Event, HalfReached, PhaseStarted
from hiptimer.interaction.controller import SessionController
from hiptimer.interaction.questions import Answer
from hiptimer.interaction.view import End, Left, Outcome
from hiptimer.model.corrections import kept_as_it_is
from hiptimer.model.session import Session
from hiptimer.record import Recorder
from hiptimer.runner.awake import DisplayAwake
from hiptimer.runner.safety import safety
from hiptimer.runner.writer import SessionWriter
from hiptimer.storage.locks import SessionLock
from hiptimer.wording.guidance import again_words
from hiptimer.wording.problems import NOT_SAVED

LONGEST_SLEEP_SECONDS: Final = 0.5
"""The runner is pulsed at least this often; otherwise a gap would look like a quiet phase."""

GAP_SECONDS: Final = 2.0
"""A longer silence between two pulses is not exercise: a suspend, ctrl-z or a frozen terminal."""

QUIET_SECONDS: Final = 180.0
"""After this long a wait or pause the display may sleep; the rest of it counts as a pause."""

EXPIRY_SECONDS: Final = 7_200.0
"""After two hours a session is not resumed: the body is cold, and the plan has changed."""

Listener = Callable[[Outcome], object]


class SessionRunner:
    """Drives `engine` by `clock` and its `controller`, and has the `session` recorded and saved.

    `begin` is called at the start and opens the record. `lock` is already held, and is released
    when the runner is closed; `warning` says why it could not be taken, if so, and `notice` what
    was found on the disk and what happened to it. `director` plays the cues, before anything else
    is done about an event. A resumed session is `on_disk` already, and saved from the start; a new
    one is saved from its first hold. `closed` is called at the very end.
    """

    def __init__(
        self,
        engine: Engine,
        clock: Clock,
        writer: SessionWriter,
        begin: Callable[[], Recorder],
        *,
        lock: SessionLock,
        warning: str | None = None,
        notice: Callable[[], str | None] = lambda: None,
        director: Director | None = None,
        on_disk: bool = False,
        closed: Callable[[], None] | None = None,
    ) -> None:
        self.engine = engine
        self.controller = SessionController(engine)
        self._clock = clock
        self._writer = writer
        self._begin = begin
        self._lock = lock
        self._warning = warning
        self.notice = notice
        self._director = director
        self._closed = closed
        self._awake = DisplayAwake()
        self._recorder: Recorder | None = None
        self._on_disk = on_disk
        self._dropped = False
        self._seen = clock.monotonic()
        self._standing_since = self._seen
        self._listeners: list[Listener] = []

    # Presses, commands and time

    def start(self) -> None:
        """Start the session now."""
        if self._director:
            self._director.begin()
        self._recorder = self._begin()
        self._lock.record_session(self._recorder.session.id)
        self.send(Start())

    def press(self, key: str) -> Outcome:
        """Take a key that was pressed now, by its name in `interaction.keys`."""
        self.pulse()
        return self._follow(self.controller.press(key, self._seen))

    def hold(self, key: str) -> None:
        """Note that a key is still held down."""
        self.controller.hold(key, self._seen)

    def number(self, pain: int) -> Outcome:
        """Take a whole number (0-10): a line, or a click on the scale."""
        self.pulse()
        return self._follow(self.controller.number(pain, self._seen))

    def choose(self, answer: Answer) -> Outcome:
        """Take an answer to what is asked: a click on it."""
        self.pulse()
        return self._follow(self.controller.choose(answer, self._seen))

    def send(self, command: Command) -> bool:
        """Carry out `command` now; False if it is not (or no longer) legal: nothing changed."""
        self.pulse()
        return not self._follow(self.controller.send(command, self._seen)).ignored

    def pulse(self) -> None:
        """Advance to the current time. A gap while a phase runs interrupts the session."""
        now = max(self._clock.monotonic(), self._seen)
        since, self._seen = self._seen, now
        if now - since > GAP_SECONDS:
            self._follow(self.controller.interrupt(since, now))
        self._follow(self.controller.advance(now))
        if self.expired:
            self._follow(self.controller.expire(now))
        if self._director:
            self._director.pulse(now)
            self.controller.speaking(self._director.talks_until)
        self._hold_display()

    def wake_in(self) -> float:
        """Return the seconds until `pulse` must be called, at most 0.5."""
        due = self.controller.wake_at
        if due is None:
            return LONGEST_SLEEP_SECONDS
        return min(max(0.0, due - self._clock.monotonic()), LONGEST_SLEEP_SECONDS)

    def listen(self, listener: Listener) -> None:
        """Call `listener` with what comes of each press, command and pulse, if anything does."""
        self._listeners.append(listener)

    def keep_on(self, awake: DisplayAwake) -> None:
        """Let `awake` keep the display on while the session runs; closing releases it."""
        self._awake = awake

    @property
    def asked_again(self) -> str:
        """What a second press would do, while one is asked for."""
        asking = self.controller.asks_again(self._seen)
        return again_words(self.engine.phase) if asking else ""

    @property
    def caption(self) -> tuple[str, float] | None:
        """The sentence that is said, and how much of it is over (0-1); None for none."""
        return self._director.caption(self._seen) if self._director else None

    # For displays

    @property
    def session(self) -> Session | None:
        """The session as it stands; None before the start."""
        return self._recorder.session if self._recorder else None

    @property
    def recorded(self) -> bool:
        """Whether the session has a file; before the first hold there is nothing to keep."""
        return self._recorder is not None and self._on_disk

    @property
    def now(self) -> float:
        """The moment of the last pulse, in the clock's monotonic seconds."""
        return self._seen

    @property
    def finished(self) -> bool:
        """Whether the session is over."""
        return self.engine.phase is Phase.FINISHED

    @property
    def quiet(self) -> bool:
        """Whether the session has waited or been paused for more than three minutes."""
        return self._standing() > QUIET_SECONDS

    @property
    def expired(self) -> bool:
        """Whether it has stood still for over two hours: it can only be kept or discarded."""
        return self._standing() > EXPIRY_SECONDS

    @property
    def problem(self) -> str | None:
        """What the person should know about the safety of the session; None if all is well."""
        return self.unsaved or self.notice() or self._warning

    @property
    def unsaved(self) -> str | None:
        """Why the session is not on disk as it stands; None if all is well."""
        return self._writer.problem

    @property
    def saved(self) -> bool:
        """Whether the session is on disk as it stands: a save of exactly this state returned."""
        return self._recorder is not None and self._writer.saved == self._recorder.session

    @property
    def settled(self) -> bool:
        """Whether there is nothing left to save: all is saved, or nothing needs to be."""
        return self._dropped or not self.recorded or self.saved

    @property
    def safety(self) -> str | None:
        """What is known to be on disk, in words; None before the start."""
        session = self.session
        return safety(session, self._writer, recorded=self.recorded) if session else None

    @property
    def sound_problem(self) -> str | None:
        """What the person does not yet know about the sound; None if nothing has changed."""
        return self._director.problem if self._director else None

    # The end

    def amend(self, session: Session) -> None:
        """Replace the session, after its end, with a corrected one and save it."""
        if self._recorder:
            self._recorder.session = session
            self._save()

    def keep(self) -> None:
        """End a session that has expired, as of its last second."""
        if self._recorder:
            self.amend(kept_as_it_is(self._recorder.session))

    def try_again(self) -> str | None:
        """Save what is not saved, and wait; return in words what could not be saved."""
        if self._dropped or not self.recorded:
            return None
        if not self.saved:
            self._save()
        problem = self._writer.try_again()
        return None if self.saved else problem or NOT_SAVED

    def close(self) -> str | None:
        """Save what is not saved and let others start; return in words what could not be saved.

        What could not be saved is tried again while the program lives, until it is dropped. It may
        be called again.
        """
        problem: str | None = NOT_SAVED
        with contextlib.ExitStack() as stack:
            stack.callback(self._let_go)
            stack.callback(self._fall_silent)
            problem = self.try_again()
            if problem is None:
                self._writer.forget()
        return problem

    def drop(self) -> None:
        """Stop trying to save what could not be saved: the person leaves without it."""
        self._dropped = True
        self._writer.forget()

    def _fall_silent(self) -> None:
        if self._director:
            self._director.leave()
        self._awake.want(on=False)

    def _let_go(self) -> None:
        self._lock.release()
        if self._closed:
            self._closed()

    def _hold_display(self) -> None:
        self._awake.want(on=self._recorder is not None and not self.finished and not self.quiet)

    def _standing(self) -> float:
        if self.engine.phase not in (Phase.WAITING, Phase.PAUSED):
            return 0.0
        return self._seen - self._standing_since

    def _follow(self, outcome: Outcome) -> Outcome:
        """Have what has come of something heard, recorded, saved and shown, in this order."""
        if not outcome or self._recorder is None:
            return outcome
        if self._director:
            self._director.rate_next(self.controller.view.row)
            self._director.on_events(outcome.events, self._seen)
        self._record(outcome.events, self._recorder)
        for change in outcome.changes:
            if isinstance(change, Left) and change.end is End.KEPT:
                self.keep()
            if self._director:
                self._director.on_change(change, self._seen)
        if self._director:
            self.controller.speaking(self._director.talks_until)
        for listener in self._listeners:
            listener(outcome)
        self._hold_display()
        return outcome

    def _record(self, events: Iterable[Event], recorder: Recorder) -> None:
        has_changed = False
        for event in events:
            recorder.take(event)
            has_changed = has_changed or not isinstance(event, Countdown | HalfReached)
            for each in event.instead if isinstance(event, CommandUndone) else (event,):
                if isinstance(each, PhaseStarted):
                    self._standing_since = each.at
                    self._on_disk |= each.phase in (Phase.HOLD, Phase.REPS)
        if has_changed:
            self._save()

    def _save(self) -> None:
        if self._recorder and self.recorded:
            self._writer.put(self._recorder.session)
