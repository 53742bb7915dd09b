from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.application.build_dataset import BuildDataset
from app.application.ports.duel_dataset import DatasetPlan
from app.container.clustering import own_simulator
from app.domain.battle.engine.play import RULES_VERSION
from app.domain.prediction.draws import LESSONS, draws_version
from app.infrastructure.cluster.dask_cluster import DaskCluster
from app.infrastructure.cluster.dask_part_player import DaskPartPlayer
from app.infrastructure.learning.parquet_duel_dataset import ParquetDuelDataset

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.application.ports.battle_simulator import BattleSimulator
    from app.application.ports.duel_dataset import DatasetManifest
    from app.application.ports.part_player import PartPlayer
    from app.domain.pokedex.pokedex import Pokedex

PARTS: Final = 12


def small_plan(pokedex: Pokedex) -> DatasetPlan:
    return DatasetPlan(
        duels=PARTS * 100,
        battles=20,
        held_out_battles=40,
        seed=9,
        part_size=100,
        mixture=LESSONS,
        rules_version=RULES_VERSION,
        draws_version=draws_version(pokedex),
    )


def player_at(
    scheduler: str, simulator: Callable[[Pokedex], BattleSimulator] = own_simulator, *, workers: int | None = None
) -> DaskPartPlayer:
    return DaskPartPlayer(cluster=DaskCluster(scheduler, workers=workers), simulator=simulator)


def build(
    pokedex: Pokedex, folder: Path, cluster: PartPlayer | None, on_progress: Callable[[int], None] | None = None
) -> DatasetManifest:
    dataset = ParquetDuelDataset(folder / "lessons", folder / "parts", rules_version=RULES_VERSION, compression_level=1)
    builds = BuildDataset(pokedex=pokedex, simulator=own_simulator(pokedex), dataset=dataset, cluster=cluster)
    return builds(plan=small_plan(pokedex), on_progress=on_progress)
