"""The shelf of protocols: own before shipped, and one bad file never takes the others away."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from hiptimer import catalogue
from hiptimer.errors import (
    MissingFileError,
    ProtocolError,
    ShippedProtocolError,
    TakenError,
    UnknownProtocolError,
    UnreadableError,
)
from hiptimer.runner.library import Library, Shelf
from hiptimer.storage.protocols import ProtocolStore
from hiptimer.storage.trash import Trash

EXERCISES = catalogue.load_exercises()
SHORT, WHOLE = "lateral-hip-isometric-short", "lateral-hip-isometric"
SHIPPED = {id_: catalogue.shipped_documents()[id_] for id_ in (SHORT, WHOLE)}


def store(folder: Path) -> ProtocolStore:
    return ProtocolStore(folder, Trash(folder.parent / "trash"))


def own(name: str) -> str:
    """Write an own protocol of that name."""
    return f'format = 1\nname = "{name}"\n[[exercise]]\nid = "band-bridge"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "protocols"
    path.mkdir()
    return path


@pytest.fixture
def library(folder: Path) -> Library:
    return Library(store(folder), EXERCISES, SHIPPED)


def ids(shelf: Shelf) -> list[tuple[str, bool]]:
    """Give the ids of a shelf, and whether each is the person's own."""
    return [(shelved.protocol.id, shelved.own) for shelved in shelf.protocols]


def test_a_newcomer_finds_the_shipped_protocols(tmp_path: Path) -> None:
    shelf = Library(store(tmp_path / "none"), EXERCISES, SHIPPED).all()
    assert ids(shelf) == [(SHORT, False), (WHOLE, False)]
    assert shelf.problems == ()


def test_own_protocols_come_first_by_name(folder: Path, library: Library) -> None:
    for stem, name in (("a", "My left hip"), ("b", "both"), ("c", "My left hip")):
        (folder / f"{stem}.toml").write_text(own(name), encoding="utf-8")
    assert ids(library.all()) == [
        *(("b", True), ("a", True), ("c", True)),
        *((SHORT, False), (WHOLE, False)),
    ]


def test_shipped_protocols_come_in_the_order_of_their_stages(folder: Path) -> None:
    head = {"format": 1, "name": "X", "exercise": [{"id": "band-bridge"}]}
    stages = ("kinetic-chain", "dynamic", "mobility", "isometric", "dynamic")
    shipped = {f"s{n}": {**head, "stage": stage} for n, stage in enumerate(stages)}
    shelf = Library(store(folder), EXERCISES, shipped).all()
    assert ids(shelf) == [(name, False) for name in ("s2", "s3", "s1", "s4", "s0")]


def test_an_own_protocol_hides_the_shipped_one_of_its_id(folder: Path, library: Library) -> None:
    (folder / f"{WHOLE}.toml").write_text(own("Mine"), encoding="utf-8")
    assert ids(library.all()) == [(WHOLE, True), (SHORT, False)]
    assert library.get(WHOLE).name == "Mine"


def test_an_own_protocol_hides_the_shipped_one_even_while_it_is_damaged(
    folder: Path, library: Library
) -> None:
    (folder / f"{WHOLE}.toml").write_text("format = 1", encoding="utf-8")
    shelf = library.all()
    assert ids(shelf) == [(SHORT, False)]
    assert [problem.path.stem for problem in shelf.problems] == [WHOLE]
    with pytest.raises(ProtocolError):
        library.get(WHOLE)


def test_protocols_that_cannot_be_read_are_reported_beside_the_others(
    folder: Path, library: Library
) -> None:
    (folder / "good.toml").write_text(own("Good"), encoding="utf-8")
    (folder / "damaged.toml").write_text("format = ", encoding="utf-8")
    (folder / "folder.toml").mkdir()
    (folder / "newer.toml").write_text("format = 2", encoding="utf-8")
    (folder / "Wrong Name.toml").write_text(own("X"), encoding="utf-8")
    shelf = library.all()
    assert ids(shelf) == [("good", True), (SHORT, False), (WHOLE, False)]
    problems = {problem.path.name: problem.problem for problem in shelf.problems}
    assert set(problems) == {"damaged.toml", "folder.toml", "newer.toml", "Wrong Name.toml"}
    assert "newer hiptimer" in problems["newer.toml"]


def test_a_folder_that_cannot_be_listed_leaves_the_shipped_protocols(tmp_path: Path) -> None:
    (tmp_path / "protocols").touch()
    library = Library(store(tmp_path / "protocols"), EXERCISES, SHIPPED)
    shelf = library.all()
    assert ids(shelf) == [(SHORT, False), (WHOLE, False)]
    assert [problem.path.name for problem in shelf.problems] == ["protocols"]
    assert library.get(SHORT) == shelf.protocols[0].protocol
    with pytest.raises(UnreadableError, match="can't be listed"):
        library.get("my-hip")


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("lateral-hip", "did you mean lateral-hip-isometric"),
        ("zzz", "there is my-hip, lateral-hip-isometric-short, lateral-hip-isometric"),
        ("\x1b[2J", "\N{REPLACEMENT CHARACTER}"),
        ("../protocols/my-hip", "there is no protocol"),
        ("My-hip", "did you mean my-hip?"),
    ],
)
def test_an_id_that_no_protocol_has_is_reported_with_the_ids_there_are(
    folder: Path, library: Library, asked: str, hint: str
) -> None:
    (folder / "my-hip.toml").write_text(own("My hip"), encoding="utf-8")
    with pytest.raises(UnknownProtocolError) as caught:
        library.get(asked)
    assert hint in str(caught.value)
    assert "\x1b" not in str(caught.value)


def test_a_file_from_anywhere_can_be_read(tmp_path: Path, library: Library) -> None:
    path = tmp_path / "From my physio.toml"
    path.write_text(own("From my physio"), encoding="utf-8")
    protocol = library.read_file(path)
    assert protocol.id == "from-my-physio"
    assert protocol.exercises[0].guide is EXERCISES["band-bridge"]
    with pytest.raises(MissingFileError):
        library.read_file(tmp_path / "none.toml")


def test_the_protocol_of_a_stored_session_gets_its_guides_again(library: Library) -> None:
    protocol = library.get(SHORT)
    stored = replace(
        protocol, exercises=tuple(replace(exercise, guide=None) for exercise in protocol.exercises)
    )
    assert library.with_guides(stored) == protocol


def test_a_shipped_protocol_can_not_be_removed_and_says_so(library: Library) -> None:
    with pytest.raises(ShippedProtocolError, match="comes with hiptimer and can't be removed"):
        library.remove(SHORT)


def test_an_own_protocol_that_hides_a_shipped_one_can_be_removed(
    folder: Path, library: Library
) -> None:
    path = folder / f"{SHORT}.toml"
    path.write_text(own("Mine"), encoding="utf-8")
    removed = library.remove(SHORT)
    assert library.get(SHORT).name != "Mine"
    library.store.restore(removed)
    assert library.get(SHORT).name == "Mine"


def test_a_new_id_is_neither_an_own_nor_a_shipped_one(folder: Path, library: Library) -> None:
    (folder / "My-Hip.toml").touch()
    assert library.new_id("My hip") == "my-hip-2"
    assert library.new_id(SHORT) == f"{SHORT}-2"


def test_the_document_of_an_own_protocol_is_given_with_its_mistakes(
    folder: Path, library: Library
) -> None:
    (folder / f"{WHOLE}.toml").write_text("sets = 3", encoding="utf-8")
    assert library.document(WHOLE) == {"sets": 3}
    assert library.document(SHORT) == SHIPPED[SHORT]
    with pytest.raises(UnknownProtocolError, match=f"did you mean {SHORT}"):
        library.document("lateral-hip-isometric-shor")


def test_ids_are_listed_without_reading_a_file(folder: Path, library: Library) -> None:
    for name in ("b", "a", SHORT, "No id", "nul"):
        (folder / f"{name}.toml").write_text("damaged", encoding="utf-8")
    assert library.ids() == ("a", "b", SHORT, WHOLE)


def test_a_new_protocol_hides_no_shipped_one_unasked(folder: Path, library: Library) -> None:
    with pytest.raises(TakenError, match="comes with hiptimer, and would be hidden"):
        library.add(SHORT, own("Mine"))
    assert list(folder.iterdir()) == []
    library.store.replace(SHORT, own("Mine"))
    assert library.get(SHORT).name == "Mine"
    library.add("mine", own("Mine"))
    with pytest.raises(TakenError, match='you already have a protocol "mine"'):
        library.add("mine", own("Other"))
