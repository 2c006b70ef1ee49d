from datetime import date, datetime, time, timedelta, timezone

import pytest

from hiptimer.model.choices import AdvanceRule, RatingRule, Rules
from hiptimer.model.protocol import AffectedSide
from hiptimer.model.settings import Cues, Settings


def test_the_defaults_are_those_of_the_page_on_formats() -> None:
    assert Settings() == Settings(
        affected_side=AffectedSide.BOTH,
        rating=RatingRule.CARRY_ON,
        advance=AdvanceRule.EXERCISE,
        cues=Cues.VOICE,
        volume=80,
        flash=True,
        keep_awake=True,
        day_starts_at=time(4, 0),
        theme="",
    )


def test_the_rules_are_the_part_that_is_kept_with_a_session() -> None:
    settings = Settings(
        affected_side=AffectedSide.LEFT, rating=RatingRule.WAIT, advance=AdvanceRule.KEY, volume=1
    )
    assert settings.rules == Rules(
        affected_side=AffectedSide.LEFT, rating=RatingRule.WAIT, advance=AdvanceRule.KEY
    )


@pytest.mark.parametrize(
    ("hour", "minute", "day"), [(3, 59, 22), (4, 0, 23), (0, 0, 22), (23, 59, 23)]
)
def test_a_session_before_the_day_starts_belongs_to_the_day_before(
    hour: int, minute: int, day: int
) -> None:
    moment = datetime(2026, 11, 23, hour, minute, tzinfo=timezone(timedelta(hours=11)))
    assert Settings().day_of(moment) == date(2026, 11, day)


def test_a_day_that_starts_at_midnight_takes_every_session_of_its_date() -> None:
    moment = datetime(2026, 11, 23, 0, 0, tzinfo=timezone(timedelta(hours=-3)))
    assert Settings(day_starts_at=time(0, 0)).day_of(moment) == date(2026, 11, 23)
