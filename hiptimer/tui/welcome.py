"""What a start begins with: questions that wait for an answer, each asked once.

It asks, and writes the answers down. What can't be saved is reported, and holds for this run.
"""

from hiptimer.catalogue import page
from hiptimer.errors import FileError, SessionRunningError
from hiptimer.model.corrections import with_next_day_pain
from hiptimer.runner.last_used import advice, question, session_to_ask_about, write_down
from hiptimer.runner.opening import Unfinished, discard, find_unfinished, go_on_with, keep
from hiptimer.runner.session_runner import SessionRunner
from hiptimer.storage.preload import preload_texts
from hiptimer.tui import welcome_words as words
from hiptimer.tui.home_app import HomeApp
from hiptimer.tui.screens.choice_screen import ChoiceScreen
from hiptimer.tui.screens.next_day import NextDayScreen
from hiptimer.tui.screens.page import PageScreen
from hiptimer.wording import session as session_words
from hiptimer.wording.days import date_words
from hiptimer.wording.problems import problem_words


async def ask_which_hip(app: HomeApp) -> None:
    """Ask which hip it is and show when to seek help; a question passed over means both."""
    preload_texts()
    screen = ChoiceScreen(
        words.WELCOME,
        words.ASKED_ONCE,
        [choice for _, choice in words.HIPS.values()],
        preferred="b",
        later="skip",
    )
    letter = await app.push_screen_wait(screen)
    side, _ = words.HIPS[letter or "b"]
    app.choose_hip(side)
    await app.push_screen_wait(PageScreen(page("when-to-seek-help")))


async def settle_unfinished(app: HomeApp) -> SessionRunner | None:
    """Ask what to do with each session that has no end; return the one to resume."""
    for unfinished in find_unfinished(app.context):
        screen = ChoiceScreen(
            session_words.NOT_FINISHED,
            words.about_unfinished(unfinished, app.settings, app.context.clock.now()),
            words.unfinished_choices(unfinished),
            preferred=session_words.GO_ON,
            later="decide later",
        )
        runner = _settle(app, unfinished, await app.push_screen_wait(screen))
        if runner:
            return runner
    return None


async def ask_about_night(app: HomeApp) -> None:
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


def _settle(app: HomeApp, unfinished: Unfinished, letter: str | None) -> SessionRunner | None:
    try:
        match letter:
            case session_words.GO_ON:
                return go_on_with(app.context, unfinished)
            case session_words.KEEP:
                keep(app.context, unfinished.session)
            case session_words.DISCARD:
                discard(app.context, unfinished.session)
            case _:
                return None
    except (FileError, SessionRunningError) as error:
        app.report(problem_words(error))
    return None
