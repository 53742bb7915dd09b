from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.infrastructure.learning.parquet_duel_dataset import ParquetDuelDataset
from app.infrastructure.simulation.compiled_simulator import CompiledSimulator
from app.infrastructure.simulation.showdown_simulator import RULES_VERSION
from tests.conftest import ROOT
from tests.contracts.battle_simulator_contract import BattleSimulatorContract

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.pokedex.pokedex import Pokedex

BATTLES = 1000


class TestCompiledSimulator(BattleSimulatorContract):
    @pytest.fixture
    def simulator(self, pokedex: Pokedex) -> CompiledSimulator:
        return CompiledSimulator(pokedex=pokedex)


def test_its_win_shares_are_those_of_the_reference_but_for_chance(pokedex: Pokedex, tmp_path: Path) -> None:
    dataset = ParquetDuelDataset(ROOT / "data" / "reference", tmp_path, rules_version=RULES_VERSION)
    reference = dataset.load(pokedex).take(np.arange(20_000))
    theirs, played = reference.tallies.win_share, reference.tallies.battles
    ours = CompiledSimulator(pokedex=pokedex).simulate(reference.duels, battles=BATTLES, seed=3).win_share
    pooled = (ours * BATTLES + theirs * played) / (BATTLES + played)
    both = BATTLES + played
    expected = pooled * (1 - pooled) * (1 / BATTLES + 1 / played) * both / (both - 1)
    assert np.mean((ours - theirs) ** 2) / np.mean(expected) == pytest.approx(1, abs=0.04)
    assert (ours == theirs)[expected == 0].all()
