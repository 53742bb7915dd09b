"""A server that follows the registry: as models are exchanged, and as the registry goes away."""

from __future__ import annotations

import json
import math
import shutil
import socket
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import httpx
import pytest

from app.domain.battle.combatant import Combatant
from app.domain.battle.lineup import line_up_duels
from app.domain.prediction.model import ModelArtefact
from app.domain.registry.model_version import Alias
from app.domain.registry.promotion import PromotionKind
from app.infrastructure.learning.xgboost_predictor import XGBoostPredictor
from tests.command_line import run
from tests.contracts.pokedex_variants import excerpt
from tests.following_server import DUEL, QUICK, answering, model_state, wait_until
from tests.integration.learning.mlflow_store import MAPPING_WARNING, new_store
from tests.real_server import environment, real_server, running
from tests.several_models import SeveralModels
from tests.switching import Load, otherwise_answered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.labelled import LabelledDuels
    from app.infrastructure.learning.xgboost_trainer import XGBoostTrainer
    from tests.real_server import RealServer

NO_CALIBRATION: Final = {"name": "none", "temperature": 1.0, "before": [], "after": []}

pytestmark = pytest.mark.filterwarnings(MAPPING_WARNING)


@pytest.fixture(scope="module")
def artefacts(
    trainer: XGBoostTrainer, learn: LabelledDuels, calibrate: LabelledDuels, artefact: ModelArtefact
) -> list[ModelArtefact]:
    """Three models that do not say the same."""
    halves = [learn.take(slice(start, None, 2)) for start in (0, 1)]
    return [artefact, *(trainer.train(learn=half, calibrate=calibrate, seed=1) for half in halves)]


@pytest.fixture(scope="module")
def three_models(
    pokedex: Pokedex, artefacts: list[ModelArtefact], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SeveralModels]:
    """The first one is in production."""
    folder = tmp_path_factory.mktemp("three models")
    new_store(folder)
    models = SeveralModels(folder=folder, pokedex=excerpt(pokedex), artefacts=artefacts)
    models.bring()
    models.promote("1")
    yield models
    models.close()


@pytest.fixture
def models(three_models: SeveralModels, tmp_path: Path) -> Iterator[SeveralModels]:
    """A copy of them, whose artefacts lie where they lay."""
    for file in three_models.folder.iterdir():
        if file.is_file():
            shutil.copy(file, tmp_path)
    models = replace(three_models, folder=tmp_path)
    yield models
    models.close()


def two_workers(models: SeveralModels) -> AbstractContextManager[RealServer]:
    command = [sys.executable, "-m", "app", "serve", "--port", "0", "--workers", "2"]
    limits = {"RATE_LIMIT_REQUESTS": "1000000", "RATE_LIMIT_SIMULATIONS": "1000000"}
    return running(command, environ=environment(models.folder, **QUICK, **limits), log=models.folder / "server.log")


def test_models_are_exchanged_under_load_and_every_answer_is_that_of_the_version_it_names(
    models: SeveralModels,
) -> None:
    with two_workers(models) as server, Load(address=server.address, pokedex=models.pokedex) as load:
        for switch in (partial(models.promote, "2"), partial(models.promote, "3"), models.roll_back):
            assert wait_until(lambda: len(load.answers) > 50)
            wanted = switch().version
            assert wait_until(partial(load.is_all_by, wanted, seconds=0.5))
    assert load.failures == []
    assert {one.version for one in load.answers} == {"1", "2", "3"}
    assert otherwise_answered(models.pokedex, models.predictors, load.answers) == []
    assert "Traceback" not in server.log.read_text()


@pytest.fixture
def cached(models: SeveralModels) -> SeveralModels:
    """With the model of a service that has run before."""
    models.container.follow_production()()
    return models


def damage(models: SeveralModels) -> None:
    (models.folder / "mlflow.db").write_bytes(b"no database " * 1000)


def remove(models: SeveralModels) -> None:
    (models.folder / "mlflow.db").unlink()


@pytest.mark.parametrize("harm", [damage, remove])
def test_without_its_registry_a_service_starts_with_the_last_good_model(
    cached: SeveralModels, harm: Callable[[SeveralModels], None]
) -> None:
    harm(cached)
    with real_server(cached.folder, prepare=False, **QUICK) as server:
        assert answering(server) == "1"
        assert model_state(server).startswith("version 1 from the cache; The")
        assert wait_until(lambda: "Following the model in production fails: The" in server.log.read_text())
    assert "Traceback" not in server.log.read_text()


def test_a_registry_that_never_answers_delays_the_start_by_no_more_than_it_may(cached: SeveralModels) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with real_server(cached.folder, prepare=False, **QUICK, MLFLOW_TRACKING_URI=address) as server:
            assert answering(server) == "1"
            assert "from the cache" in model_state(server)
            assert wait_until(lambda: "it has not answered within 0.5 s" in server.log.read_text())


def test_a_locked_registry_changes_nothing_and_is_followed_once_it_is_free(models: SeveralModels) -> None:
    with real_server(models.folder, prepare=False, **QUICK) as server:
        assert answering(server) == "1"
        with closing(sqlite3.connect(models.folder / "mlflow.db", isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            assert wait_until(lambda: "cannot be reached" in model_state(server))
            assert answering(server) == "1"
            other.execute("ROLLBACK")
        models.promote("2")
        assert wait_until(lambda: answering(server) == "2")
        assert wait_until(lambda: model_state(server) == "version 2")


def test_a_damaged_model_in_production_never_answers_and_is_rolled_back(models: SeveralModels) -> None:
    registry, log = models.container.model_registry(), models.container.promotion_log()
    broken = replace(models.artefacts[1], files={**models.artefacts[1].files, "win.ubj": b"damaged"})
    models.register(broken)
    with real_server(models.folder, prepare=False, **QUICK) as server:
        models.promote("4")
        with httpx.Client(base_url=server.address) as client:
            seen: set[str] = set()

            def is_rolled_back() -> bool:
                seen.add(client.post("/v1/predictions/duel", json=DUEL).json()["model_version"])
                return registry.aliased(Alias.PRODUCTION).version == "1"

            assert wait_until(is_rolled_back), server.log.read_text()
        assert wait_until(lambda: model_state(server) == "version 1")
    assert seen == {"1"}
    (last,) = log.history(Alias.PRODUCTION, limit=1)
    assert (last.kind, last.before, last.version) == (PromotionKind.AUTOMATIC_ROLLBACK, "4", "1")
    assert last.reason.startswith("failed tries in turn: ")
    assert "its win.ubj is not the one that its card.json describes" in server.log.read_text()


def rolled_back_because(models: SeveralModels) -> str:
    (last,) = models.container.promotion_log().history(Alias.PRODUCTION, limit=1)
    assert (last.kind, last.version) == (PromotionKind.AUTOMATIC_ROLLBACK, "1")
    return last.reason


def report_the_loser(address: str) -> None:
    """Say that the one has won who should have lost."""
    with httpx.Client(base_url=address, timeout=30) as client:
        said = client.post("/v1/predictions/duel", json=DUEL).json()
        winner = "b" if said["win_probability"] > 0.5 else "a"
        client.post(f"/v1/predictions/{said['prediction_id']}/outcome", json={"winner": winner}).raise_for_status()


def test_a_model_that_reported_outcomes_contradict_is_rolled_back(models: SeveralModels) -> None:
    with real_server(models.folder, prepare=False, **QUICK, WATCH_LEAST_OUTCOMES="20") as server:
        models.promote("2")
        assert wait_until(lambda: answering(server) == "2")
        for _ in range(20):
            report_the_loser(server.address)
        assert wait_until(lambda: answering(server) == "1"), server.log.read_text()
    assert rolled_back_because(models).startswith("surprise at reported outcomes: ")


def failing_at_the_duel(models: SeveralModels) -> ModelArtefact:
    """Return a model whose curve of calibration has a hole where this one duel lies."""
    files = dict(models.artefacts[1].files)
    card = json.loads(files["card.json"])
    chance = chance_of_the_duel(models, files, card | {"calibration": NO_CALIBRATION})
    holes = sorted({chance, 1 - chance})
    edges = [edge for hole in holes for edge in (hole - 1e-5, hole, hole + 1e-5)]
    before = [0.0, *edges, 1.0]
    after = [math.nan if one in holes else one for one in before]
    return with_card(files, card | {"calibration": NO_CALIBRATION | {"before": before, "after": after}})


def with_card(files: Mapping[str, bytes], card: Mapping[str, Any]) -> ModelArtefact:
    return ModelArtefact(files={**files, "card.json": json.dumps(card).encode()})


def chance_of_the_duel(models: SeveralModels, files: Mapping[str, bytes], card: Mapping[str, Any]) -> float:
    predictor = XGBoostPredictor(artefact=with_card(files, card), version="0", workers=1)
    a, b = (Combatant(pokemon=side["pokemon"], move=side["move"]) for side in DUEL.values())
    duel = line_up_duels(models.pokedex, [(a, b)])
    return float(predictor.predict(duel, models.pokedex).win_probability[0])


def test_a_model_that_leaves_questions_unanswered_is_rolled_back(models: SeveralModels) -> None:
    models.register(failing_at_the_duel(models))
    with real_server(models.folder, prepare=False, **QUICK, WATCH_LEAST_REQUESTS="10") as server:

        def status() -> int:
            return httpx.post(f"{server.address}/v1/predictions/duel", json=DUEL, timeout=30).status_code

        models.promote("4")
        assert wait_until(lambda: status() == 500)
        assert wait_until(lambda: status() == 200), server.log.read_text()
        assert answering(server) == "1"
    assert rolled_back_because(models).startswith("share of failed requests: ")


def test_a_challenger_answers_in_the_shadow_and_is_compared(models: SeveralModels) -> None:
    models.container.model_registry().point(Alias.STAGING, "2")
    with real_server(models.folder, prepare=False, **QUICK, SHADOW="true") as server:
        address = f"{server.address}/v1/models/staging/shadow"

        def duels() -> int:
            assert answering(server) == "1"
            return int(httpx.get(address).json()["duels"])

        assert wait_until(lambda: duels() > 3), server.log.read_text()
        found = httpx.get(address).json()
        assert server.stop() == 0
    said = run("model", "shadow", folder=models.folder)

    assert (found["version"], found["largest"][0]["champion_version"]) == ("2", "1")
    assert found["mean_difference"] > 0
    assert said.returncode == 0, said.stderr
    assert "Version 2 (1.0.1) has answered" in said.stdout
    assert "Where they differ most" in said.stdout
    assert "pikachu 50: thunderbolt" in said.stdout


def test_the_watch_can_be_asked_for(models: SeveralModels) -> None:
    said = run("model", "watch", folder=models.folder)

    assert said.returncode == 0, said.stderr
    assert "Version 1 (1.0.0), watched until" in said.stdout
    assert [name in said.stdout for name in ("failed tries in turn", "too few; 50 are enough", "good")] == [True] * 3
    unwatched = run("model", "watch", folder=models.folder, WATCH_MINUTES="0")
    assert "Nothing has come into production lately" in unwatched.stderr
