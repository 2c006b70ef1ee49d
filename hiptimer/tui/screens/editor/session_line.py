"""The session as it will run, in a line, with a mark below the exercise being edited.

A session of 40 exercises has thousands of steps; laying out all of them for each key would be slow.
So it is divided into its exercises, and only those that have changed are laid out.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import Final

from msgspec import Struct
from textual.content import Content
from textual.reactive import reactive

from hiptimer.engine.plan import Part, TimedPart, cells, lay_out, pieces_of
from hiptimer.model.choices import Rules, SetsToday, sets_of_the_day
from hiptimer.model.protocol import Exercise, Protocol, Side
from hiptimer.tui.widgets.session_strip import STYLES
from hiptimer.tui.widgets.text_lines import GAP, TextLines, plain
from hiptimer.wording.doses import sides_words
from hiptimer.wording.lengths import minutes_words

LEGEND: Final = f"prepare {Part.PREPARE}  hold {Part.WORK}  rest {Part.REST}"

MARK: Final = "▔"
"""The mark below each cell of the exercise being edited."""

STALE: Final = "as it was before the mistake"


class _Dose(Struct, frozen=True):
    """Everything about an exercise that its steps depend on."""

    counts: tuple[tuple[Side, int], ...]
    alternate_sides: bool
    hold_seconds: int | None
    reps: int | None
    seconds_per_rep: float | None
    rest_seconds: int
    prepare_seconds: int
    side_prepare_seconds: int


class TimedExercise(Struct, frozen=True):
    """The sets of one exercise in a session, how they are drawn, and how long they take.

    The rest after it is drawn if another exercise follows.
    """

    counts: SetsToday
    pieces: tuple[TimedPart, ...]
    seconds: float


class Drawn(Struct, frozen=True):
    """A session to draw: its pieces, its length, and the marked part (in seconds).

    It is `stale` if the draft has a mistake now, and this is how it was before.
    """

    pieces: tuple[TimedPart, ...] = ()
    seconds: float = 0
    begin: float = 0
    end: float = 0
    words: str = ""
    stale: bool = False


def parts_of(protocol: Protocol, rules: Rules) -> tuple[TimedExercise, ...]:
    """Return the session of `protocol`, exercise by exercise."""
    days = sets_of_the_day(protocol, rules.affected_side)
    last = len(days)
    return tuple(
        _part(_dose(exercise, counts), rests=place < last)
        for place, (exercise, counts) in enumerate(zip(protocol.exercises, days, strict=True), 1)
    )


def _dose(exercise: Exercise, counts: SetsToday) -> _Dose:
    return _Dose(
        counts=tuple(counts.items()),
        alternate_sides=exercise.alternate_sides,
        hold_seconds=exercise.hold_seconds,
        reps=exercise.reps,
        seconds_per_rep=exercise.seconds_per_rep,
        rest_seconds=exercise.rest_seconds,
        prepare_seconds=exercise.prepare_seconds,
        side_prepare_seconds=exercise.side_prepare_seconds,
    )


@lru_cache(maxsize=128)
def _part(dose: _Dose, *, rests: bool) -> TimedExercise:
    counts = dict(dose.counts)
    exercise = Exercise(
        id="exercise",
        name="exercise",
        alternate_sides=dose.alternate_sides,
        hold_seconds=dose.hold_seconds,
        reps=dose.reps,
        seconds_per_rep=dose.seconds_per_rep,
        rest_seconds=dose.rest_seconds,
        prepare_seconds=dose.prepare_seconds,
        side_prepare_seconds=dose.side_prepare_seconds,
    )
    plan = lay_out(Protocol(id="one", name="one", exercises=(exercise,)), (counts,), Rules())
    rest = (TimedPart(Part.REST, dose.rest_seconds),) if rests else ()
    pieces = pieces_of(plan) + rest
    return TimedExercise(counts, pieces, sum(piece.seconds for piece in pieces))


def drawn(parts: Sequence[TimedExercise], entry: int | None) -> Drawn:
    """Return a session to draw, with the exercise at `entry` marked."""
    pieces = tuple(chain.from_iterable(part.pieces for part in parts))
    seconds = sum(part.seconds for part in parts)
    if entry is None or entry > len(parts):
        return Drawn(pieces, seconds)
    before, marked = sum(part.seconds for part in parts[: entry - 1]), parts[entry - 1]
    label = (f"exercise {entry}", sides_words(marked.counts), minutes_words(marked.seconds))
    words = ", ".join(filter(None, label))
    return Drawn(pieces, seconds, before, before + marked.seconds, words)


class SessionLine(TextLines):
    """Shows `session`; in a single row without the mark."""

    session: reactive[Drawn] = reactive(Drawn, repaint=False)

    watch_session = TextLines.look_again

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Return the strip with its length behind it, and the mark below."""
        session = self.session
        if not session.pieces:
            return ()
        length = plain(minutes_words(session.seconds), "bold")
        room = max(0, width - length.cell_length - GAP)
        parts = (
            Content.styled(part, "dim" if session.stale else STYLES[part])
            for part in cells(session.pieces, room)
        )
        strip = Content.assemble(Content("").join(parts), " " * GAP, length)
        return (strip, _mark(session, room))[:height]


def _mark(session: Drawn, width: int) -> Content:
    if session.stale:
        return plain(STALE, "dim").truncate(width, ellipsis=True)
    if session.end <= session.begin:
        return Content("")
    first = min(int(session.begin / session.seconds * width), width - 1)
    last = max(first + 1, round(session.end / session.seconds * width))
    mark = Content.styled(MARK * (last - first), "$primary")
    words = plain(session.words, "dim")
    if last + 1 + words.cell_length <= width:
        return Content.assemble(" " * first, mark, " ", words)
    if words.cell_length < first:
        return Content.assemble(" " * (first - 1 - words.cell_length), words, " ", mark)
    return Content.assemble(" " * first, mark)
