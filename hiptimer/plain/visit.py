"""One visit in plain mode, from the questions before a session to the summary after it."""

import contextlib
from math import inf
from typing import Final

from hiptimer.clock import Clock
from hiptimer.engine.plan import Plan, lay_out
from hiptimer.errors import SessionFaultError
from hiptimer.interaction.held_keys import REPEAT_SECONDS
from hiptimer.interaction.view import End
from hiptimer.model.choices import DayChoices, sets_of_the_day
from hiptimer.model.corrections import with_note
from hiptimer.model.protocol import Protocol
from hiptimer.model.session import Session
from hiptimer.model.settings import Settings
from hiptimer.plain.before import ask_about_last_time, settle_settings, settle_today
from hiptimer.plain.console import Console, Leave
from hiptimer.plain.keys import LISTED
from hiptimer.plain.lines import WHEN_TO_SEEK_HELP, page_lines, summary
from hiptimer.plain.rescue import saved_in, settle_unsaved
from hiptimer.plain.session import PlainSession
from hiptimer.plain.sound import sound_lines
from hiptimer.plain.unfinished import settle_unfinished, throw_away
from hiptimer.runner.context import Context, StartRequest
from hiptimer.runner.opening import (
    open_session,
    prepare,
    refuse_a_second,
    say_what_is_needed,
)
from hiptimer.runner.session_runner import SessionRunner
from hiptimer.wording.doses import needs_words
from hiptimer.wording.lengths import minutes_words
from hiptimer.wording.numbers import counted
from hiptimer.wording.problems import session_not_saved
from hiptimer.wording.session import NOTHING_DONE

LATE_KEY_SECONDS: Final = 1.0
"""A key within this time may still be meant for the session that has just ended."""

LONGEST_HELD_SECONDS: Final = 10.0
"""A key that is held down that long rests on the keyboard by mistake; it ends no visit."""

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
    """Save and say goodbye; return how the visit ends after that."""
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
