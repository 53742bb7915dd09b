from __future__ import annotations

import pytest

from tests.contracts.duel_player_contract import DuelPlayerContract
from tests.fakes.fake_duel_player import FakeDuelPlayer


class TestFakeDuelPlayer(DuelPlayerContract):
    @pytest.fixture
    def player(self) -> FakeDuelPlayer:
        return FakeDuelPlayer()
