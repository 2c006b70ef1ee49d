"""Opens a session: a new one from a plan, or one that a crash left unfinished."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from hiptimer.cues.cue import Cue
from hiptimer.cues.director import Director
from hiptimer.cues.sentences import at_the_start
from hiptimer.cues.sound_box import SoundBox
from hiptimer.cues.speaking import VoiceOptions
from hiptimer.cues.speech_progress import Talking
from hiptimer.engine import Engine, Plan
from hiptimer.errors import FileChangedError, FileError, SessionRunningError
from hiptimer.model.corrections import kept_as_it_is
from hiptimer.model.digest import HistoryFilter
from hiptimer.model.session import Session
from hiptimer.model.settings import Cues, Settings, TalkLevel
from hiptimer.record import (
    PlanMismatchError,
    Recorder,
    SessionHead,
    begin,
    plan_of,
    restore_ledger,
    with_resumption,
)
from hiptimer.runner.awake import CANT_BRIEFLY
from hiptimer.runner.context import Context
from hiptimer.runner.session_runner import EXPIRY_SECONDS, SessionRunner
from hiptimer.runner.writer import SessionWriter
from hiptimer.storage.preload import preload_changes, preload_saving
from hiptimer.storage.session_files import OwnSession
from hiptimer.storage.session_names import new_session_id

PRACTISED_AFTER: Final = 3
"""Sessions with an exercise, after which how it is done is known."""


class Unfinished(Struct, frozen=True):
    """A session of this device without an end. `can_resume` for two hours after its last second."""

    session: Session
    can_resume: bool


def open_session(context: Context, plan: Plan, *, pain_before: int | None = None) -> SessionRunner:
    """Return a runner for a new session; raises SessionRunningError while another one runs."""

    def record() -> Recorder:
        now, at = context.clock.now(), context.clock.monotonic()
        name = new_session_id(now, plan.protocol.id, context.random)
        head = SessionHead(id=name, app_version=context.app_version, device=context.device)
        session = begin(plan, head, now, pain_before)
        return Recorder(session, started_at=session.started_at, at=at)

    warning = context.lock.acquire()
    return _runner(context, Engine(plan), record, OwnSession(context.sessions), warning)


def resume(context: Context, unfinished: Unfinished) -> SessionRunner:
    """Return a runner that resumes an unfinished session, from its next set.

    Corrections made to it since it was found are kept. Raises SessionRunningError while another one
    runs, FileError, and ValueError if it can't be resumed.
    """
    if not unfinished.can_resume:
        raise ValueError("this session can only be kept or discarded")
    warning = context.lock.acquire(unfinished.session.id)
    try:
        session = _guided(context, _still_unfinished(context, unfinished.session.id))
        plan = plan_of(session)
        ledger = restore_ledger(session, plan)
    except (FileError, ValueError):
        context.lock.release()
        raise
    own = OwnSession(context.sessions)
    own.take(session.id)

    def record() -> Recorder:
        resumed = with_resumption(session, context.clock.now())
        at = context.clock.monotonic()
        return Recorder(resumed, started_at=resumed.adjustments[-1].at, at=at)

    return _runner(context, Engine(plan, ledger), record, own, warning, on_disk=session)


def keep(context: Context, session: Session) -> None:
    """End an unfinished session as it is; raises FileError."""
    context.history.correct(kept_as_it_is(_still_unfinished(context, session.id)))


def discard(context: Context, session: Session) -> Path:
    """Move an unfinished session to the trash and return its place there; raises FileError."""
    with context.lock.changing(session.id, context.sessions.path_of(session.id)):
        _still_unfinished(context, session.id)
        return context.sessions.discard(session.id)


def refuse_a_second(context: Context) -> None:
    """Raise SessionRunningError while another session runs on this device."""
    context.lock.acquire()
    context.lock.release()


def find_unfinished(context: Context) -> tuple[Unfinished, ...]:
    """Return this device's unfinished sessions, the newest first; none while one of them runs."""
    try:
        refuse_a_second(context)
    except SessionRunningError:
        return ()
    preload_changes()
    return tuple(
        _unfinished(context, _guided(context, session))
        for session in context.sessions.unfinished(context.device)
    )


def prepare(context: Context) -> None:
    """Start finding out what plays, and whether the display can be kept on, before a session."""
    settings = context.settings.load().settings
    prepare_sound(context.sound, settings)
    context.awake.allowed = settings.keep_awake
    context.awake.ask()


def prepare_sound(sound: SoundBox, settings: Settings) -> None:
    """Have looked for what plays as the settings ask for."""
    options = VoiceOptions(
        engine=settings.voice_engine,
        voice=settings.voice,
        words_per_minute=settings.words_per_minute,
        level_db=settings.voice_level_db,
    )
    sound.prepare(settings.cues, settings.volume, options)


def say_what_is_needed(context: Context, plan: Plan) -> None:
    """Have said how long a session takes and what has to lie ready, while there is time for it."""
    settings = context.settings.load().settings
    if settings.cues is Cues.VOICE and settings.talk is not TalkLevel.LITTLE:
        said = at_the_start(plan)
        context.sound.have_ready(said)
        context.sound.play(Cue(at=context.clock.monotonic(), say=said))


def fall_silent(context: Context) -> None:
    """Break off what is said before a session, for there is to be none."""
    context.sound.play(Cue(at=context.clock.monotonic()))


def _manner(context: Context, plan: Plan) -> Talking:
    """Find out how much is to be said; what is known well only where that matters."""
    level = context.settings.load().settings.talk
    if level is not TalkLevel.LITTLE:
        return Talking(level=level)
    done = (exercise.id for exercise in plan.protocol.exercises)
    practised = (
        exercise
        for exercise in done
        if context.history.count(HistoryFilter(exercise=exercise)) >= PRACTISED_AFTER
    )
    return Talking(level=level, practised=frozenset(practised))


def sound_and_display_words(context: Context, *, briefly: bool = False) -> str:
    """Return which sound is in use and, if so, that the display can't be kept on."""
    sound, display = context.sound.announce(), context.awake.problem
    if briefly:
        sound, display = context.sound.status.brief, display and CANT_BRIEFLY
    return " ".join(filter(None, (sound, display)))


def still_looking(context: Context) -> bool:
    """Return whether there is more to report soon."""
    return context.sound.status.looking or context.awake.looking


def _unfinished(context: Context, session: Session) -> Unfinished:
    age = context.clock.now() - session.last_second
    try:
        restore_ledger(session, plan_of(session))
    except PlanMismatchError:
        return Unfinished(session, can_resume=False)
    return Unfinished(session, can_resume=age <= timedelta(seconds=EXPIRY_SECONDS))


def _guided(context: Context, stored: Session) -> Session:
    return replace(stored, protocol=context.library.with_guides(stored.protocol))


def _still_unfinished(context: Context, session_id: str) -> Session:
    """Read a session again: another window may have resumed it since it was found.

    Raises FileError.
    """
    session = context.history.load(session_id)
    if session.outcome is not None:
        path = context.sessions.path_of(session_id)
        raise FileChangedError(path, "it was ended in another window meanwhile")
    return session


def _runner(
    context: Context,
    engine: Engine,
    record: Callable[[], Recorder],
    own: OwnSession,
    warning: str | None,
    *,
    on_disk: Session | None = None,
) -> SessionRunner:
    preload_saving()
    context.history.hold()
    prepare(context)
    runner = SessionRunner(
        engine,
        context.clock,
        SessionWriter(own.save, on_disk),
        record,
        lock=context.lock,
        warning=warning,
        notice=lambda: own.notice,
        director=Director(engine, context.sound, _manner(context, engine.plan)),
        on_disk=on_disk is not None,
        closed=context.history.release,
    )
    runner.keep_on(context.awake)
    return runner
