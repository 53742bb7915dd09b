"""The command `learn all`, on fakes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

from app.application.build_dataset import BuildDataset
from app.application.ports.duel_dataset import Collection
from app.application.ports.model_registry import RegistryUnavailableError
from tests.cli_commands import run_with
from tests.fakes.fake_battle_simulator import FakeBattleSimulator
from tests.fakes.fake_duel_dataset import FakeDuelDataset
from tests.fakes.fake_model_registry import FakeModelRegistry
from tests.fakes.fake_model_trainer import FakeModelTrainer
from tests.fakes.fake_part_player import FakePartPlayer
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.fakes.fake_trainer_search import FakeTrainerSearch

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.application.compare_models import CompareModels
    from app.application.evaluate_model import EvaluateModel
    from app.application.ports.model_trainer import ModelTrainer
    from app.application.ports.part_player import PartPlayer
    from app.application.ports.trainer_search import TrainerSearch
    from app.application.train_model import TrainModel
    from tests.unit.evaluation_bench import Bench

STEPS = ("dataset", "train", "evaluate", "compare")


@dataclass(kw_only=True)
class FakeContainer:
    bench: Bench
    trainer: FakeModelTrainer = field(default_factory=FakeModelTrainer)
    there: FakeModelTrainer = field(default_factory=lambda: FakeModelTrainer(workers=2))
    """On a cluster."""
    player: FakePartPlayer = field(default_factory=FakePartPlayer)

    def pokedex_repository(self) -> FakePokedexRepository:
        return FakePokedexRepository(self.bench.pokedex)

    def lessons(self) -> FakeDuelDataset:
        return self.bench.lessons

    def dataset_builders(self) -> Mapping[Collection, Callable[..., BuildDataset]]:
        pokedex = self.bench.pokedex
        return {
            Collection.LESSONS: partial(
                BuildDataset, pokedex=pokedex, simulator=FakeBattleSimulator(pokedex), dataset=self.bench.lessons
            )
        }

    def cluster_players(self) -> Mapping[Collection, Callable[[str], PartPlayer]]:
        return {Collection.LESSONS: self._played_at}

    def _played_at(self, scheduler: str) -> PartPlayer:
        assert scheduler == "local"
        return self.player

    def cluster_trainer(self, scheduler: str) -> ModelTrainer:
        assert scheduler == "local"
        return self.there

    def trainer_search(self, *, grid: str) -> TrainerSearch:
        assert grid == "fast"
        return FakeTrainerSearch(self.trainer)

    def train_model(
        self, *, trainer: FakeModelTrainer | None = None, search: TrainerSearch | None = None
    ) -> TrainModel:
        return self.bench.train(trainer or self.trainer, search)

    def evaluate_model(self) -> EvaluateModel:
        return self.bench.evaluate

    def compare_models(self) -> CompareModels:
        return self.bench.compare


@pytest.fixture
def container(bench: Bench) -> FakeContainer:
    """Where nothing was ever made."""
    return FakeContainer(bench=replace(bench, lessons=FakeDuelDataset(), registry=FakeModelRegistry()))


def learn_all(container: FakeContainer, *options: str, duels: int = 600) -> int:
    return run_with(container, "learn", "all", "--quick", "--duels", str(duels), *options)


def skipped(said: str) -> list[str]:
    lines = [line for line in said.splitlines() if line.startswith("Step ")]
    assert [line.split()[4].strip(",:.") for line in lines] == list(STEPS)[: len(lines)]
    return [line.split()[4].strip(",:.") for line in lines if "already" in line]


def test_everything_is_made_once(container: FakeContainer, capsys: pytest.CaptureFixture[str]) -> None:
    assert learn_all(container) == 0
    assert skipped(capsys.readouterr().err) == []
    assert len(container.bench.registry.versions()) == 1

    assert learn_all(container) == 0
    assert skipped(capsys.readouterr().err) == list(STEPS)
    assert len(container.trainer.given) == len(container.bench.registry.versions()) == 1


@pytest.mark.parametrize(
    ("options", "duels", "still"),
    [
        ((), 700, []),
        (("--seed", "7"), 600, []),
        (("--tune",), 600, ["dataset", "compare"]),  # a version of its own, which has a report of its own
        (("--sample", "1000"), 600, ["dataset", "train"]),
    ],
)
def test_what_has_other_inputs_is_made_again(
    container: FakeContainer, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], duels: int, still: list[str]
) -> None:
    learn_all(container)
    capsys.readouterr()
    assert learn_all(container, *options, duels=duels) == 0

    assert skipped(capsys.readouterr().err) == still


def test_a_cluster_builds_the_lessons_and_trains(container: FakeContainer, capsys: pytest.CaptureFixture[str]) -> None:
    assert learn_all(container, "--scheduler", "local") == 0
    assert skipped(capsys.readouterr().err) == []
    assert container.player.closed
    assert (len(container.there.given), len(container.trainer.given)) == (1, 0)

    assert learn_all(container, "--scheduler", "local") == 0
    assert skipped(capsys.readouterr().err) == list(STEPS)


def test_a_search_does_not_go_to_a_cluster(container: FakeContainer, capsys: pytest.CaptureFixture[str]) -> None:
    assert learn_all(container, "--tune", "--scheduler", "local") == 2
    assert "--tune and --scheduler" in capsys.readouterr().err
    assert not container.player.closed


def test_an_interruption_leaves_the_steps_before_it(
    container: FakeContainer, capsys: pytest.CaptureFixture[str]
) -> None:
    container.bench.rival.failure = KeyboardInterrupt()
    assert learn_all(container) == 130
    container.bench.rival.failure = None
    capsys.readouterr()
    assert learn_all(container) == 0

    assert skipped(capsys.readouterr().err) == ["dataset", "train", "evaluate"]


def test_without_a_tracker_it_stops_after_the_training_and_goes_on_later(
    container: FakeContainer, capsys: pytest.CaptureFixture[str]
) -> None:
    container.bench.tracker.failure = RegistryUnavailableError("nobody answers")
    assert learn_all(container) == 1
    assert "learn sync" in capsys.readouterr().err
    assert learn_all(container) == 1
    assert "nobody answers" in capsys.readouterr().err
    container.bench.tracker.failure = None
    assert learn_all(container) == 0

    assert skipped(capsys.readouterr().err) == ["dataset", "train"]
    assert len(container.trainer.given) == 1
