from datetime import UTC, datetime, timedelta, timezone
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiptimer.storage.session_names import ALPHABET, is_session_id, new_session_id, random_token


def random() -> Random:
    return Random(1)  # noqa: S311 - the same names every time, and no secret


PROTOCOL_IDS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True).filter(
    lambda text: len(text) <= 60
)


def test_an_id_is_local_time_protocol_and_eight_random_characters() -> None:
    started_at = datetime(2026, 11, 23, 7, 18, 59, tzinfo=timezone(timedelta(hours=11)))
    session_id = new_session_id(started_at, "lateral-hip-isometric", random())
    head, token = session_id[:-8], session_id[-8:]
    assert head == "2026-11-23_0718_lateral-hip-isometric_"
    assert set(token) <= set(ALPHABET)


@given(st.datetimes(timezones=st.just(UTC)), PROTOCOL_IDS, st.randoms())
def test_every_new_id_is_one(started_at: datetime, protocol_id: str, source: Random) -> None:
    assert is_session_id(new_session_id(started_at, protocol_id, source))


def test_the_alphabet_has_no_digit_that_looks_like_a_letter() -> None:
    assert len(ALPHABET) == 32
    assert not set(ALPHABET) & set("0189")


def test_two_ids_of_the_same_minute_differ() -> None:
    source = random()
    assert len({random_token(source) for _ in range(1000)}) == 1000


@pytest.mark.parametrize("protocol_id", ["../x", "a/b", "", "A", "a--b", "-a", "a_b", "a" * 61])
def test_what_is_no_protocol_id_never_becomes_part_of_a_name(protocol_id: str) -> None:
    with pytest.raises(ValueError, match="no session can be named"):
        new_session_id(datetime(2026, 1, 1, tzinfo=UTC), protocol_id, random())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-11-23_0718_a_k3f7q2m",
        "2026-11-23_0718_a_k3f7q2mbb",
        "2026-11-23_0718_a_K3F7Q2MB",
        "2026-11-23_0718__k3f7q2mb",
        "2026-11-23_0718_a_k3f7q2mb\n",
        "2026-11-23_0718_a_k3f7q2mb.toml",
        "2026-11-23_0718_a_k3f7q2mb.sync-conflict-20261123",
        "../2026-11-23_0718_a_k3f7q2mb",
        "٢٠٢٦-11-23_0718_a_k3f7q2mb",
    ],
)
def test_other_texts_are_no_session_id(text: str) -> None:
    assert not is_session_id(text)


def test_a_digit_that_is_never_drawn_is_read_all_the_same() -> None:
    assert is_session_id("2026-11-23_0718_lateral-hip-isometric_k3f9q2mb")
