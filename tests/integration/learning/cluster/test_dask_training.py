from __future__ import annotations

import time
from typing import TYPE_CHECKING

import distributed
import numpy as np
import pytest

from app.domain.prediction.evaluation import score
from app.domain.prediction.splits import Fold, folds
from app.infrastructure.cluster.dask_cluster import DaskCluster
from app.infrastructure.cluster.dask_xgboost_trainer import DaskXGBoostTrainer
from app.infrastructure.cluster.growing import end_stuck
from app.infrastructure.learning.xgboost_learner import Boosting
from tests.contracts.model_trainer_contract import ModelTrainerContract
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.integration.learning.conftest import DOUBT, SMALL

if TYPE_CHECKING:
    from app.application.ports.model_trainer import ModelTrainer
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.labelled import LabelledDuels
    from app.domain.prediction.model import ModelArtefact
    from tests.dask_processes import DaskProcesses


def dask_trainer(
    pokedex: Pokedex, scheduler: str, *, workers: int | None = None, boosting: Boosting = SMALL
) -> DaskXGBoostTrainer:
    cluster = DaskCluster(scheduler, workers=workers)
    return DaskXGBoostTrainer(
        cluster=cluster, pokedex=FakePokedexRepository(pokedex), doubt=DOUBT, boosting=boosting, silence_seconds=10
    )


@pytest.fixture(scope="module")
def of_two(pokedex: Pokedex, processes: DaskProcesses, learn: LabelledDuels, calibrate: LabelledDuels) -> ModelArtefact:
    """What two workers make with seed 1."""
    return dask_trainer(pokedex, processes.address).train(learn=learn, calibrate=calibrate, seed=1)


class TestDaskXGBoostTrainer(ModelTrainerContract):
    @pytest.fixture
    def trainer(self, pokedex: Pokedex, processes: DaskProcesses) -> ModelTrainer:
        return dask_trainer(pokedex, processes.address)

    @pytest.fixture
    def artefact(self, of_two: ModelArtefact) -> ModelArtefact:
        return of_two


def test_one_worker_makes_the_same_model_as_no_cluster_to_the_byte(
    pokedex: Pokedex, learn: LabelledDuels, calibrate: LabelledDuels, artefact: ModelArtefact
) -> None:
    trainer = dask_trainer(pokedex, "local", workers=1)

    assert trainer.train(learn=learn, calibrate=calibrate, seed=1) == artefact


def test_two_workers_make_a_model_that_says_nearly_the_same(
    pokedex: Pokedex, trainer: ModelTrainer, lessons: LabelledDuels, artefact: ModelArtefact, of_two: ModelArtefact
) -> None:
    unseen = lessons.take(np.flatnonzero(folds(pokedex, lessons.duels) == Fold.TEST))
    here, there = (
        trainer.predictor(one, "1").predict(unseen.duels, pokedex).win_probability for one in (artefact, of_two)
    )
    losses = [score(each, unseen.tallies).log_loss for each in (here, there)]

    # Another seed changes these 2,000 lessons' model by 0.005 on average, and its log loss by 0.001.
    assert 0 < np.abs(here - there).mean() < 0.02
    assert losses[1] == pytest.approx(losses[0], abs=0.003)


def test_what_decides_the_model_counts_the_workers(pokedex: Pokedex, processes: DaskProcesses) -> None:
    assert dask_trainer(pokedex, processes.address).parameters["workers"] == "2"
    assert dask_trainer(pokedex, "local", workers=3).parameters["workers"] == "3"


def test_where_a_worker_is_killed_as_the_trees_grow_the_others_begin_anew(
    pokedex: Pokedex, processes: DaskProcesses, learn: LabelledDuels, calibrate: LabelledDuels
) -> None:
    processes.start_worker("victim")
    processes.wait_for_workers(3)
    long = dask_trainer(pokedex, processes.address, boosting=Boosting(rounds=150, max_depth=7))
    told: list[float] = []

    def kill_in_the_twentieth_round(share: float) -> None:
        told.append(share)
        if len(told) == 3 + 20:  # each of three workers tells once of the duels that it has seen
            processes.kill("victim")

    artefact = long.train(learn=learn, calibrate=calibrate, seed=1, on_progress=kill_in_the_twentieth_round)

    assert artefact == long.train(learn=learn, calibrate=calibrate, seed=1)
    # XGBoost may leave one of them waiting for the victim; it is ended then, and comes back where somebody starts it.
    assert long.parameters["workers"] in {"1", "2"}
    processes.start_again()
    processes.wait_for_workers(2)


def test_a_worker_that_nothing_wakes_is_ended(processes: DaskProcesses) -> None:
    processes.start_worker("sleeper")
    processes.wait_for_workers(3)
    with distributed.Client(processes.address) as client:
        sleeping = client.submit(time.sleep, 600, workers=["sleeper"], pure=False)
        while not any(client.processing().values()):
            time.sleep(0.05)
        time.sleep(0.5)  # until it has begun
        sleeping.cancel()
        before = set(client.scheduler_info(n_workers=-1)["workers"])
        end_stuck(client, 1)
        assert len(before - set(client.scheduler_info(n_workers=-1)["workers"])) == 1
    processes.kill("sleeper")
