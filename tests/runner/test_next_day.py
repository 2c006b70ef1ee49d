from datetime import timedelta

import pytest
from msgspec.structs import replace

from hiptimer.model.corrections import with_next_day_pain
from hiptimer.model.session import Session, SessionOutcome
from hiptimer.model.settings import Settings
from hiptimer.record import SessionHead, begin
from hiptimer.runner.last_used import ADVICE, advice, question, session_to_ask_about
from tests.support.fakes import MORNING
from tests.support.sessions import PLAN

HEAD = SessionHead(id="2026-11-23_0718_two-holds_abcdefgh", app_version="0", device="abcdefgh")
DONE = replace(
    begin(PLAN, HEAD, MORNING, 1),
    outcome=SessionOutcome.COMPLETED,
    ended_at=MORNING + timedelta(minutes=7),
)
SETTINGS = Settings()


@pytest.mark.parametrize(("days", "asked"), [(0, False), (1, True), (3, True), (4, False)])
def test_it_is_asked_on_the_first_to_the_third_day_after(days: int, *, asked: bool) -> None:
    found = session_to_ask_about([DONE], SETTINGS, MORNING + timedelta(days=days))
    assert found == (DONE if asked else None)


def test_a_late_night_belongs_to_the_day_before() -> None:
    evening = MORNING.replace(hour=23)
    late = replace(DONE, started_at=evening, ended_at=evening)
    night = MORNING.replace(hour=3) + timedelta(days=1)
    assert session_to_ask_about([late], SETTINGS, night) is None
    assert session_to_ask_about([late], SETTINGS, night.replace(hour=4)) == late


@pytest.mark.parametrize(
    "session",
    [
        replace(DONE, outcome=None, ended_at=None),
        replace(DONE, pain_next_day_asked=True),
    ],
    ids=["unfinished", "asked"],
)
def test_it_is_not_asked_twice_nor_about_a_session_that_has_no_end(session: Session) -> None:
    assert session_to_ask_about([session], SETTINGS, MORNING + timedelta(days=1)) is None


def test_only_the_latest_session_is_asked_about() -> None:
    before = replace(DONE, started_at=MORNING - timedelta(days=1))
    now = MORNING + timedelta(days=1)
    assert session_to_ask_about([before, DONE], SETTINGS, now) == DONE
    answered = replace(DONE, pain_next_day_asked=True)
    assert session_to_ask_about([before, answered], SETTINGS, now) is None


def test_nothing_is_asked_where_there_is_no_session() -> None:
    assert session_to_ask_about([], SETTINGS, MORNING) is None


def test_the_question_names_the_day() -> None:
    assert question(DONE, SETTINGS) == (
        "Worst hip pain in the night or morning after Monday's session?"
    )


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [(1, 3, ADVICE), (1, 2, None), (3, 1, None), (None, 9, None), (1, None, None)],
)
def test_a_rest_is_suggested_where_the_pain_rose_by_two(
    before: int | None, after: int | None, said: str | None
) -> None:
    session = with_next_day_pain(replace(DONE, pain_before=before), after)
    assert advice(session) == said
    assert session.pain_next_day_asked
