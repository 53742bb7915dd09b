"""The life of a model on the server of a team, which is killed at each step, started again, and loses its database."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from app.application.ports.duel_dataset import Collection
from app.application.ports.model_registry import RegistryUnavailableError
from app.application.ports.promotion_log import PromotionUnderWayError
from app.domain.registry.promotion import Place
from tests.deadly_client import Dies
from tests.following_server import QUICK, answer_of, answering, model_state, wait_until
from tests.integration.learning.mlflow_store import empty
from tests.postgres_server import unreachable
from tests.real_server import running
from tests.team_of_models import TeamOfModels

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.model import ModelArtefact
    from app.infrastructure.learning.xgboost_trainer import XGBoostTrainer
    from tests.mlflow_server import MlflowServer
    from tests.real_server import RealServer

ALIAS_MOVES = "set_registered_model_alias"


@pytest.fixture
def folder(trained_folder: Path, tmp_path: Path) -> Path:
    """With duels to learn from, and nothing else yet."""
    for collection in Collection:
        shutil.copytree(trained_folder / collection, tmp_path / collection)
    return tmp_path


@pytest.fixture
def team(
    team_server: MlflowServer, postgres_database: str, folder: Path, trainer: XGBoostTrainer, pokedex: Pokedex
) -> Iterator[TeamOfModels]:
    team = TeamOfModels(folder=folder, database=postgres_database, server=team_server, trainer=trainer)
    empty(team.container.mlflow())
    team.bring(pokedex)
    yield team
    team.close()
    if team_server.status_of("/health") is None:
        team_server.start()


def serving(team: TeamOfModels, name: str) -> AbstractContextManager[RealServer]:
    command = [sys.executable, "-m", "app", "serve", "--port", "0"]
    return running(command, environ=team.environment(**QUICK), log=team.folder / f"{name}.log")


def train(team: TeamOfModels) -> ModelArtefact:
    """Lose the server when it has registered the first version, before it can say so."""
    with team.dies_at("create_model_version", Dies.AFTER):
        training = team.train(seed=1)
    assert training.model is None
    assert isinstance(training.failure, RegistryUnavailableError)
    assert team.container.training_outbox().waiting() == [training.run.key]

    team.server.start()
    (delivery,) = team.container.deliver_trainings()()
    (model,) = team.container.model_registry().versions()
    assert delivery.model == model
    assert (model.version, str(model.semantic), model.checksum) == ("1", "1.0.0", training.run.artefact.checksum)
    assert team.container.training_outbox().waiting() == []
    assert team.tagged_metrics("1") == {
        name: pytest.approx(training.run.metrics[f"model.{name}"], rel=1e-5)
        for name in ("log_loss", "brier", "mae", "accuracy")
    }
    assert (team.holders(), team.history()) == ({}, [])
    return training.run.artefact


def stage(team: TeamOfModels) -> None:
    with team.dies_at(ALIAS_MOVES), pytest.raises(RegistryUnavailableError, match="nothing answers at"):
        team.container.promote_model()("1", Place.STAGING, by="a test")
    assert team.history() == []
    with pytest.raises(PromotionUnderWayError, match="a test began it at"):
        team.container.promote_model()("1", Place.STAGING, by="a test")

    team.server.start()
    assert team.holders() == {}
    team.settle()
    assert team.history() == []
    assert "Model version 1 is in staging" in team.done("model", "promote", "1", "--to", "staging")
    assert team.holders() == {"staging": "1"}


def promote(team: TeamOfModels) -> None:
    assert "Model version 1 is in production" in team.done("model", "promote", "1.0.0", "--to", "production")
    assert team.holders() == {"production": "1"}
    assert team.history() == [("staging", "1"), ("production", "1")]


def train_another(team: TeamOfModels, server: RealServer) -> None:
    """Lose the server while the second version is delivered, and another one answers."""
    with team.dies_at("log_inputs"):
        training = team.train(seed=2, duels=1000)
    assert training.model is None
    assert isinstance(training.failure, RegistryUnavailableError)
    assert "nothing answers at" in team.refused("learn", "sync")
    assert team.container.training_outbox().waiting() == [training.run.key]
    answers_alone(team, server)

    team.server.start()
    assert "registered" in team.done("learn", "sync")
    assert team.container.training_outbox().waiting() == []
    versions = team.container.model_registry().versions()
    assert [one.checksum for one in versions][:-1] == [training.run.artefact.checksum]
    assert wait_until(lambda: model_state(server) == "version 1")


def answers_alone(team: TeamOfModels, server: RealServer) -> None:
    """Without its registry, a process answers as before, and a new one from the cache."""
    assert wait_until(lambda: "cannot be reached" in model_state(server))
    assert model_state(server).startswith("version 1; ")
    with serving(team, "new") as new:
        assert model_state(new).startswith("version 1 from the cache; ")
        assert answer_of(new)["win_probability"] == answer_of(server)["win_probability"]
        assert answering(new) == "1"


def lose_the_database(team: TeamOfModels, server: RealServer) -> None:
    """The registry's server answers, but its database does not; what is promoted afterwards is followed again."""
    with unreachable(team.server.database):
        assert wait_until(lambda: model_state(server).startswith("version 1; "))
        assert team.server.status_of("/health") == 200
        assert answering(server) == "1"
        with pytest.raises(RegistryUnavailableError):
            team.container.model_registry().versions()
    assert wait_until(lambda: model_state(server) == "version 1")


def promote_another(team: TeamOfModels, server: RealServer) -> None:
    """Lose the server when it has moved the alias, before it can say so."""
    promote = team.container.promote_model()
    promote("2", Place.STAGING, by="a test", force=True, reason="It shall differ.")
    with team.dies_at(ALIAS_MOVES, Dies.AFTER), pytest.raises(RegistryUnavailableError):
        promote("2", Place.PRODUCTION, by="a test", force=True, reason="It shall differ.")
    assert team.history()[-1] == ("staging", "2")
    assert answering(server) == "1"

    team.server.start()
    assert wait_until(lambda: answering(server) == "2")
    team.settle()
    assert team.history()[-1] == ("production", "2")
    assert team.holders() == {"production": "2", "previous": "1"}


def roll_back(team: TeamOfModels, server: RealServer, first: ModelArtefact) -> None:
    before = team.history()
    with team.dies_at(ALIAS_MOVES), pytest.raises(RegistryUnavailableError, match="nothing answers at"):
        team.container.roll_back_model()(by="a test")
    assert team.history() == before
    assert answering(server) == "2"

    team.server.start()
    assert team.holders() == {"production": "2", "previous": "1"}
    team.settle()
    assert "Model version 1 is in production again; 2 was" in team.done("model", "rollback", "--reason", "It differs.")
    assert wait_until(lambda: answering(server) == "1")
    assert team.history() == [*before, ("production", "1")]
    assert team.holders() == {"production": "1"}
    assert team.container.model_registry().load("1") == first
    assert team.container.promotion_log().history(limit=1)[0].checksum == first.checksum


def test_a_model_is_trained_staged_promoted_served_and_rolled_back_whenever_its_server_is_killed(
    team: TeamOfModels,
) -> None:
    first = train(team)
    stage(team)
    promote(team)
    with serving(team, "server") as server:
        said = answer_of(server)
        train_another(team, server)
        lose_the_database(team, server)
        promote_another(team, server)
        assert answer_of(server)["win_probability"] != said["win_probability"]
        roll_back(team, server, first)
        assert answer_of(server)["win_probability"] == said["win_probability"]
        assert server.stop() == 0
    assert "Traceback" not in server.log.read_text()
