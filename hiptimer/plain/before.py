"""What is asked before a session: which hip, what to hear, how the night was, the pain now.

Only a person at a terminal is asked. Without an answer nothing is assumed: a number that was not
given is missing.
"""

from typing import Final, Unpack

from msgspec import Struct
from msgspec.structs import replace

from hiptimer.errors import FileError, SaveError
from hiptimer.model import pain as pain_scale
from hiptimer.model.corrections import with_next_day_pain
from hiptimer.model.protocol import AffectedSide, Protocol
from hiptimer.model.settings import Cues, Settings
from hiptimer.plain import keys
from hiptimer.plain.console import Console, Leave
from hiptimer.plain.lines import NOT_ANSWERED, WHEN_TO_SEEK_HELP, offered, page_lines
from hiptimer.runner.context import Context
from hiptimer.runner.last_used import (
    FOR_A_NEWCOMER,
    advice,
    question,
    session_to_ask_about,
    write_down,
)
from hiptimer.storage.preload import preload_texts
from hiptimer.storage.settings import LoadedSettings, SettingsChanges
from hiptimer.wording import ceiling
from hiptimer.wording.guidance import HIP_PAIN_NOW, WHICH_HIP

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
