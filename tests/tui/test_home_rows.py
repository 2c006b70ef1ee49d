from datetime import timedelta

from msgspec.structs import replace

from hiptimer.model.protocol import AffectedSide, Protocol, Stage
from hiptimer.model.session import Session
from hiptimer.model.settings import Settings
from hiptimer.runner.last_used import FOR_A_NEWCOMER
from hiptimer.runner.library import Shelf, Shelved
from hiptimer.tui.home_data import (
    HomeData,
    HomeProtocol,
    home_protocols,
    pain_range,
    place_to_begin,
)
from tests.support.fakes import MORNING
from tests.support.plans import protocol_of
from tests.support.session_builders import HOVER, hold, session

MINE = protocol_of(HOVER)
OTHER = replace(MINE, id="other", name="Other", stage=Stage.KINETIC_CHAIN)
SHORT = replace(MINE, id=FOR_A_NEWCOMER)

DONE = HomeData(sessions=(session(hold(1)),))
"""Home of a person who has followed "mine" once."""


def home(
    *protocols: Protocol,
    sessions: tuple[Session, ...] = (),
    affected: AffectedSide = AffectedSide.LEFT,
    complete: bool = True,
) -> tuple[HomeProtocol, ...]:
    shelf = Shelf(tuple(Shelved(protocol, own=True) for protocol in protocols), ())
    data = HomeData(shelf, sessions, Settings(affected_side=affected), complete=complete)
    return home_protocols(data, MORNING.date())


def test_the_length_is_that_for_the_sides_in_the_settings() -> None:
    (one,) = home(MINE)
    (both,) = home(MINE, affected=AffectedSide.BOTH)
    assert (one.row.length, both.row.length) == ("2 min", "4 min")


def test_a_protocol_shows_when_it_was_last_done_and_how_it_hurt() -> None:
    yesterday = session(hold(1, 1), hold(2, 3), started_at=MORNING - timedelta(days=1))
    before = session(hold(1, 7), started_at=MORNING - timedelta(days=2))
    mine, other = home(MINE, OTHER, sessions=(yesterday, before))
    assert (mine.row.last, mine.row.pain) == ("yesterday", "pain 1-3")
    assert (other.row.last, other.row.pain) == ("never", "")


def test_never_is_not_said_before_all_sessions_are_read() -> None:
    (one,) = home(MINE, complete=False)
    assert one.row.last == ""


def test_the_details_of_a_protocol_have_stage_sides_dose_and_strip() -> None:
    (one,) = home(OTHER, affected=AffectedSide.BOTH)
    times = "\N{MULTIPLICATION SIGN}"
    dose = f"Side-lying hover (left and right) 3 {times} 20 s"
    assert one.detail.exercises == f"Kinetic chain, 1 exercise: {dose}"
    assert sum(piece.seconds for piece in one.detail.strip) == 235


def test_pains_that_are_all_the_same_are_one_number() -> None:
    assert pain_range(session(hold(1, 2), hold(2, 2))) == "pain 2"


def test_a_session_without_a_number_is_not_rated() -> None:
    assert pain_range(session(hold(1))) == "not rated"


def test_the_last_used_protocol_is_highlighted() -> None:
    assert place_to_begin(home(SHORT, OTHER, MINE), DONE) == 2


def test_a_newcomer_begins_with_the_short_one() -> None:
    assert place_to_begin(home(MINE, OTHER, SHORT), HomeData()) == 2


def test_after_one_that_is_not_on_the_shelf_the_one_used_before_is_highlighted() -> None:
    elsewhere = replace(session(hold(1)), protocol=replace(MINE, id="from-a-file"))
    data = HomeData(sessions=(elsewhere, *DONE.sessions))
    assert place_to_begin(home(SHORT, OTHER, MINE), data) == 2


def test_if_the_last_used_one_is_gone_the_short_one_is_highlighted() -> None:
    assert place_to_begin(home(OTHER, SHORT), DONE) == 1


def test_if_neither_is_there_the_first_is_highlighted() -> None:
    assert place_to_begin(home(OTHER), DONE) == 0
    assert place_to_begin((), HomeData()) == 0
