from __future__ import annotations

from typing import TYPE_CHECKING, Final

import distributed

from app.application.dataset_part import part_of
from app.application.ports.part_player import PartPlayer
from app.infrastructure.cluster.same_code import code, require_same_code_here

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping, Sequence

    from app.application.ports.battle_simulator import BattleSimulator
    from app.application.ports.duel_dataset import DatasetPlan
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.labelled import LabelledDuels
    from app.infrastructure.cluster.dask_cluster import DaskCluster

_RETRIES: Final = 2


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
            # Not scattered: what was scattered is lost with the last worker that has it, and a task is done again.
            there = client.submit(_received, pokedex, pure=False)
            parts = {
                client.submit(
                    _play, there, plan, number, self._simulator, code(), pure=False, retries=_RETRIES
                ): number
                for number in numbers
            }
            for future, part in distributed.as_completed(parts, with_results=True):
                yield parts.pop(future), part


def _received(pokedex: Pokedex) -> Pokedex:
    return pokedex


def _play(
    pokedex: Pokedex,
    plan: DatasetPlan,
    number: int,
    make_simulator: Callable[[Pokedex], BattleSimulator],
    ours: Mapping[str, str],
) -> LabelledDuels:
    require_same_code_here(ours)
    simulator = make_simulator(pokedex)
    try:
        return part_of(plan, number, pokedex, simulator)
    finally:
        simulator.close()
