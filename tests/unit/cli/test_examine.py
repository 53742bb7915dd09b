"""The commands `learn evaluate`, `learn compare` and `learn train`, on fakes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

import pytest

from app.application.ports.learner import MissingLibraryError
from app.application.ports.model_registry import RegistryUnavailableError
from app.presentation.cli.application import run_command
from app.presentation.cli.dependencies import Dependencies
from tests.fakes.fake_model_trainer import FakeModelTrainer
from tests.fakes.fake_trainer_search import FakeTrainerSearch

if TYPE_CHECKING:
    from pathlib import Path

    from fastapi import FastAPI

    from app.application.compare_models import CompareModels
    from app.application.deliver_trainings import DeliverTrainings
    from app.application.evaluate_model import EvaluateModel
    from app.application.ports.trainer_search import TrainerSearch
    from app.application.train_model import TrainModel
    from app.presentation.cli.dependencies import CliContainer
    from tests.unit.evaluation_bench import Bench


@dataclass(kw_only=True)
class FakeContainer:
    bench: Bench
    told_a_run: FakeModelTrainer = field(default_factory=FakeModelTrainer)
    alone: FakeModelTrainer = field(default_factory=FakeModelTrainer)
    tuned: FakeModelTrainer = field(default_factory=FakeModelTrainer)
    grids: list[str] = field(default_factory=list)

    def evaluate_model(self) -> EvaluateModel:
        return self.bench.evaluate

    def compare_models(self) -> CompareModels:
        return self.bench.compare

    def lone_trainer(self) -> FakeModelTrainer:
        return self.alone

    def trainer_search(self, *, grid: str) -> TrainerSearch:
        self.grids.append(grid)
        return FakeTrainerSearch(self.tuned)

    lone_trainer_search = trainer_search

    def train_model(
        self, *, trainer: FakeModelTrainer | None = None, search: TrainerSearch | None = None
    ) -> TrainModel:
        return self.bench.train(trainer or self.told_a_run, search)

    def deliver_trainings(self) -> DeliverTrainings:
        return self.bench.deliver


@pytest.fixture
def container(bench: Bench) -> FakeContainer:
    return FakeContainer(bench=bench)


def run(container: FakeContainer, *arguments: str) -> int:
    def create_app() -> FastAPI:
        raise AssertionError

    dependencies = Dependencies(
        container=cast("CliContainer", container), create_app=create_app, create_worker_app=create_app
    )
    return run_command(["learn", *arguments], dependencies)


def test_evaluate_shows_the_marks_and_says_where_the_report_is(
    container: FakeContainer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(container, "evaluate", "--quick", "--output", str(tmp_path)) == 0
    said = capsys.readouterr()
    assert "Model 1" in said.out
    assert str(tmp_path / "report.html") in said.err


def test_compare_shows_everybody_and_says_where_the_report_is(
    container: FakeContainer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(container, "compare", "--output", str(tmp_path)) == 0
    said = capsys.readouterr()
    assert "XGBoost" in said.out
    assert str(tmp_path / "report.html") in said.err


@pytest.mark.parametrize("command", ["evaluate", "compare"])
def test_ctrl_c_says_what_is_left(
    container: FakeContainer, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    container.bench.learner.failure = KeyboardInterrupt()
    assert run(container, command, "--output", str(tmp_path)) == 130
    said = capsys.readouterr().err
    assert "Stopped. What is done is in" in said
    assert str(tmp_path / "report.html") in said


def test_a_version_that_is_not_there_exits_with_1(container: FakeContainer, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(container, "evaluate", "--version", "99") == 1
    assert "has no model 99" in capsys.readouterr().err


def test_a_library_that_is_missing_exits_with_1(container: FakeContainer, capsys: pytest.CaptureFixture[str]) -> None:
    container.bench.rival.failure = MissingLibraryError("scikit-learn")
    assert run(container, "compare") == 1
    assert "pip install predictiondex[learn]" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [("evaluate", "--seed", "-1"), ("compare", "--seed", "x"), ("train", "--duels", "0"), ("train", "--grid", "x")],
)
def test_what_is_not_understood_exits_with_2(container: FakeContainer, arguments: tuple[str, ...]) -> None:
    assert run(container, *arguments) == 2


@pytest.mark.parametrize(
    ("options", "expected"),
    [((), "told_a_run"), (("--alone",), "alone"), (("--tune",), "tuned"), (("--tune", "--alone"), "tuned")],
)
def test_train_uses_the_trainer_that_was_asked_for(
    container: FakeContainer, options: tuple[str, ...], expected: str
) -> None:
    assert run(container, "train", "--duels", "300", *options) == 0
    used = {name: len(getattr(container, name).given) for name in ("told_a_run", "alone", "tuned")}
    assert used == dict.fromkeys(used, 0) | {expected: 1}


def test_train_says_how_to_stage_and_promote(container: FakeContainer, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(container, "train") == 0
    said = capsys.readouterr()

    assert "log loss" in said.out
    assert "predictiondex model promote 2 --to staging" in said.err
    assert "predictiondex model promote 2 --to production" in said.err


@pytest.mark.parametrize("grid", ["fast", "extended"])
def test_tuning_says_how_many_models_it_teaches(
    container: FakeContainer, capsys: pytest.CaptureFixture[str], grid: str
) -> None:
    assert run(container, "train", "--tune", "--grid", grid) == 0

    assert container.grids == [grid]
    assert "teaches 3 models" in capsys.readouterr().err


def test_a_training_whose_tracker_is_away_is_kept_and_done(
    container: FakeContainer, capsys: pytest.CaptureFixture[str]
) -> None:
    container.bench.tracker.failure = RegistryUnavailableError("nobody answers")
    assert run(container, "train") == 0
    said = capsys.readouterr().err

    assert "Warning: The model is not registered yet." in said
    assert "nobody answers" in said
    assert "predictiondex learn sync" in said
    assert "model promote" not in said


def test_sync_registers_what_waits_and_shows_it(container: FakeContainer, capsys: pytest.CaptureFixture[str]) -> None:
    container.bench.tracker.failure = RegistryUnavailableError("nobody answers")
    run(container, "train")
    assert run(container, "sync") == 1
    assert "still waits" in capsys.readouterr().out
    container.bench.tracker.failure = None
    assert run(container, "sync") == 0
    assert "registered" in capsys.readouterr().out
    assert run(container, "sync") == 0
    assert "No training waits." in capsys.readouterr().err


def test_a_foreign_model_is_refused_until_it_is_asked_for(
    container: FakeContainer, capsys: pytest.CaptureFixture[str]
) -> None:
    (run_id,) = container.bench.tracker.runs
    made = container.bench.tracker.runs[run_id]
    container.bench.tracker.runs[run_id] = replace(made, parameters={**made.parameters, "lessons": "0123456789abcdef"})
    assert run(container, "evaluate", "--quick") == 1
    assert "the lessons had checksum 0123456789ab, and what lies there has" in " ".join(capsys.readouterr().err.split())
    assert run(container, "evaluate", "--quick", "--foreign") == 0
    assert container.bench.writer.written[-1][0].facts["the model's own lessons"] == "checksum 0123456789ab"
