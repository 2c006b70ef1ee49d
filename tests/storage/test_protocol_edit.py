"""A draft written into a hand-written file: what the edit touched, and nothing else."""

from pathlib import Path
from typing import Any

import pytest

from hiptimer.errors import ProtocolError, SaveError, UnreadableError
from hiptimer.model.protocol_draft import Draft, Field, draft_of
from hiptimer.storage import protocol_edit
from hiptimer.storage.protocol_edit import edited, text_of
from hiptimer.storage.toml_reading import PROTOCOL, parse
from tests.support import hand_written
from tests.support.protocol_documents import EXERCISES

PATH = Path("my-left-hip.toml")


def opened(text: str = hand_written.TEXT) -> Draft:
    return draft_of(parse(text, PATH, PROTOCOL))


def saved(draft: Draft, base: str = hand_written.TEXT) -> str:
    return text_of(draft, base, PATH, EXERCISES)


def changes(draft: Draft, base: str = hand_written.TEXT) -> tuple[list[str], list[str]]:
    """Save `draft`, and give the lines that went and those that came."""
    before, after = base.splitlines(), saved(draft, base).splitlines()
    gone = [line for line in before if line not in after]
    return gone, [line for line in after if line not in before]


def test_a_draft_that_was_not_changed_is_the_very_text() -> None:
    assert saved(opened()) == hand_written.TEXT


@pytest.mark.parametrize(
    ("field", "value", "gone", "came"),
    [
        (Field("pain_ceiling"), 3, ["pain_ceiling   =  2"], ["pain_ceiling   =  3"]),
        (
            Field("name"),
            " My  hip\t",
            ['name = "My left hip"      # not the right one'],
            ['name = "My hip"      # not the right one'],
        ),
        (
            Field("hold_seconds", 1),
            25,
            ["hold_seconds = 30 # not more"],
            ["hold_seconds = 25 # not more"],
        ),
        (Field("reps", 3), 9, ["  reps = 8"], ["  reps = 9"]),
        (Field("seconds_per_rep", 3), 3.5, [], ["seconds_per_rep = 3.5"]),
        (Field("alternate_sides", 1), False, [], ["alternate_sides = false"]),
        (Field("side", 2), None, ['side = "left"'], []),
        (
            Field("hold_seconds", 1),
            None,
            ["hold_seconds = 30 # not more"],
            ["# not more"],
        ),
    ],
)
def test_only_the_changed_line_is_rewritten(
    field: Field, value: object, gone: list[str], came: list[str]
) -> None:
    assert changes(opened().with_value(field, value)) == (gone, came)


def test_a_new_key_stands_below_those_that_are_written_before_it() -> None:
    draft = opened().with_value(Field("region"), "hip").with_value(Field("sets_max", 1), 5)
    text = saved(draft.with_value(Field("name", 2), "Hover"))
    assert '# not the right one\nregion = "hip"\npain_ceiling' in text
    assert "sets = 3\nsets_max = 5\n# as agreed:" in text
    assert 'id = "side-lying-hover"\nname = "Hover"\nside = "left"\n' in text


def test_a_new_key_before_which_none_is_written_stands_first() -> None:
    assert '[[ "exercise" ]]\nid = "step"\n  name' in saved(
        opened().with_value(Field("id", 3), "step")
    )


def test_a_text_of_several_lines_stands_on_several_lines() -> None:
    text = saved(opened().with_value(Field("notes", 1), 'one\n"""two"""\\\n\tthree  '))
    assert 'notes = """\none\n\\"\\"\\"two\\"\\"\\"\\\\\n\tthree"""\n' in text


def test_exercises_move_with_all_that_stands_above_them() -> None:
    text = saved(opened().with_move(1, 3))
    first, second, third = text.split("[[")[1:4]
    assert "side-lying-hover" in first
    assert "# slowly" in second
    assert "# On the floor\n\n# the easy one\n" in second
    assert "# not more" in third
    assert text.endswith("\n# Written on the train.\n")


def test_an_exercise_that_stood_close_to_another_stands_apart_from_a_third() -> None:
    text = saved(opened().with_move(3, 1))
    assert '# after the notes\n\n# sets_max = 5 in December\n[[ "exercise" ]]\n' in text


def test_a_new_exercise_says_no_more_than_the_person_did() -> None:
    text = saved(opened().with_exercise({"id": "running-man", "side": "each"}, 2))
    assert '\n\n[[exercise]]\nid = "running-man"\nside = "each"\n\n\n# mind the foot' in text


def test_a_duplicate_has_the_values_and_not_the_comments() -> None:
    text = saved(opened().with_duplicate(3))
    assert '  # slowly\n\n[[exercise]]\nname = "Step down"\nreps = 8\nload = "none"\n' in text


def test_an_exercise_goes_with_its_comments_and_leaves_those_that_stand_apart() -> None:
    text = saved(opened().without_exercise(1))
    assert "# the easy one" not in text
    assert "# after the notes\n\n# On the floor\n\n\n# mind the foot\n[[exercise]]\n" in text


def test_what_stood_apart_does_not_come_to_be_about_another_exercise() -> None:
    text = saved(opened().without_exercise(1).without_exercise(1))
    assert "# On the floor\n\n# sets_max = 5 in December\n[[" in text


def test_what_stood_apart_above_the_last_exercise_stays_at_the_end() -> None:
    base = hand_written.TEXT.replace("# sets_max", "\n# standing\n\n# sets_max")
    assert saved(opened(base).without_exercise(3), base).endswith(
        "\n# standing\n\n# Written on the train.\n"
    )


def test_windows_line_ends_become_ours_when_something_is_saved() -> None:
    base = hand_written.TEXT.replace("\n", "\r\n")
    draft = opened(base).with_value(Field("pain_ceiling"), 3)
    assert saved(draft, base) == hand_written.TEXT.replace("=  2", "=  3")


ARRAY = """\
format = 1
exercise = [  # mine
  {id = "band-bridge"},  # one
  {id = "running-man", notes = "# none"},
]
name = "X"  # a name
"""


def test_exercises_in_an_array_stay_there_if_they_are_not_changed() -> None:
    draft = opened(ARRAY).with_value(Field("name"), "Y")
    assert saved(draft, ARRAY) == ARRAY.replace('"X"', '"Y"')


@pytest.mark.parametrize(
    "draft",
    [
        opened(ARRAY).with_value(Field("sets", 1), 4),
        opened(ARRAY).with_value(Field("notes", 2), "other"),
        opened(ARRAY).with_value(Field("notes", 2), None),
        opened(ARRAY).with_move(1, 2),
        opened(ARRAY).with_duplicate(2),
        opened(ARRAY).without_exercise(2),
    ],
    ids=["a new key", "another value", "a key less", "moved", "one more", "one less"],
)
def test_exercises_in_an_array_become_tables_when_one_is_changed(draft: Draft) -> None:
    text = saved(draft, ARRAY)
    assert text.startswith('format = 1\n# mine\n# one\nname = "X"  # a name\n\n[[exercise]]\nid = ')
    assert [each.values for each in opened(text).exercises] == [
        each.values for each in draft.exercises
    ]


def test_true_is_not_taken_for_one_nor_a_whole_number_for_a_fraction() -> None:
    base = 'format = 1\nname = "X"\n[[exercise]]\nname = "Y"\nreps = 3\nseconds_per_rep = 4.0\n'
    draft = opened(base).with_value(Field("seconds_per_rep", 1), 4)
    assert saved(draft, base) == base.replace("4.0", "4")
    wrong = base.replace("format = 1", "format = true")
    assert saved(opened(wrong).with_value(Field("format"), 1), wrong) == base


NEW = Draft({"format": 1, "name": "My hip", "stage": "dynamic", "notes": "one\ntwo"})


def test_a_new_file_is_written_for_people_and_without_defaults() -> None:
    draft = NEW.with_exercise({"id": "band-bridge", "sets": 3}, 1)
    counted = draft.with_exercise({"reps": 8, "name": "Step", "seconds_per_rep": 4}, 2)
    assert saved(counted, "") == (
        'format = 1\nname = "My hip"\nstage = "dynamic"\nnotes = """\none\ntwo"""\n'
        '\n[[exercise]]\nid = "band-bridge"\nsets = 3\n'
        '\n[[exercise]]\nname = "Step"\nreps = 8\nseconds_per_rep = 4\n'
    )


def test_a_draft_with_mistakes_is_not_written_and_every_one_is_reported() -> None:
    draft = opened().with_value(Field("sets", 1), "many").with_value(Field("name"), None)
    with pytest.raises(ProtocolError) as caught:
        saved(draft)
    assert caught.value.problems == (
        "name: missing, expected a text of 1 to 80 characters",
        'exercise 1, sets: found "many", expected a whole number from 1 to 20',
    )


def test_a_protocol_that_would_be_too_big_to_read_is_not_written() -> None:
    draft = NEW
    for entry in range(1, 41):
        draft = draft.with_exercise({"name": "X", "notes": "ü" * 4_000}, entry)
    with pytest.raises(SaveError, match="bigger than 256 KiB; make its texts shorter"):
        saved(draft, "")


def test_a_text_that_can_not_be_edited_is_reported() -> None:
    draft = NEW.with_exercise({"id": "band-bridge"}, 1)
    with pytest.raises(SaveError, match=r"without damaging.*a table"):
        saved(draft, "[mood]\n")
    with pytest.raises(UnreadableError, match="not valid TOML"):
        saved(draft, "a =\n")


def test_a_text_that_would_read_otherwise_is_never_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    draft = NEW.with_exercise({"name": "X", "reps": 8}, 1)
    for careless, problem in (("80", "would not be read back as it was meant"), ("x", "not valid")):

        def write(*given: Any, wrong: str = careless) -> str:
            return edited(*given).replace("= 8", f"= {wrong}")

        monkeypatch.setattr(protocol_edit, "edited", write)
        with pytest.raises(SaveError, match=problem):
            saved(draft, "")
