from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.contracts.battle_simulator_contract import BattleSimulatorContract
from tests.fakes.fake_battle_simulator import FakeBattleSimulator

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex


class TestFakeBattleSimulator(BattleSimulatorContract):
    @pytest.fixture
    def simulator(self, pokedex: Pokedex) -> FakeBattleSimulator:
        return FakeBattleSimulator(pokedex)
