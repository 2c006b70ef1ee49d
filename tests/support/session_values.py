"""Sessions for tests: one that is plain, and Hypothesis strategies for all that can be."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from hiptimer.model.choices import AdvanceRule, RatingRule, Rules, SetsToday
from hiptimer.model.protocol import AffectedSide, Exercise, PrescribedSide, Protocol, Side, Stage
from hiptimer.model.session import (
    Adjustment,
    Cause,
    Choice,
    Session,
    SessionOutcome,
    SetOutcome,
    SetRecord,
    StopReason,
)
from hiptimer.model.text import clean

STARTED = datetime(2026, 11, 23, 7, 18, 2, tzinfo=timezone(timedelta(hours=11)))
SESSION_ID = "2026-11-23_0718_lateral-hip_k3f7q2mb"
DEVICE = "p7c2hx4e"

HOVER = Exercise(
    id="hover", name="Hover", side=PrescribedSide.AFFECTED, sets=3, sets_max=3, hold_seconds=20
)


def hold_row(number: int = 1) -> SetRecord:
    """Give a set that was held to its end, with the rest after it."""
    return SetRecord(
        entry=1,
        exercise="hover",
        name="Hover",
        side=Side.LEFT,
        number=number,
        started_at=STARTED + timedelta(seconds=40 * number),
        target_seconds=20,
        held_seconds=20.0,
        rested_seconds=20.0,
        outcome=SetOutcome.DONE,
        pain=2,
    )


def session(*rows: SetRecord, session_id: str = SESSION_ID, device: str = DEVICE) -> Session:
    """Give an unfinished session with these sets."""
    return Session(
        id=session_id,
        app_version="0.1.0",
        device=device,
        started_at=STARTED,
        rules=Rules(affected_side=AffectedSide.LEFT),
        protocol=Protocol(id="lateral-hip", name="Lateral hip", exercises=(HOVER,)),
        sets_today=({Side.LEFT: 3},),
        active_seconds=30.0,
        sets=rows,
    )


TEXTS = st.text(max_size=30).map(clean)
TENTHS = st.integers(0, 36_000).map(lambda tenths: tenths / 10)
PAINS = st.none() | st.integers(0, 10)
MOMENTS = st.builds(
    lambda moment, minutes: moment.replace(microsecond=0).astimezone(
        timezone(timedelta(minutes=minutes))
    ),
    st.datetimes(datetime(1901, 1, 1), datetime(2199, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - the zone is beside it
    st.integers(-12 * 60, 14 * 60),
)
UNKNOWN_KEYS = st.text(min_size=1, max_size=8).map(lambda text: clean(f"x-{text}"))
SCALARS = TEXTS | st.integers() | st.booleans() | st.floats(allow_nan=False) | MOMENTS
UNKNOWN = st.dictionaries(
    UNKNOWN_KEYS,
    st.recursive(
        SCALARS,
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(UNKNOWN_KEYS, inner, max_size=3)
        ),
        max_leaves=6,
    ),
    min_size=1,
    max_size=3,
)


@st.composite
def exercises(draw: st.DrawFn) -> Exercise:
    """Draw an exercise, with every value in the range that a protocol file may give it."""
    held, sets, prepare = draw(st.booleans()), draw(st.integers(1, 20)), st.integers(0, 300)
    reps = draw(st.integers(1, 200))
    paces = st.none() | st.floats(0.5, 30)
    return Exercise(
        id=draw(st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)?", fullmatch=True)),
        name=draw(TEXTS),
        side=draw(st.sampled_from(PrescribedSide)),
        alternate_sides=draw(st.booleans()),
        sets=sets,
        sets_max=draw(st.integers(sets, 20)),
        hold_seconds=draw(st.integers(1, 600)) if held else None,
        reps=None if held else reps,
        reps_max=None if held else draw(st.integers(reps, 200)),
        seconds_per_rep=None if held else draw(paces),
        rest_seconds=draw(st.integers(0, 600)),
        prepare_seconds=draw(prepare),
        side_prepare_seconds=draw(prepare),
        load=draw(TEXTS),
        notes=draw(TEXTS),
        instructions=draw(TEXTS),
    )


@st.composite
def protocols(draw: st.DrawFn) -> Protocol:
    """Draw a protocol as it stands in a session, without the catalogue."""
    return Protocol(
        id=draw(TEXTS),
        name=draw(TEXTS),
        exercises=tuple(draw(st.lists(exercises(), min_size=1, max_size=3))),
        summary=draw(TEXTS),
        region=draw(TEXTS),
        stage=draw(st.sampled_from(Stage)),
        pain_ceiling=draw(st.integers(0, 10)),
        prepare_seconds=draw(st.integers(0, 300)),
        frequency=draw(TEXTS),
        source=draw(TEXTS),
        notes=draw(TEXTS),
    )


@st.composite
def set_rows(draw: st.DrawFn, protocol: Protocol, sets_today: tuple[SetsToday, ...]) -> SetRecord:
    """Draw a set of one of the exercises; whether it is the right one in the order is no matter."""
    entry = draw(st.integers(1, len(protocol.exercises)))
    exercise, held = protocol.exercises[entry - 1], draw(st.booleans())
    target = draw(st.integers(0, 600))
    return SetRecord(
        entry=entry,
        exercise=exercise.id,
        name=draw(TEXTS),
        side=draw(st.sampled_from(list(sets_today[entry - 1]))),
        number=draw(st.integers(1, 20)),
        started_at=draw(MOMENTS),
        target_seconds=target if held else None,
        held_seconds=draw(TENTHS) if held else None,
        target_reps=None if held else target,
        done_reps=None if held else draw(st.none() | st.integers(0, 200)),
        took_seconds=None if held else draw(TENTHS),
        paused_seconds=draw(st.none() | TENTHS.filter(bool)),
        rested_seconds=draw(st.none() | TENTHS),
        outcome=draw(st.sampled_from(SetOutcome)),
        pain=draw(PAINS),
        load=draw(TEXTS),
        repeat=draw(st.booleans()),
    )


@st.composite
def adjustments(draw: st.DrawFn, rows: int) -> Adjustment:
    """Draw a departure from the plan after one of so many rows."""
    return Adjustment(
        at=draw(MOMENTS),
        after_set=draw(st.integers(0, rows)),
        cause=draw(st.sampled_from(Cause)),
        choice=draw(st.sampled_from(Choice)),
        pain=draw(PAINS),
        seconds=draw(st.none() | TENTHS),
        detail=draw(TEXTS),
    )


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    """Draw any session that can be recorded."""
    protocol = draw(protocols())
    counts = st.dictionaries(st.sampled_from(Side), st.integers(1, 20), min_size=1)
    sets_today = tuple(draw(counts) for _ in protocol.exercises)
    planned = sum(sum(sides.values()) for sides in sets_today)
    rows = tuple(draw(st.lists(set_rows(protocol, sets_today), max_size=min(4, planned))))
    outcome = draw(st.none() | st.sampled_from(SessionOutcome))
    stopped = outcome is SessionOutcome.STOPPED
    places = st.sampled_from(["", "choices", "protocol", "exercise 1", "end"])
    return Session(
        id=draw(st.sampled_from([SESSION_ID, "1999-01-01_0000_a_aaaaaaaa"])),
        app_version=draw(TEXTS),
        device=draw(TEXTS),
        started_at=draw(MOMENTS),
        ended_at=None if outcome is None else draw(MOMENTS),
        outcome=outcome,
        stop_reason=draw(st.none() | st.sampled_from(StopReason)) if stopped else None,
        active_seconds=draw(TENTHS),
        paused_seconds=draw(TENTHS),
        pain_before=draw(PAINS),
        pain_next_day=draw(PAINS),
        pain_next_day_asked=draw(st.booleans()),
        note=draw(TEXTS),
        rules=Rules(
            rating=draw(st.sampled_from(RatingRule)),
            advance=draw(st.sampled_from(AdvanceRule)),
            affected_side=draw(st.sampled_from(AffectedSide)),
        ),
        protocol=protocol,
        sets_today=sets_today,
        sets=rows,
        adjustments=tuple(draw(st.lists(adjustments(len(rows)), max_size=2))),
        unknown=draw(st.dictionaries(places, UNKNOWN, max_size=3)),
    )
