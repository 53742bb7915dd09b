"""What goes wrong on a cluster is said in words that help."""

from __future__ import annotations

import os
import shutil
import signal
import time
from typing import TYPE_CHECKING

import pytest

from app.application.ports.battle_simulator import SimulationError
from app.application.ports.cluster_errors import ClusterUnavailableError, LostWorkersError, OtherCodeError
from app.domain.battle.engine.play import RULES_VERSION
from app.infrastructure.cluster.dask_cluster import DaskCluster
from tests.conftest import ROOT
from tests.dask_processes import dask_processes
from tests.fakes.fake_battle_simulator import FakeBattleSimulator
from tests.integration.learning.cluster.small_dataset import build, player_at
from tests.redis_server import free_port

if TYPE_CHECKING:
    from pathlib import Path

    from app.application.ports.battle_simulator import BattleSimulator
    from app.domain.pokedex.pokedex import Pokedex
    from tests.dask_processes import DaskProcesses


class FailingSimulator(FakeBattleSimulator):
    def __init__(self, pokedex: Pokedex) -> None:
        super().__init__(pokedex)
        self.failure = SimulationError("pikachu against ditto", "it hung")

    @property
    def rules_version(self) -> str:
        return RULES_VERSION


def deadly_simulator(pokedex: Pokedex) -> BattleSimulator:
    os.kill(os.getpid(), signal.SIGKILL)
    return FakeBattleSimulator(pokedex)


def test_where_nobody_listens_it_is_said_within_five_seconds(pokedex: Pokedex, tmp_path: Path) -> None:
    address, began = f"tcp://127.0.0.1:{free_port()}", time.monotonic()
    with pytest.raises(ClusterUnavailableError, match=f"{address} cannot be used: nobody answers"):
        build(pokedex, tmp_path, player_at(address))
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("address", ["localhost", "http://127.0.0.1:8786", ""])
def test_what_is_no_address_is_told_what_one_is(address: str) -> None:
    with pytest.raises(ClusterUnavailableError, match="neither local nor an address that begins with tcp:// or tls://"):
        DaskCluster(address)


def test_a_scheduler_without_workers_is_told_how_to_have_one(tmp_path: Path) -> None:
    with dask_processes(tmp_path) as alone:
        cluster = DaskCluster(alone.address, patience_seconds=3)
        with pytest.raises(ClusterUnavailableError, match=f"no workers. Start one: `dask worker {alone.address}`"):
            cluster.size  # noqa: B018 - it is asked for what it raises


def test_a_worker_with_other_code_is_refused(processes: DaskProcesses, pokedex: Pokedex, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "app", tmp_path / "app", ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
    with (tmp_path / "app" / "domain" / "prediction" / "draws.py").open("a") as draws:
        draws.write("\n# as it was last week\n")
    processes.start_worker("stranger", code=tmp_path)
    try:
        processes.wait_for_workers(3)
        with pytest.raises(OtherCodeError, match=r"the domain's source is .*, and here it is") as raised:
            build(pokedex, tmp_path, player_at(processes.address))
    finally:
        processes.kill("stranger")
    assert list(raised.value.differences) == ["the domain's source"]


def test_a_worker_without_our_code_is_named(processes: DaskProcesses, pokedex: Pokedex, tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "__init__.py").write_text("raise ImportError('this is not PredictionDex')")
    processes.start_worker("stranger", code=tmp_path)
    try:
        processes.wait_for_workers(3)
        with pytest.raises(ClusterUnavailableError, match=r"its worker tcp://.* does not have our code"):
            build(pokedex, tmp_path, player_at(processes.address))
    finally:
        processes.kill("stranger")


def test_a_duel_that_cannot_be_played_there_is_named_here(
    processes: DaskProcesses, pokedex: Pokedex, tmp_path: Path
) -> None:
    with pytest.raises(SimulationError, match="the duel pikachu against ditto: it hung") as raised:
        build(pokedex, tmp_path, player_at(processes.address, FailingSimulator))
    assert raised.value.duel == "pikachu against ditto"


def test_work_over_which_workers_are_lost_is_given_up(pokedex: Pokedex, tmp_path: Path) -> None:
    with dask_processes(tmp_path, allowed_failures=0) as fragile:
        fragile.start_worker("a")
        fragile.wait_for_workers(1)
        with pytest.raises(LostWorkersError, match="1 times, workers were lost"):
            build(pokedex, tmp_path, player_at(fragile.address, deadly_simulator))


def test_what_was_played_before_the_scheduler_was_lost_is_kept(pokedex: Pokedex, tmp_path: Path) -> None:
    told: list[int] = []
    with dask_processes(tmp_path) as fragile:
        fragile.start_worker("a")
        fragile.wait_for_workers(1)

        def lose_it(done: int) -> None:
            told.append(done)
            if len(told) == 1:
                fragile.kill("scheduler")

        with pytest.raises(ClusterUnavailableError, match=r"it was lost\. Run the same command again"):
            build(pokedex, tmp_path, player_at(fragile.address), lose_it)
    again: list[int] = []
    build(pokedex, tmp_path, None, again.append)

    assert again[0] >= told[-1] > 0
