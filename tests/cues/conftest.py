"""What tests of sound share: players that play nothing."""

import pytest

from tests.support.players import Install, Players, only_players


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Install:
    """Have only these players, and a voice that does this."""

    def players(*names: str, voice: str = "") -> Players:
        return only_players(monkeypatch, *names, voice=voice)

    return players
