from __future__ import annotations

from typing import TYPE_CHECKING

import distributed

from app.application.dataset_part import part_of
from app.application.ports.part_player import PartPlayer
from app.domain.prediction.draws import draws_version
from app.infrastructure.cluster.same_code import code, require_same_code_here
from app.infrastructure.cluster.seeing import RETRIES, received

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping, Sequence

    from app.application.ports.battle_simulator import BattleSimulator
    from app.application.ports.duel_dataset import DatasetPlan
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.labelled import LabelledDuels
    from app.infrastructure.cluster.dask_cluster import DaskCluster


class DaskPartPlayer(PartPlayer):
    """Sends the workers the Pokédex once, and then the number of each part."""

    def __init__(self, *, cluster: DaskCluster, simulator: Callable[[Pokedex], BattleSimulator]) -> None:
        """`simulator` makes what plays on a worker; it is sent by its name, and plays in one thread."""
        self._cluster = cluster
        self._simulator = simulator

    def play(
        self, plan: DatasetPlan, numbers: Sequence[int], pokedex: Pokedex
    ) -> Generator[tuple[int, LabelledDuels], None, None]:
        with self._cluster.connected() as client:
            there = client.submit(received, pokedex, pure=False)
            parts = {
                client.submit(_play, there, plan, number, self._simulator, code(), pure=False, retries=RETRIES): number
                for number in numbers
            }
            for future in distributed.as_completed(parts):
                yield parts.pop(future), future.result()


def _play(
    pokedex: Pokedex,
    plan: DatasetPlan,
    number: int,
    make_simulator: Callable[[Pokedex], BattleSimulator],
    ours: Mapping[str, str],
) -> LabelledDuels:
    simulator = make_simulator(pokedex)
    try:
        rules, draws = (plan.rules_version, simulator.rules_version), (plan.draws_version, draws_version(pokedex))
        require_same_code_here(ours, rules=rules, draws=draws)
        return part_of(plan, number, pokedex, simulator)
    finally:
        simulator.close()
