"""Which protocol `hiptimer start` follows: an id, a path, or the last one used."""

from pathlib import Path
from random import Random

import pytest

from hiptimer.cli.arguments import parse
from hiptimer.cli.places import choose_folders
from hiptimer.cli.start import make_request
from hiptimer.cli.wiring import build_context
from hiptimer.errors import HiptimerError, MissingFileError, ProtocolError, UnreadableError
from hiptimer.model.choices import Rules
from hiptimer.model.protocol import Side, SideChoice
from hiptimer.model.session import Session
from hiptimer.runner.context import Context
from hiptimer.storage.session_names import new_session_id
from tests.support.fakes import MORNING
from tests.support.plans import HOLD, protocol_of

OWN = 'format = 1\nname = "My hip"\n[[exercise]]\nid = "band-bridge"\n'
SHORT = "lateral-hip-isometric-short"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the command is typed."""
    typed_in = tmp_path / "here"
    typed_in.mkdir()
    monkeypatch.chdir(typed_in)
    return typed_in


@pytest.fixture
def context(tmp_path: Path, folder: Path) -> Context:  # noqa: ARG001 - the command is typed there
    return build_context(choose_folders(str(tmp_path / "data"), {}))


def started(context: Context, *typed: str) -> tuple[str, str]:
    """Give the id and the name of the protocol that is followed."""
    protocol = make_request(parse(["start", *typed]), context).protocol
    return protocol.id, protocol.name


def used(context: Context, protocol_id: str, minute: int = 0) -> None:
    """Store a session of that protocol."""
    at = MORNING.replace(minute=minute)
    protocol = protocol_of(HOLD)
    session = Session(
        id=new_session_id(at, protocol_id, Random(minute)),  # noqa: S311 - it names a file
        app_version="0.1.0",
        device="p7c2hx4e",
        started_at=at,
        rules=Rules(),
        protocol=type(protocol)(id=protocol_id, name="X", exercises=protocol.exercises),
        sets_today=({Side.BILATERAL: 2},),
    )
    context.sessions.save(session)


def test_a_newcomer_starts_with_the_short_protocol(context: Context) -> None:
    assert started(context)[0] == SHORT


def test_a_returning_person_starts_with_the_last_one_used(context: Context) -> None:
    used(context, SHORT, 1)
    used(context, "lateral-hip-isometric", 2)
    assert started(context)[0] == "lateral-hip-isometric"


def test_a_protocol_that_is_gone_is_passed_over(context: Context) -> None:
    used(context, "lateral-hip-isometric", 1)
    used(context, "gone", 2)
    assert started(context)[0] == "lateral-hip-isometric"


def test_a_last_one_that_cannot_be_read_is_reported_and_not_replaced(
    context: Context, tmp_path: Path
) -> None:
    used(context, "mine")
    (tmp_path / "data/protocols").mkdir(parents=True)
    (tmp_path / "data/protocols/mine.toml").write_text("format = 1", encoding="utf-8")
    with pytest.raises(ProtocolError):
        started(context)


def test_an_id_comes_before_a_file_of_that_name(context: Context, folder: Path) -> None:
    (folder / SHORT).write_text(OWN, encoding="utf-8")
    assert started(context, SHORT)[1] == "Lateral hip: isometric holds, short"


@pytest.mark.parametrize("typed", ["my-hip", "my-hip.toml", "./my-hip", "../here/my-hip.toml"])
def test_a_file_can_lie_anywhere_and_be_called_anything(
    context: Context, folder: Path, typed: str
) -> None:
    (folder / typed).write_text(OWN, encoding="utf-8")
    assert started(context, typed) == ("my-hip", "My hip")


@pytest.mark.parametrize("typed", ["my-hip.toml", "./my-hip", f"./{SHORT}", f"{SHORT}.toml"])
def test_what_looks_like_a_path_is_never_an_id(context: Context, typed: str) -> None:
    with pytest.raises(MissingFileError):
        started(context, typed)


@pytest.mark.parametrize(
    "typed", ["no-such-protocol", "x" * 5000, "\udcff"], ids=["absent", "endless", "undecodable"]
)
def test_what_is_neither_says_what_there_is(context: Context, typed: str) -> None:
    with pytest.raises(HiptimerError, match=SHORT) as raised:
        started(context, typed)
    assert raised.value.exit_code == 1
    assert len(str(raised.value)) < 400


@pytest.mark.parametrize("typed", ["", ".", "..", "/", "nul\0.toml"])
def test_what_is_no_file_is_refused_in_words(context: Context, typed: str) -> None:
    with pytest.raises(HiptimerError):
        started(context, typed)


def test_every_problem_of_a_file_is_reported(context: Context, folder: Path) -> None:
    (folder / "x.toml").write_text('format = 1\nhold_second = 3\nstage = "x"', encoding="utf-8")
    with pytest.raises(UnreadableError) as raised:
        started(context, "x.toml")
    assert all(word in str(raised.value) for word in ("hold_second", "stage", "name", "exercise"))


def test_the_side_and_the_sets_come_along(context: Context) -> None:
    request = make_request(parse(["start", "--side", "left", "--sets", "2"]), context)
    assert (request.side, request.sets) == (SideChoice.LEFT, 2)


def test_the_device_keeps_its_name(context: Context, tmp_path: Path) -> None:
    assert build_context(choose_folders(str(tmp_path / "data"), {})).device == context.device
