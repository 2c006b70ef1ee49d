"""Opens the summary of a session of three short holds."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from hiptimer.engine.commands import Finish, Rate
from hiptimer.engine.plan import lay_out
from hiptimer.model.choices import sets_of_the_day
from hiptimer.model.session import Session, StopReason
from hiptimer.runner.opening import open_session
from hiptimer.runner.session_runner import SessionRunner
from hiptimer.tui.screens.summary import SummaryScreen
from tests.support.app_driver import AppDriver, painted
from tests.support.own_protocols import THREE_HOLDS, live


def finished_session(
    driver: AppDriver, pains: Sequence[int | None], reason: StopReason | None
) -> SessionRunner:
    """Follow three holds of 5 s, as far as there are pains, and stop there."""
    driver.write_protocol("holds", THREE_HOLDS)
    runner = begun_session(driver, "holds")
    for number, pain in enumerate(pains):
        live(driver, runner, 5 if number == 0 else 10)
        if pain is not None:
            runner.send(Rate(pain))
    runner.send(Finish(reason))
    return runner


def begun_session(driver: AppDriver, protocol_id: str) -> SessionRunner:
    protocol, rules = driver.protocol(protocol_id), driver.context.settings.load().settings.rules
    plan = lay_out(protocol, sets_of_the_day(protocol, rules.affected_side), rules)
    runner = open_session(driver.context, plan)
    runner.start()
    return runner


@asynccontextmanager
async def open_summary(
    driver: AppDriver,
    *pains: int | None,
    reason: StopReason | None = StopReason.TIRED,
    runner: SessionRunner | None = None,
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[Pilot[int]]:
    """Show the summary of such a session, over home."""
    shown = runner or finished_session(driver, pains, reason)
    async with driver.opened(size=size) as pilot:
        pilot.app.push_screen(SummaryScreen(shown, driver.clock))
        await painted(pilot)
        yield pilot
    shown.close()


def saved_session(driver: AppDriver) -> Session:
    (session,) = driver.stored()
    return session


def pains_of(session: Session) -> list[int | None]:
    return [row.pain for row in session.sets]
