"""Makes what plays and learns on a cluster. Dask takes a while to load, and is installed only where it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.application.ports.cluster_errors import ClusterUnavailableError
from app.infrastructure.simulation.showdown_simulator import ShowdownSimulator
from app.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.application.ports.battle_simulator import BattleSimulator
    from app.application.ports.model_trainer import ModelTrainer
    from app.application.ports.part_player import PartPlayer
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.domain.pokedex.pokedex import Pokedex
    from app.infrastructure.cluster.dask_cluster import DaskCluster

_LOCAL: Final = "local"


def part_player(simulator: Callable[[Pokedex], BattleSimulator], scheduler: str = _LOCAL) -> PartPlayer:
    cluster = _cluster(scheduler)
    from app.infrastructure.cluster.dask_part_player import DaskPartPlayer

    return DaskPartPlayer(cluster=cluster, simulator=simulator)


def trainer(pokedex: PokedexRepository, doubt: float | None, scheduler: str = _LOCAL) -> ModelTrainer:
    cluster = _cluster(scheduler)
    from app.infrastructure.cluster.dask_xgboost_trainer import DaskXGBoostTrainer

    return DaskXGBoostTrainer(cluster=cluster, pokedex=pokedex, doubt=doubt)


def own_simulator(pokedex: Pokedex) -> BattleSimulator:
    """Return what plays on a worker, in one thread: the worker has others beside it."""
    from app.infrastructure.simulation.compiled_simulator import CompiledSimulator

    return CompiledSimulator(pokedex=pokedex, workers=1)


def reference_simulator(pokedex: Pokedex) -> BattleSimulator:
    """Return what plays on a worker, with the reference engine where that worker's own settings have it."""
    settings = Settings()
    return ShowdownSimulator(
        pokedex=pokedex,
        engine_folder=settings.engine_folder,
        workers=1,
        timeout_seconds=settings.simulator_timeout_seconds,
    )


def _cluster(scheduler: str) -> DaskCluster:
    try:
        from app.infrastructure.cluster.dask_cluster import DaskCluster
    except ModuleNotFoundError as error:
        remedy = "Run `pip install predictiondex[cluster]`, or use the environment of `make test`."
        raise ClusterUnavailableError(scheduler, f"{error.name} is not installed", remedy) from error
    return DaskCluster(scheduler)
