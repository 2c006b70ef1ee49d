"""What a start begins with: questions that wait for an answer, each asked once.

It asks, and writes the answers down. What can't be saved is reported, and holds for this run.
"""

from datetime import datetime
from typing import Final

from hiptimer.catalogue import page
from hiptimer.errors import FileError, SessionRunningError
from hiptimer.model.corrections import with_next_day_pain
from hiptimer.model.protocol import AffectedSide
from hiptimer.model.session import Session
from hiptimer.model.settings import Settings
from hiptimer.runner.last_used import advice, question, session_to_ask_about, write_down
from hiptimer.runner.opening import Unfinished, discard, find_unfinished, keep, resume
from hiptimer.runner.session_runner import SessionRunner
from hiptimer.storage.preload import preload_texts
from hiptimer.tui.app import HiptimerApp
from hiptimer.tui.screens.questions import ChoiceScreen, NextDayScreen
from hiptimer.tui.screens.reader import ReaderScreen
from hiptimer.tui.widgets.choice_list import ListChoice
from hiptimer.wording import session as session_words
from hiptimer.wording.days import ago_words, date_words, day_words
from hiptimer.wording.guidance import WHICH_HIP
from hiptimer.wording.problems import problem_words

WELCOME: Final = f"Welcome. {WHICH_HIP}"

ASKED_ONCE: Final = (
    "One-sided exercises are then done on that side. You are asked once; "
    "on any day you can choose other sides before you start."
)

HIPS: Final = {
    "l": (AffectedSide.LEFT, ListChoice("l", "The left hip")),
    "r": (AffectedSide.RIGHT, ListChoice("r", "The right hip")),
    "b": (AffectedSide.BOTH, ListChoice("b", "Both hips", "Left first, then right.")),
}
"""The answers by their letters; `both` is what the settings say by themselves."""


def about_unfinished(unfinished: Unfinished, settings: Settings, now: datetime) -> str:
    """Return which session it is, how far it got, and when."""
    session = unfinished.session
    day = day_words(settings.day_of(session.started_at), settings.day_of(now))
    ago = ago_words((now - session.last_second).total_seconds())
    return (
        f"{session.protocol.name}, {day} at {session.started_at:%H:%M}: "
        f"{session_words.progress_words(session)}. It stopped {ago}."
    )


def unfinished_choices(unfinished: Unfinished) -> tuple[ListChoice, ...]:
    """Offer what can be done with it, the best first."""
    go_on = _choice(session_words.GO_ON, _where(unfinished.session))
    keep = _choice(session_words.KEEP, "It is written down as interrupted.")
    discard = _choice(
        session_words.DISCARD, "It goes to the trash folder, and can be taken back from there."
    )
    return (go_on, keep, discard) if unfinished.can_resume else (keep, discard)


def _choice(letter: str, more: str) -> ListChoice:
    return ListChoice(letter, session_words.UNFINISHED_CHOICES[letter].capitalize(), more)


def _where(session: Session) -> str:
    if session.passed_sets == session.planned_sets:
        return "All sets are over; only numbers are missing."
    return f"From set {session.passed_sets + 1} of {session.planned_sets}."


async def ask_which_hip(app: HiptimerApp) -> None:
    """Ask which hip it is and show when to seek help; a question passed over means both."""
    preload_texts()
    screen = ChoiceScreen(
        WELCOME,
        ASKED_ONCE,
        [choice for _, choice in HIPS.values()],
        preferred="b",
        later="skip",
    )
    letter = await app.push_screen_wait(screen)
    side, _ = HIPS[letter or "b"]
    app.choose_hip(side)
    help_page = page("when-to-seek-help")
    await app.push_screen_wait(ReaderScreen(help_page.title, help_page.paragraphs))


async def settle_unfinished(app: HiptimerApp) -> SessionRunner | None:
    """Ask what to do with each session that has no end; return the one to resume."""
    for unfinished in find_unfinished(app.context):
        screen = ChoiceScreen(
            session_words.NOT_FINISHED,
            about_unfinished(unfinished, app.settings, app.context.clock.now()),
            unfinished_choices(unfinished),
            preferred=session_words.GO_ON,
            later="decide later",
        )
        runner = _settle(app, unfinished, await app.push_screen_wait(screen))
        if runner:
            return runner
    return None


async def ask_about_night(app: HiptimerApp) -> None:
    """Ask once about the night or morning after the last session; a rise brings advice."""
    context, settings, now = app.context, app.settings, app.context.clock.now()
    session = session_to_ask_about(app.sessions, settings, now)
    if session is None:
        return
    about = f"{session.protocol.name}, {date_words(session.started_at)}"
    screen = NextDayScreen(question(session, settings), about, context.clock)
    pain = await app.push_screen_wait(screen)
    try:
        write_down(context.history, session, pain)
    except FileError as error:
        app.report(f"Your answer is not saved: {problem_words(error)}")
    app.advise(advice(with_next_day_pain(session, pain)))


def _settle(app: HiptimerApp, unfinished: Unfinished, letter: str | None) -> SessionRunner | None:
    try:
        match letter:
            case session_words.GO_ON:
                return resume(app.context, unfinished)
            case session_words.KEEP:
                keep(app.context, unfinished.session)
            case session_words.DISCARD:
                discard(app.context, unfinished.session)
            case _:
                return None
    except (FileError, SessionRunningError) as error:
        app.report(problem_words(error))
    return None
