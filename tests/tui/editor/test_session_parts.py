"""The session below the form is the one that will run, however it is put together."""

from hypothesis import given
from hypothesis import strategies as st

from hiptimer.catalogue import load_exercises, shipped_documents
from hiptimer.engine.plan import TimedPart, lay_out, pieces_of
from hiptimer.model.choices import Rules, sets_of_the_day
from hiptimer.model.protocol import AffectedSide, Exercise, PrescribedSide, Protocol
from hiptimer.storage.protocol_file import judge
from hiptimer.tui.screens.editor.session_line import drawn, parts_of

EXERCISES = st.builds(
    Exercise,
    id=st.just("lift"),
    name=st.just("Lift"),
    side=st.sampled_from(PrescribedSide),
    alternate_sides=st.booleans(),
    sets=st.integers(1, 4),
    hold_seconds=st.integers(1, 30),
    rest_seconds=st.integers(0, 30),
    prepare_seconds=st.integers(0, 20),
    side_prepare_seconds=st.integers(0, 20),
)


def whole(protocol: Protocol, rules: Rules) -> tuple[TimedPart, ...]:
    counts = sets_of_the_day(protocol, rules.affected_side)
    return pieces_of(lay_out(protocol, counts, rules))


@given(st.lists(EXERCISES, min_size=1, max_size=4), st.sampled_from(AffectedSide))
def test_the_parts_together_are_the_session_that_will_run(
    exercises: list[Exercise], affected: AffectedSide
) -> None:
    protocol = Protocol(id="mine", name="Mine", exercises=tuple(exercises))
    rules = Rules(affected_side=affected)
    session = drawn(parts_of(protocol, rules), 1)
    assert session.pieces == whole(protocol, rules)
    assert session.seconds == sum(piece.seconds for piece in session.pieces)


def test_every_shipped_protocol_is_drawn_as_it_will_run() -> None:
    catalogue = load_exercises()
    for protocol_id, document in shipped_documents().items():
        protocol = judge(document, protocol_id, catalogue).protocol
        assert protocol is not None
        assert drawn(parts_of(protocol, Rules()), None).pieces == whole(protocol, Rules())


def test_the_marked_exercise_lies_between_those_before_and_behind_it() -> None:
    one, other = (
        Exercise(id=name, name=name, side=side, hold_seconds=seconds, prepare_seconds=10)
        for name, side, seconds in (
            ("one", PrescribedSide.BILATERAL, 20),
            ("other", PrescribedSide.EACH, 30),
        )
    )
    protocol = Protocol(id="mine", name="Mine", exercises=(one, other, one))
    session = drawn(parts_of(protocol, Rules()), 2)
    before, marked = 10 + 3 * 40, 2 * (10 + 3 * 50)
    assert (session.begin, session.end) == (before, before + marked)
    assert session.words == "exercise 2, left and right, 5 min"


def test_at_the_protocol_itself_nothing_is_marked() -> None:
    exercise = Exercise(id="one", name="One", hold_seconds=20)
    protocol = Protocol(id="mine", name="Mine", exercises=(exercise,))
    for entry in (None, 2):
        assert drawn(parts_of(protocol, Rules()), entry).end == 0
