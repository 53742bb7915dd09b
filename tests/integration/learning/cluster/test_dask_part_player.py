from __future__ import annotations

from typing import TYPE_CHECKING

import distributed
import pytest

from app.container.clustering import own_simulator
from tests.contracts.part_player_contract import PartPlayerContract
from tests.integration.learning.cluster.small_dataset import build, player_at, small_plan

if TYPE_CHECKING:
    from pathlib import Path

    from app.application.ports.battle_simulator import BattleSimulator
    from app.application.ports.duel_dataset import DatasetManifest
    from app.application.ports.part_player import PartPlayer
    from app.domain.pokedex.pokedex import Pokedex
    from tests.dask_processes import DaskProcesses


@pytest.fixture(scope="module")
def here(pokedex: Pokedex, tmp_path_factory: pytest.TempPathFactory) -> DatasetManifest:
    """What this process makes alone."""
    return build(pokedex, tmp_path_factory.mktemp("here"), None)


class TestDaskPartPlayer(PartPlayerContract):
    @pytest.fixture
    def player(self, processes: DaskProcesses) -> PartPlayer:
        return player_at(processes.address)

    @pytest.fixture
    def simulator(self, pokedex: Pokedex) -> BattleSimulator:
        return own_simulator(pokedex)


def test_a_cluster_of_one_that_is_made_here_plays_the_same_to_the_byte(
    pokedex: Pokedex, here: DatasetManifest, tmp_path: Path
) -> None:
    assert build(pokedex, tmp_path, player_at("local", workers=1)) == here


def test_two_workers_play_the_same_to_the_byte(
    pokedex: Pokedex, here: DatasetManifest, processes: DaskProcesses, tmp_path: Path
) -> None:
    told: list[int] = []

    assert build(pokedex, tmp_path, player_at(processes.address), told.append) == here
    assert told == [100 * done for done in range(1, 13)]


def test_a_worker_that_is_killed_amid_its_work_loses_no_duel(
    pokedex: Pokedex, here: DatasetManifest, processes: DaskProcesses, tmp_path: Path
) -> None:
    processes.start_worker("victim")
    processes.wait_for_workers(3)
    told: list[int] = []

    def kill_after_the_second_part(done: int) -> None:
        told.append(done)
        if len(told) == 2:
            processes.kill("victim")

    assert build(pokedex, tmp_path, player_at(processes.address), kill_after_the_second_part) == here
    assert told[-1] == here.plan.duels


def test_who_stops_early_leaves_the_cluster_idle(pokedex: Pokedex, processes: DaskProcesses) -> None:
    plan = small_plan(pokedex)
    parts = player_at(processes.address).play(plan, range(plan.parts), pokedex)
    next(parts)
    parts.close()

    with distributed.Client(processes.address) as client:
        assert client.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks)) == 0
