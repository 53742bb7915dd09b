from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.application.build_dataset import BuildDataset
from app.domain.prediction.draws import draws_version
from app.infrastructure.learning.parquet_duel_dataset import ParquetDuelDataset
from app.infrastructure.simulation.showdown_simulator import ShowdownSimulator
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.domain.pokedex.pokedex import Pokedex


@pytest.fixture
def simulator(pokedex: Pokedex) -> Iterator[ShowdownSimulator]:
    engine = ROOT / "app" / "infrastructure" / "simulation" / "showdown"
    simulator = ShowdownSimulator(pokedex=pokedex, engine_folder=engine)
    yield simulator
    simulator.close()


def test_the_bundled_duels_are_those_that_the_command_makes(
    pokedex: Pokedex, simulator: ShowdownSimulator, tmp_path: Path
) -> None:
    bundled = ParquetDuelDataset(ROOT / "data" / "duels", tmp_path / "unused")
    plan = bundled.manifest().plan
    assert (plan.rules_version, plan.draws_version) == (simulator.rules_version, draws_version(pokedex))
    kept = bundled.load(pokedex).take(np.arange(plan.part_size))
    fresh = ParquetDuelDataset(tmp_path / "duels", tmp_path / "parts")
    build = BuildDataset(pokedex=pokedex, simulator=simulator, dataset=fresh)
    build(plan=replace(plan, duels=plan.part_size))
    made = fresh.load(pokedex)
    assert made.kind.tolist() == kept.kind.tolist()
    for mine, theirs in ((made.duels.a, kept.duels.a), (made.duels.b, kept.duels.b), (made.tallies, kept.tallies)):
        for name in theirs.__slots__:
            assert np.array_equal(getattr(mine, name), getattr(theirs, name)), (
                f"{name} is another than the rules and draws of today make: run `make dataset`"
            )
