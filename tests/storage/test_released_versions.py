"""Whatever a released version wrote is read for ever, to the last value (tests/data/README.md)."""

from datetime import UTC, datetime, time
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from hiptimer import catalogue
from hiptimer.model.choices import AdvanceRule, RatingRule, Rules
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
from hiptimer.model.settings import Cues, Settings
from hiptimer.storage.device import device_id
from hiptimer.storage.protocol_file import read_loose_protocol, read_protocol
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.settings import SettingsStore
from hiptimer.storage.trash import Trash

DATA = Path(__file__).parents[1] / "data"
FIRST = DATA / "0.1.0"

SHORT = Protocol(
    id="short",
    name="Hip: a short round",
    summary="Two holds on each side, then a few squats.",
    region="lateral hip",
    stage=Stage.ISOMETRIC,
    pain_ceiling=3,
    prepare_seconds=1,
    frequency="every second day",
    source="my physiotherapist, 2026-11-02",
    notes="A pillow between the knees.",
    exercises=(
        Exercise(
            id="side-lying-hover",
            name="Side-lying straight-leg hover",
            side=PrescribedSide.EACH,
            sets=2,
            sets_max=2,
            hold_seconds=3,
            rest_seconds=3,
            prepare_seconds=1,
            side_prepare_seconds=1,
            load="red band",
            notes="stop before the foot turns up",
        ),
        Exercise(
            id="chair-squat",
            name="Squat to a chair",
            side=PrescribedSide.BILATERAL,
            sets=2,
            sets_max=2,
            hold_seconds=None,
            reps=3,
            reps_max=3,
            seconds_per_rep=1.0,
            rest_seconds=2,
            prepare_seconds=1,
            side_prepare_seconds=1,
        ),
    ),
)
"""The protocol as all sessions of 0.1.0 hold it."""


def at(minute: int, second: int) -> datetime:
    return datetime(2026, 11, 30, 2, minute, second, tzinfo=UTC)


def hover(side: Side, number: int, began: datetime, pain: int | None = None) -> SetRecord:
    return SetRecord(
        entry=1,
        exercise="side-lying-hover",
        name="Side-lying straight-leg hover",
        side=side,
        number=number,
        started_at=began,
        target_seconds=3,
        held_seconds=3.0,
        outcome=SetOutcome.DONE,
        pain=pain,
        load="red band",
    )


def load(name: str, folder: str = "sessions") -> Session:
    store = SessionStore(FIRST / "sessions", Trash(FIRST / "trash"))
    if folder == "trash":
        return store.load_from(FIRST / "trash" / f"{name}.toml", name)
    return store.load(name)


def read(name: str) -> Protocol:
    """Read a protocol, without what the catalogue of today adds to its exercises."""
    found = read_loose_protocol(FIRST / name, catalogue.load_exercises())
    exercises = tuple(replace(exercise, guide=None) for exercise in found.exercises)
    return replace(found, exercises=exercises)


def test_no_file_of_a_released_version_was_ever_edited() -> None:
    for listing in sorted(DATA.glob("*.sha256")):
        lines = listing.read_text(encoding="utf-8").splitlines()
        held = {name: digest for digest, name in (line.split("  ") for line in lines)}
        folder = listing.with_suffix("")
        files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.toml")}
        assert held == {name: sha256(path.read_bytes()).hexdigest() for name, path in files.items()}


def test_a_completed_session_of_0_1_0_with_its_corrections_is_read() -> None:
    done = hover(Side.LEFT, 1, at(41, 31), pain=2)
    squat = SetRecord(
        entry=2,
        exercise="chair-squat",
        name="Squat to a chair",
        side=Side.BILATERAL,
        number=1,
        started_at=at(42, 3),
        target_reps=3,
        done_reps=3,
        took_seconds=3.0,
        rested_seconds=2.0,
        outcome=SetOutcome.DONE,
        pain=3,
    )
    assert load("2026-11-30_0241_short_qtk5mxxh") == Session(
        id="2026-11-30_0241_short_qtk5mxxh",
        app_version="0.1.0",
        device="iymh65g3",
        started_at=at(41, 30),
        ended_at=at(42, 30),
        outcome=SessionOutcome.COMPLETED,
        active_seconds=58.6,
        paused_seconds=2.0,
        pain_next_day=2,
        pain_next_day_asked=True,
        note='The left one was stiff at first; "better" later: fine.',
        rules=Rules(
            rating=RatingRule.CARRY_ON, advance=AdvanceRule.AUTO, affected_side=AffectedSide.LEFT
        ),
        protocol=SHORT,
        sets_today=({Side.LEFT: 2, Side.RIGHT: 2}, {Side.BILATERAL: 2}),
        sets=(
            replace(done, rested_seconds=3.0),
            replace(done, number=2, started_at=at(41, 39), rested_seconds=3.0),
            replace(
                hover(Side.RIGHT, 1, at(41, 46)), held_seconds=1.1, outcome=SetOutcome.CUT_SHORT
            ),
            replace(hover(Side.RIGHT, 1, at(41, 50)), rested_seconds=3.0, repeat=True),
            replace(hover(Side.RIGHT, 2, at(41, 56), pain=0), rested_seconds=3.0),
            squat,
            replace(squat, number=2, started_at=at(42, 8), rested_seconds=None, pain=1),
        ),
        adjustments=(
            Adjustment(
                at=at(41, 36), after_set=1, cause=Cause.PERSON, choice=Choice.PAUSE, seconds=2
            ),
            Adjustment(at=at(41, 47), after_set=3, cause=Cause.PERSON, choice=Choice.REPEAT),
            Adjustment(at=at(42, 7), after_set=6, cause=Cause.PAIN, choice=Choice.CARRY_ON, pain=4),
        ),
    )


def test_a_session_of_0_1_0_that_was_stopped_for_pain_is_read() -> None:
    found = load("2026-11-30_0242_short_olq3iyc6")
    assert (found.outcome, found.stop_reason) == (SessionOutcome.STOPPED, StopReason.PAIN)
    assert (found.started_at, found.ended_at) == (at(42, 47), at(42, 51))
    assert (found.active_seconds, found.paused_seconds, found.note) == (4.9, 0.0, "")
    assert found.protocol == SHORT
    assert found.sets_today == ({Side.LEFT: 2}, {Side.BILATERAL: 2})
    assert found.sets == (hover(Side.LEFT, 1, at(42, 48), pain=7),)
    assert found.adjustments == (
        Adjustment(
            at=at(42, 47),
            after_set=0,
            cause=Cause.PERSON,
            choice=Choice.ONE_SIDE,
            detail="Side-lying straight-leg hover: the left side only",
        ),
        Adjustment(at=at(42, 51), after_set=1, cause=Cause.PAIN, choice=Choice.FINISH, pain=7),
    )


def test_a_session_of_0_1_0_that_was_kept_as_it_was_is_read() -> None:
    found = load("2026-11-30_0242_short_2avgijwo")
    assert (found.outcome, found.stop_reason) == (SessionOutcome.INTERRUPTED, None)
    assert (found.started_at, found.ended_at) == (at(42, 54), at(43, 4))
    assert (found.passed_sets, found.planned_sets) == (2, 4)
    assert found.sets == (
        replace(hover(Side.RIGHT, 1, at(42, 55), pain=1), rested_seconds=3.0),
        hover(Side.RIGHT, 2, at(43, 1)),
    )
    assert [(entry.choice, entry.after_set) for entry in found.adjustments] == [
        (Choice.ONE_SIDE, 0)
    ]


def test_an_unfinished_session_of_0_1_0_is_read_and_can_be_resumed() -> None:
    store = SessionStore(FIRST / "sessions", Trash(FIRST / "trash"))
    [found] = store.unfinished("iymh65g3")
    assert found == load("2026-11-30_0240_short_wawjcqb3")
    assert (found.outcome, found.ended_at, found.started_at) == (None, None, at(40, 45))
    assert (found.active_seconds, found.paused_seconds) == (7.0, 0.0)
    assert found.sets_today == ({Side.LEFT: 1, Side.RIGHT: 1}, {Side.BILATERAL: 1})
    assert found.sets == (hover(Side.LEFT, 1, at(40, 46), pain=5),)
    assert [(entry.choice, entry.detail) for entry in found.adjustments] == [
        (Choice.FEWER_SETS, "Side-lying straight-leg hover: 1 set instead of 2 on each side"),
        (Choice.FEWER_SETS, "Squat to a chair: 1 set instead of 2"),
    ]


def test_all_sessions_of_0_1_0_are_listed_and_none_is_unreadable() -> None:
    listing = SessionStore(FIRST / "sessions", Trash(FIRST / "trash")).newest(50)
    assert (len(listing.sessions), listing.unreadable, listing.others) == (4, (), ())


def test_the_trash_of_0_1_0_holds_a_session_and_protocols_that_are_read() -> None:
    assert Trash(FIRST / "trash").count() == 3
    found = load("2026-11-30_0241_short_txeaoyek", "trash")
    assert (found.outcome, found.passed_sets, found.planned_sets) == (None, 1, 6)
    assert found.sets == (hover(Side.LEFT, 1, at(41, 25)),)
    assert read("trash/short.toml") == SHORT
    assert read("trash/short (2).toml").exercises[0].hold_seconds == 4


def test_protocols_of_0_1_0_are_read_as_they_were_written() -> None:
    by_hand, made, edited = (
        read(f"protocols/{name}.toml") for name in ("short", "morning", "evening")
    )
    assert by_hand == SHORT
    assert made.name == edited.name == "Lateral hip: isometric holds, short (copy)"
    assert [exercise.id for exercise in made.exercises] == ["side-lying-hover", "band-bridge"]
    hovering = made.exercises[0]
    assert (hovering.sets, hovering.sets_max, hovering.hold_seconds) == (3, 5, 20)
    assert (hovering.side, hovering.prepare_seconds) == (PrescribedSide.AFFECTED, 30)
    changed = replace(hovering, hold_seconds=25, load="blue band", notes="heel leads")
    assert edited.exercises == (changed, made.exercises[1])


def test_a_protocol_that_0_1_0_exported_is_read_without_the_catalogue() -> None:
    found = read_protocol(FIRST / "exported.toml", {})
    hovering, bridge = found.exercises
    assert (hovering.name, hovering.hold_seconds) == ("Side-lying straight-leg hover", 25)
    assert (hovering.load, hovering.notes) == ("blue band", "heel leads")
    assert hovering.instructions.endswith("You need: mat, pillow.")
    assert (bridge.id, bridge.side, bridge.prepare_seconds) == (
        *("band-bridge", PrescribedSide.BILATERAL),
        45,
    )


def test_the_settings_of_0_1_0_are_read() -> None:
    found = SettingsStore(FIRST / "settings.toml").load()
    assert (found.readable, found.problems) == (True, ())
    assert found.settings == Settings(
        affected_side=AffectedSide.LEFT,
        rating=RatingRule.WAIT,
        advance=AdvanceRule.AUTO,
        cues=Cues.OFF,
        volume=70,
        flash=True,
        keep_awake=False,
        day_starts_at=time(0, 30),
    )


def test_the_device_of_0_1_0_is_the_same_device_still() -> None:
    assert device_id(FIRST, "vm") == "iymh65g3"
