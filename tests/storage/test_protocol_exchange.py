"""Protocols that come from elsewhere and go there."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from hiptimer import catalogue
from hiptimer.engine.plan import lay_out
from hiptimer.errors import ProtocolError, SaveError, UnreadableError
from hiptimer.model.choices import Rules, sets_of_the_day
from hiptimer.model.protocol import AffectedSide, Protocol
from hiptimer.storage.protocol_exchange import complete, in_full, taken_in
from hiptimer.storage.protocol_file import Catalogue, parse_protocol
from hiptimer.storage.toml_reading import PROTOCOL, parse
from tests.support import hand_written
from tests.support.protocol_documents import BRIDGE, EXERCISES, HEAD, read, read_one

SHIPPED = catalogue.shipped_documents()
PATH = Path("x.toml")


def shipped(protocol_id: str) -> Protocol:
    return parse_protocol(SHIPPED[protocol_id], PATH, protocol_id, EXERCISES)


def reread(text: str, protocol_id: str, known: Catalogue = EXERCISES) -> Protocol:
    return parse_protocol(parse(text, PATH, PROTOCOL), PATH, protocol_id, known)


def without_texts(protocol: Protocol) -> Protocol:
    bare = (replace(each, guide=None, instructions="") for each in protocol.exercises)
    return replace(protocol, exercises=tuple(bare))


@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_an_exported_protocol_runs_the_same_where_its_exercises_are_unknown(
    protocol_id: str,
) -> None:
    protocol = shipped(protocol_id)
    elsewhere = reread(complete(protocol), protocol_id, known={})
    assert without_texts(elsewhere) == without_texts(protocol)
    plans = [
        lay_out(each, sets_of_the_day(each, AffectedSide.LEFT), Rules())
        for each in (protocol, elsewhere)
    ]
    assert plans[0].steps == plans[1].steps
    for before, after in zip(protocol.exercises, elsewhere.exercises, strict=True):
        assert after.guide is None
        assert before.how_to in after.instructions


@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_what_was_given_away_and_taken_in_again_is_the_same(
    tmp_path: Path, protocol_id: str
) -> None:
    protocol = shipped(protocol_id)
    file = tmp_path / "given.toml"
    file.write_text(complete(protocol), encoding="utf-8")
    assert reread(taken_in(file, protocol_id, EXERCISES), protocol_id) == protocol


def test_every_value_in_force_is_written(tmp_path: Path) -> None:
    text = complete(read(tmp_path, HEAD + BRIDGE))
    assert text.startswith(
        'format = 1\nname = "Mine"\nstage = "isometric"\npain_ceiling = 3\nprepare_seconds = 10\n'
        '\n[[exercise]]\nid = "band-bridge"\nname = "Bridge with a band round the knees"\n'
        'side = "bilateral"\nsets = 3\nsets_max = 3\nhold_seconds = 20\nrest_seconds = 20\n'
        'prepare_seconds = 10\nside_prepare_seconds = 10\ninstructions = """\n'
    )


def test_all_that_the_catalogue_knows_of_an_exercise_goes_with_it(tmp_path: Path) -> None:
    exercise = read_one(tmp_path, 'id = "side-lying-hover"')
    guide = exercise.guide
    assert guide
    text = in_full(exercise)
    assert "\nLeft leg on top: lie on your right side.\n" in text
    for part in (exercise.how_to, *guide.cues, *guide.mistakes, guide.easier, guide.harder):
        assert part in text


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_no_text_of_the_catalogue_is_too_long_to_go_with_its_exercise(
    tmp_path: Path, exercise_id: str
) -> None:
    for dose in ("reps = 9", "hold_seconds = 9"):
        assert len(in_full(read_one(tmp_path, f'id = "{exercise_id}"\n{dose}'))) <= 4_000


def test_ones_own_instructions_go_before_the_catalogues(tmp_path: Path) -> None:
    assert in_full(read_one(tmp_path, 'id = "band-bridge"\ninstructions = "slowly"')) == "slowly"
    assert in_full(read_one(tmp_path, 'name = "Step down"')) == ""


def test_an_exercise_of_which_little_is_known_is_written_briefly(tmp_path: Path) -> None:
    exercise = read_one(tmp_path, 'id = "band-bridge"')
    assert exercise.guide
    short = replace(
        exercise.guide, cues=(), mistakes=(), easier="", harder="", equipment=(), placements={}
    )
    assert in_full(replace(exercise, guide=short)) == exercise.how_to


def taken(tmp_path: Path, text: str) -> str:
    """Take a file of that text in; the file stays as it is."""
    file = tmp_path / "given.toml"
    file.write_text(text, encoding="utf-8", newline="")
    kept = taken_in(file, "mine", EXERCISES)
    assert file.read_text(encoding="utf-8-sig") == text.removeprefix("\ufeff").replace("\r\n", "\n")
    return kept


def test_a_file_that_is_clean_is_taken_in_as_it_is(tmp_path: Path) -> None:
    assert taken(tmp_path, hand_written.TEXT) == hand_written.TEXT


def test_line_ends_and_the_mark_of_other_systems_stay_outside(tmp_path: Path) -> None:
    text = "\ufeff" + hand_written.TEXT.replace("\n", "\r\n")
    assert taken(tmp_path, text) == hand_written.TEXT


def test_live_escapes_are_taken_out_of_texts_and_comments(tmp_path: Path) -> None:
    load = 'load = "a\\u001b]52;c;x\\u0007"  # \u202e\x9b hidden\n'
    text = f'{HEAD}{BRIDGE}{load}notes = "\u2028"\n'
    bad = "\N{REPLACEMENT CHARACTER}"
    assert taken(tmp_path, text) == (
        f'{HEAD}{BRIDGE}load = "a{bad}]52;c;x{bad}"  # {bad}{bad} hidden\nnotes = "{bad}"\n'
    )


def test_ones_own_instructions_are_kept_and_the_catalogues_are_not(tmp_path: Path) -> None:
    own = f'{HEAD}{BRIDGE}instructions = "slowly"\n[[exercise]]\nname = "Step"\nload = "x"\n'
    assert taken(tmp_path, own) == own
    given = complete(read(tmp_path, HEAD + BRIDGE))
    assert "instructions" not in taken(tmp_path, given)


def test_a_file_with_mistakes_is_not_imported_and_every_one_is_reported(tmp_path: Path) -> None:
    with pytest.raises(ProtocolError) as caught:
        taken(tmp_path, HEAD + BRIDGE + "sets = 0\nreps = 0\n")
    assert len(caught.value.problems) == 2
    with pytest.raises(UnreadableError, match="not valid TOML"):
        taken(tmp_path, "a\x1b = 1")


def test_what_can_not_be_cleaned_without_harm_is_not_taken_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    harmful = "hiptimer.storage.protocol_exchange.clean"
    monkeypatch.setattr(harmful, lambda text: f"{text}[mood]\n")
    with pytest.raises(SaveError, match="without damaging"):
        taken(tmp_path, HEAD + BRIDGE)
