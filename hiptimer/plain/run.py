"""One run of plain mode, from the questions before a session to the summary after it.

Questions are asked only of a person at a terminal. Without an answer nothing is assumed: a number
that was not given is missing.
"""

import contextlib
from math import inf
from typing import Final, Unpack

from msgspec import Struct
from msgspec.structs import replace

from hiptimer.clock import Clock
from hiptimer.engine.plan import Plan, lay_out
from hiptimer.errors import FileError, SaveError, SessionFaultError
from hiptimer.interaction.held_keys import REPEAT_SECONDS
from hiptimer.interaction.view import End
from hiptimer.model import pain as pain_scale
from hiptimer.model.choices import DayChoices, sets_of_the_day
from hiptimer.model.corrections import with_next_day_pain, with_note
from hiptimer.model.protocol import AffectedSide, Protocol
from hiptimer.model.session import Session
from hiptimer.model.settings import Cues, Settings
from hiptimer.plain import keys
from hiptimer.plain.console import Console, Leave
from hiptimer.plain.keys import LISTED
from hiptimer.plain.lines import NOT_ANSWERED, WHEN_TO_SEEK_HELP, offered, page_lines, summary
from hiptimer.plain.rescue import saved_in, settle_unsaved
from hiptimer.plain.session import PlainSession
from hiptimer.runner.context import Context, StartRequest
from hiptimer.runner.last_used import (
    FOR_A_NEWCOMER,
    advice,
    question,
    session_to_ask_about,
    write_down,
)
from hiptimer.runner.opening import (
    Unfinished,
    discard,
    find_unfinished,
    keep,
    open_session,
    prepare,
    refuse_a_second,
    resume,
    say_what_is_needed,
    sound_and_display_words,
)
from hiptimer.runner.session_runner import SessionRunner
from hiptimer.storage.preload import preload_texts
from hiptimer.storage.settings import LoadedSettings, SettingsChanges
from hiptimer.wording import ceiling
from hiptimer.wording import session as words
from hiptimer.wording.doses import needs_words
from hiptimer.wording.guidance import HIP_PAIN_NOW, WHICH_HIP
from hiptimer.wording.lengths import minutes_words
from hiptimer.wording.numbers import counted
from hiptimer.wording.problems import session_not_saved
from hiptimer.wording.session import NOTHING_DONE

SPEAK: Final = (
    "Shall hiptimer speak as well, beside a screen reader? "
    "y or enter: voice and tones, t: tones only, n: no sound."
)
ASK_HIP: Final = f"{WHICH_HIP} l: left, r: right, b or enter: both."

NEWEST: Final = 10
"""Sessions among which the latest is looked for; names of files sort by time all but exactly."""

NOT_TODAY: Final = "Not today, then."

_SIDES: Final = {
    "l": AffectedSide.LEFT,
    "r": AffectedSide.RIGHT,
    "b": AffectedSide.BOTH,
    "": AffectedSide.BOTH,
}

_SOUNDS: Final = {"y": Cues.VOICE, "": Cues.VOICE, "t": Cues.TONES, "n": Cues.OFF}


def settle_settings(context: Context, console: Console) -> Settings:
    """Load the settings; what was never chosen of hip and sound is asked, once in a life."""
    loaded = context.settings.load()
    console.say(*loaded.problems)
    if not console.interactive:
        return loaded.settings
    return _settle_sound(context, _settle_hip(context, loaded, console), console)


def _settle_sound(context: Context, loaded: LoadedSettings, console: Console) -> Settings:
    if "cues" in loaded.chosen:
        return loaded.settings
    answer = console.choose(SPEAK, _SOUNDS)
    if answer is None:
        return loaded.settings
    _save(context, console, cues=_SOUNDS[answer])
    return replace(loaded.settings, cues=_SOUNDS[answer])


def _settle_hip(context: Context, loaded: LoadedSettings, console: Console) -> LoadedSettings:
    if "affected_side" in loaded.chosen:
        return loaded
    preload_texts()
    console.say(*page_lines(WHEN_TO_SEEK_HELP))
    answer = console.choose(ASK_HIP, _SIDES)
    if answer is None:
        return loaded
    side = _SIDES[answer]
    _save(context, console, affected_side=side)
    return replace(loaded, settings=replace(loaded.settings, affected_side=side))


def _save(context: Context, console: Console, **changes: Unpack[SettingsChanges]) -> None:
    try:
        context.settings.save(**changes)
    except SaveError as error:
        console.say(str(error))


def ask_about_last_time(context: Context, settings: Settings, console: Console) -> None:
    """Ask for the pain of the night or morning after the last session, where that is due."""
    sessions = context.sessions.newest(NEWEST).sessions
    session = session_to_ask_about(sessions, settings, context.clock.now())
    if session is None or not console.interactive:
        return
    answered = _ask_pain(question(session, settings), console)
    if console.ended:
        return
    try:
        write_down(context.history, session, answered)
    except FileError as error:
        console.say(str(error))
    if said := advice(with_next_day_pain(session, answered)):
        console.say(said)


class Today(Struct, frozen=True):
    """What is done today, and the pain before it."""

    protocol: Protocol
    pain_before: int | None


def settle_today(protocol: Protocol, context: Context, console: Console) -> Today:
    """Ask for the pain before; above the ceiling the person chooses how to go on.

    Raises Leave for "not today", and if there is no one left to choose.
    """
    if not console.interactive:
        return Today(protocol, None)
    pain = _ask_pain(HIP_PAIN_NOW, console)
    if pain is None or pain <= protocol.pain_ceiling:
        return Today(protocol, pain)
    above, ask = ceiling.start_lead(pain, protocol.pain_ceiling)
    if pain >= pain_scale.SEVERE_FROM:
        console.say(above, *page_lines(WHEN_TO_SEEK_HELP))
    else:
        console.say(f"{above} {ask}")
    short = protocol.id != FOR_A_NEWCOMER
    choices = {each.letter: each.text for each in ceiling.start_options(pain, short=short)}
    match console.choose(offered(choices), choices):
        case ceiling.SHORT_PROTOCOL:
            return Today(context.library.get(FOR_A_NEWCOMER), pain)
        case ceiling.START_ANYWAY:
            return Today(protocol, pain)
        case ceiling.NOT_TODAY:
            raise Leave(0, NOT_TODAY)
        case _:
            raise Leave(1, NOT_ANSWERED)


def _ask_pain(asked: str, console: Console) -> int | None:
    while (answer := console.ask(f"{asked} 0 to 10, or enter to skip.")) is not None:
        number = keys.number(answer)
        if number is not None or not answer:
            return number
    return None


LATE_KEY_SECONDS: Final = 1.0
"""A key within this time may still be meant for the session that has just ended."""

LONGEST_HELD_SECONDS: Final = 10.0
"""A key that is held down that long rests on the keyboard by mistake; it ends no run."""

LAST_CUE_SECONDS: Final = 9.0
"""The last cue may sound to its end; no one should wait longer for it."""


def follow(context: Context, request: StartRequest, console: Console) -> int:
    """Lead through what `request` asks for, or an unfinished session; give back the exit code."""
    context.sound.ring = console.ring
    try:
        runner = _settle(context, request, console)
        console.say(*sound_lines(context))
    except Leave as leave:
        _say_goodbye([leave.why], console)
        raise
    try:
        with console.single_keys():
            ending = PlainSession(runner, console, context.clock).run()
            _let_late_keys_pass(console, context.clock)
        code = _end(ending, runner, context, console)
        context.sound.finish(LAST_CUE_SECONDS)
    except Leave as leave:
        raise _left(leave, runner, context, console) from None
    except Exception as error:
        runner.close()
        raise SessionFaultError(runner.safety or "") from error
    finally:
        runner.close()
    return code


def _let_late_keys_pass(console: Console, clock: Clock) -> None:
    """Drop keys meant for the session: the next question would take them for its answer.

    A key that is still held down is dropped for as long as the keyboard repeats it.
    """
    ended = clock.monotonic()
    until, last = ended + LATE_KEY_SECONDS, ("", -inf)
    while console.gives_keys and not console.ended and clock.monotonic() < until:
        for word in console.words(until - clock.monotonic()):
            now = clock.monotonic()
            if word == last[0] and now - last[1] < REPEAT_SECONDS:
                until = min(max(until, now + REPEAT_SECONDS), ended + LONGEST_HELD_SECONDS)
            last = (word, now)


def _settle(context: Context, request: StartRequest, console: Console) -> SessionRunner:
    refuse_a_second(context)  # before anything is asked in vain
    settings = settle_settings(context, console)
    prepare(context)  # while the questions are answered it finds out what plays
    runner = settle_unfinished(context, console)
    if runner is not None:
        return runner
    ask_about_last_time(context, settings, console)
    return _open(context, request, settings, console)


def _open(
    context: Context, request: StartRequest, settings: Settings, console: Console
) -> SessionRunner:
    if console.interactive:  # the question leaves time to fetch what is needed
        say_what_is_needed(context, _plan(request.protocol, request, settings))
    today = settle_today(request.protocol, context, console)
    plan = _plan(today.protocol, request, settings)
    console.say(*_head(plan))
    return open_session(context, plan, pain_before=today.pain_before)


def _plan(protocol: Protocol, request: StartRequest, settings: Settings) -> Plan:
    choices = DayChoices(side=request.side, sets=request.sets)
    counts = sets_of_the_day(protocol, settings.affected_side, choices)
    return lay_out(protocol, counts, settings.rules)


def _head(plan: Plan) -> list[str]:
    sets = counted(len(plan.sets), "set")
    about = f"{sets}, about {minutes_words(plan.seconds)}"
    lines = [f"{plan.protocol.name}: {about}. {LISTED}"]
    needs = needs_words(plan.protocol)
    return [*lines, f"{needs}."] if needs else lines


def _end(ending: End, runner: SessionRunner, context: Context, console: Console) -> int:
    session = runner.session
    if session is None or not runner.recorded:
        console.say(NOTHING_DONE)
        _offer_help(session, console)
        return 0
    if ending is End.DISCARDED:
        runner.close()
        runner.drop()
        return 0 if throw_away(session, context, console) else 1
    console.say(*summary(session))
    _offer_help(session, console)
    if console.interactive:
        note = console.ask("A note for this session? One line, or enter for none.")
        if note:
            runner.amend(with_note(session, note))
    problem = runner.close()
    console.say(*filter(None, (runner.notice(),)))
    if problem:
        return settle_unsaved(problem, session, runner, context, console)
    console.say(saved_in(session, context))
    return 0


def _offer_help(session: Session | None, console: Console) -> None:
    if session and session.calls_for_help:
        console.say(*page_lines(WHEN_TO_SEEK_HELP))


def _left(leave: Leave, runner: SessionRunner, context: Context, console: Console) -> Leave:
    """Save and say goodbye; return how the run ends after that."""
    problem, session = runner.close(), runner.session
    if problem is None or session is None:
        _say_goodbye([leave.why, runner.safety or NOTHING_DONE], console)
        return leave
    unsaved = session_not_saved(problem)
    if leave.by_signal:
        return Leave(leave.code, unsaved=unsaved)
    try:
        console.say(*filter(None, (leave.why,)))
        code = settle_unsaved(problem, session, runner, context, console)
    except Leave as gone:
        return gone if gone.unsaved else Leave(gone.code, unsaved=unsaved)
    return Leave(leave.code or code)


def _say_goodbye(lines: list[str], console: Console) -> None:
    with contextlib.suppress(Leave):  # there may be no one left to read it
        console.say(*filter(None, lines))


LEFT_AS_IT_IS: Final = (
    "It stays as it is: start hiptimer in a terminal to resume it, to keep it or to discard it."
)


def settle_unfinished(context: Context, console: Console) -> SessionRunner | None:
    """Ask about each unfinished session; return the runner of the one that is resumed."""
    for unfinished in find_unfinished(context):
        console.say(_unfinished_line(unfinished))
        if not console.interactive:
            console.say(LEFT_AS_IT_IS)
            continue
        match _choice(unfinished, console):
            case words.GO_ON:
                return resume(context, unfinished)
            case words.KEEP:
                _keep(unfinished, context, console)
            case words.DISCARD:
                throw_away(unfinished.session, context, console)
    return None


def throw_away(session: Session, context: Context, console: Console) -> bool:
    """Move a session to the trash, and say where it lies; return whether it was moved."""
    try:
        place = discard(context, session)
    except FileError as error:
        console.say(str(error))
        return False
    console.say(f"Discarded. It is in {place}")
    return True


def _keep(unfinished: Unfinished, context: Context, console: Console) -> None:
    try:
        keep(context, unfinished.session)
    except FileError as error:
        console.say(str(error))
    else:
        console.say("Kept as it is.")


def _unfinished_line(unfinished: Unfinished) -> str:
    session = unfinished.session
    when = f"{session.started_at:%A} at {session.started_at:%H:%M}"
    progress = words.progress_words(session)
    return f"{words.NOT_FINISHED}: {session.protocol.name}, {when}, {progress}."


def _choice(unfinished: Unfinished, console: Console) -> str | None:
    choices = dict(words.UNFINISHED_CHOICES)
    if not unfinished.can_resume:
        del choices[words.GO_ON]
    return console.choose(offered(choices), choices)


LONGEST_SEARCH_SECONDS: Final = 5.0
"""A sound system that does not answer by then holds up no session."""

DISPLAY_SECONDS: Final = 2.0
"""Some systems need a second to say no."""


def sound_lines(context: Context) -> list[str]:
    """Wait until it is known what plays; return it in words, or nothing if sound is off."""
    context.sound.wait(LONGEST_SEARCH_SECONDS)
    context.awake.wait(DISPLAY_SECONDS)
    words = sound_and_display_words(context)
    return [words] if words else []
