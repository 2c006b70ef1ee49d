"""A session in full: every set stands where it was done, and no more is said than its file says."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from rich.cells import cell_len

from hiptimer.model.protocol import AffectedSide, Side
from hiptimer.model.session import Session, SessionOutcome, SetOutcome, StopReason
from hiptimer.runner.selected_session import AFTER, cursor_lines
from hiptimer.storage.session_file import loads
from hiptimer.storage.toml_reading import SESSION, read
from hiptimer.tui.screens.history.preview import draw
from hiptimer.tui.screens.history.preview_text import RESUMABLE, preview_of
from hiptimer.tui.widgets.pointer_list import HERE
from hiptimer.wording.doses import TIMES
from hiptimer.wording.session import NO_END, ended_words
from tests.support.histories import EACH_SIDE, both_sides, unrated
from tests.support.session_builders import hold, session

EXAMPLES = sorted((Path(__file__).parents[4] / "sessions").glob("*/*.toml"))


def drawn(stored: Session, width: int = 70, here: int | None = None) -> list[str]:
    return [line.content.plain.rstrip() for line in draw(preview_of(stored), here, width)]


def test_left_and_right_stand_beside_each_other_set_by_set() -> None:
    lines = drawn(both_sides())
    first = lines.index("  left                        right")
    assert lines[first + 1 : first + 3] == [
        "  1 ● 20 s   █░░·······  1    1 ● 20 s   ███·······  3",
        "  2 ● 20 s   ██░·······  2    2 ◐ 12.5 s ███▲▲·····  5",
    ]


def test_in_a_narrow_room_the_number_says_whether_it_is_above_the_ceiling() -> None:
    lines = drawn(both_sides(), 39)
    assert "  2 ● 20 s    2     2 ◐ 12.5 s  5▲" in lines


def test_in_the_narrowest_room_the_number_outlasts_what_was_held() -> None:
    lines = drawn(both_sides(), 18)
    assert "  2  2     2  5▲" in lines


@pytest.mark.parametrize(
    ("width", "row"),
    [
        (33, "  2  2     2  5▲"),
        (34, "  2 ● 20 s    2     2 ◐ 12.5 s  5▲"),
        (55, "  2 ● 20 s    2     2 ◐ 12.5 s  5▲"),
        (56, "  2 ● 20 s   ██░·······  2    2 ◐ 12.5 s ███▲▲·····  5"),
    ],
)
def test_what_was_held_and_the_bars_are_there_as_soon_as_all_sets_have_room(
    width: int, row: str
) -> None:
    assert row in drawn(both_sides(), width)


WHOLE = """\
Three of four holds. Worst pain 5, above
your limit of 3.
You stopped for pain. That was a good
decision.

Side-lying hover                2 {times} 20 s
  left              right
  1 ● 20 s    1     1 ● 20 s    3
  2 ● 20 s    2     2 ◐ 12.5 s  5▲

  Before                ██░·······  2
▸ Night or next morning ███▲▲▲▲▲▲▲ 10
Your limit was 3: ░ leads up to it, ▲ is
above it.

Note
Long walk yesterday."""


def test_a_whole_session_in_a_window_of_forty_cells() -> None:
    stored = both_sides()
    stored = replace(stored, protocol=replace(stored.protocol, pain_ceiling=3), pain_next_day=10)
    assert "\n".join(drawn(stored, 40, AFTER)) == WHOLE.format(times=TIMES)


def test_bars_of_the_days_and_the_time_planned_need_their_room() -> None:
    stored = replace(both_sides(), pain_next_day=4)
    assert "  Night or next morning ███▲······  4" in drawn(stored, 37)
    assert "  Night or next morning   4" in drawn(stored, 36)


@pytest.mark.parametrize(
    ("notes", "wanted"),
    [
        (["x" * 20, "y"], ["x" * 20, "y"]),
        (["x" * 21], ["x" * 20, "x"]),
        (["x" * 4000], 200 * ["x" * 20]),
        (["x" * 4001], [*200 * ["x" * 20], "… and more"]),
        (["x" * 3980, "y"], [*199 * ["x" * 20], "y"]),
        (["x" * 4000, "y"], [*200 * ["x" * 20], "… and 1 more line"]),
        (["x" * 3980, "y", "z"], [*199 * ["x" * 20], "y", "… and 1 more line"]),
        (["x" * 3990, "y", "z"], [*199 * ["x" * 20], "x" * 10, "… and 2 more lines"]),
        (["x" * 3990, "y" * 21], [*199 * ["x" * 20], "x" * 10, "… and 1 more line"]),
        (["x" * 3980, "y" * 21, "z"], [*199 * ["x" * 20], "y" * 20, "… and 1 more line"]),
    ],
)
def test_a_long_note_is_drawn_up_to_two_hundred_lines_and_the_rest_is_counted(
    notes: list[str], wanted: list[str]
) -> None:
    lines = drawn(replace(both_sides(), note="\n".join(notes)), 20)
    assert lines[lines.index("Note") + 1 :] == wanted


def styled(stored: Session, here: int | None) -> list[str]:
    """List the parts that look as the cursor does."""
    lines = [line.content for line in draw(preview_of(stored), here, 70)]
    return [
        line.plain[span.start : span.end].strip()
        for line in lines
        for span in line.spans
        if span.style == HERE
    ]


@pytest.mark.parametrize(
    ("here", "parts"),
    [
        (None, []),
        (1, ["▸ 1 ● 20 s   █░░·······  1"]),
        (3, ["▸ 1 ● 20 s   ███·······  3"]),
        (AFTER, ["▸ Night or next morning  not rated"]),
    ],
)
def test_the_cursor_is_marked_at_its_place_and_nowhere_else(
    here: int | None, parts: list[str]
) -> None:
    lines = drawn(both_sides(), here=here)
    assert styled(both_sides(), here) == parts
    assert sum(line.count("▸") for line in lines) == len(parts)


def test_a_click_is_meant_for_the_set_whose_columns_it_is_in() -> None:
    lines = list(draw(preview_of(both_sides()), None, 70))
    spots = [[(spot.place, spot.columns) for spot in line.places] for line in lines if line.places]
    assert spots[:2] == [
        [(1, range(26)), (3, range(28, 54))],
        [(2, range(26)), (4, range(28, 54))],
    ]


def test_what_was_planned_stands_beside_the_name() -> None:
    (line,) = (line for line in drawn(both_sides()) if line.startswith("Side-lying hover"))
    assert line.split() == ["Side-lying", "hover", "2", TIMES, "20", "s"]


def test_sides_with_different_numbers_of_sets_are_named_separately() -> None:
    even = both_sides()
    uneven = replace(
        even, sets_today=({side: at for at, side in enumerate(even.sets_today[0], 2)},)
    )
    assert preview_of(uneven).parts[0].planned == f"left 2, right 3 {TIMES} 20 s"
    lines = drawn(uneven)
    [second] = [line for line in lines if "2 ◐" in line]
    assert " " * second.index("2 ◐") + "3 ○" in lines


def test_a_set_that_was_not_reached_stays_empty_and_one_not_rated_is_no_zero() -> None:
    lines = drawn(unrated())
    assert "  1 ● 20 s             -" in lines
    assert f"  1 ◐ ? {TIMES}             -" in lines
    assert "  2 ○" in lines


def test_a_set_that_one_side_did_not_reach_leaves_the_other_side_in_its_column() -> None:
    rows = (hold(1, 1), hold(1, 3, side=Side.RIGHT), hold(2, 5, side=Side.RIGHT))
    lines = drawn(session(*rows, exercises=(EACH_SIDE,), affected=AffectedSide.BOTH))
    first = lines.index("  left                      right")
    assert lines[first + 1 : first + 3] == [
        "  1 ● 20 s █░░·······  1    1 ● 20 s ███·······  3",
        "  2 ○                       2 ● 20 s ███▲▲·····  5",
    ]


def test_a_set_done_again_says_so_and_stands_below_the_first_go() -> None:
    rows = (hold(1, 4, outcome=SetOutcome.CUT_SHORT, held=3.0), hold(1, 2, repeat=True))
    lines = drawn(session(*rows))
    first = lines.index("  1  ◐ 3 s  ███▲······  4")
    assert lines[first + 1] == "  1+ ● 20 s ██░·······  2"


def test_a_skipped_set_is_named_in_a_word() -> None:
    lines = drawn(session(hold(1, outcome=SetOutcome.SKIPPED, held=0.0)))
    assert "  1 · skipped             -" in lines


def test_the_days_before_and_after_are_shown_without_inventing_a_number() -> None:
    lines = drawn(both_sides())
    assert "  Before                ██░·······  2" in lines
    assert "  Night or next morning  not rated" in lines
    after = drawn(replace(both_sides(), pain_next_day=0))
    assert "  Night or next morning ░░░·······  0" in after


def test_a_note_of_several_lines_keeps_them() -> None:
    lines = drawn(replace(both_sides(), note="first\n\nsecond [b]"))
    assert lines[lines.index("Note") :] == ["Note", "first", "second [b]"]


def test_of_a_note_of_very_many_lines_some_are_drawn_and_the_others_counted() -> None:
    lines = drawn(replace(both_sides(), note="x\n" * 80_000))
    assert len(lines) < 250
    assert lines[-2:] == ["x", "… and 79,800 more lines"]
    assert drawn(replace(both_sides(), note="x\n" * 200))[-1] == "x"
    assert drawn(replace(both_sides(), note="x\n" * 201))[-1] == "… and 1 more line"


@pytest.mark.parametrize("note", ["word " * 50_000, "w" * 250_000, "a" + " " * 250_000 + "b"])
def test_of_one_very_long_line_the_beginning_is_drawn(note: str) -> None:
    lines = drawn(replace(both_sides(), note=note))
    assert len(lines) < 250
    assert lines[-1] == "… and more"


def test_of_very_many_changes_some_are_drawn() -> None:
    preview = replace(preview_of(both_sides()), changes=("a change",) * 3000)
    assert len(list(draw(preview, None, 70))) < 250


def test_without_changes_and_note_nothing_is_said_of_them() -> None:
    lines = drawn(unrated())
    assert "Note" not in lines
    assert "Different from the plan" not in lines


@pytest.mark.parametrize(
    ("outcome", "reason", "words"),
    [
        (SessionOutcome.COMPLETED, None, ""),
        (SessionOutcome.INTERRUPTED, None, ""),
        (SessionOutcome.STOPPED, StopReason.PAIN, "for pain. That was a good decision."),
        (SessionOutcome.STOPPED, StopReason.TIRED, "you were tired"),
        (SessionOutcome.STOPPED, StopReason.TIME, "time was short"),
        (SessionOutcome.STOPPED, StopReason.OTHER, "before the end"),
        (SessionOutcome.STOPPED, None, "before the end"),
    ],
)
def test_why_it_stopped_is_said_kindly(
    outcome: SessionOutcome, reason: StopReason | None, words: str
) -> None:
    ended = ended_words(replace(unrated(), outcome=outcome, stop_reason=reason))
    assert words in ended
    assert bool(ended) == bool(words)


def test_a_session_without_an_end_says_what_that_means() -> None:
    preview = preview_of(replace(unrated(), outcome=None, ended_at=None))
    assert preview.ended == f"{NO_END} {RESUMABLE}"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem[-8:])
def test_every_session_fits_every_width_and_has_a_place_for_each_set(path: Path) -> None:
    stored = loads(read(path, SESSION), path)
    preview = preview_of(stored)
    for width in (1, 2, 5, 12, 20, 38, 50, 120):
        lines = list(draw(preview, 1, width))
        assert all(cell_len(line.content.plain) <= width for line in lines), width
        places = [spot.place for line in lines for spot in line.places]
        assert sorted(places) == list(range(len(stored.sets) + 1)), width
        assert [place for line in cursor_lines(stored) for place in line] == places, width
