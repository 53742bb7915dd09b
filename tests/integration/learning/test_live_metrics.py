"""What two real workers measure, as whoever scrapes them sees it."""

from __future__ import annotations

import os
import signal
import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.parser import text_string_to_metric_families

from app.application.ports.import_history import ImportOutcome
from app.application.ports.pokedex_repository import ImportSummary
from app.infrastructure.monitoring.catalogue import CATALOGUE, Kind
from app.infrastructure.monitoring.prometheus_worker_books import BOOKS
from tests.contracts.pokedex_variants import excerpt
from tests.following_server import QUICK, wait_until
from tests.integration.learning.mlflow_store import MAPPING_WARNING, new_store
from tests.monitoring_reports import DRIFT, QUALITY
from tests.real_server import environment, running
from tests.several_models import SeveralModels
from tests.switching import questions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.labelled import LabelledDuels
    from app.domain.prediction.model import ModelArtefact
    from app.infrastructure.learning.xgboost_trainer import XGBoostTrainer
    from tests.real_server import RealServer

    Labels = frozenset[tuple[str, str]]

pytestmark = pytest.mark.filterwarnings(MAPPING_WARNING)

ROUNDS = 10
"""Each asks the six questions that `questions` asks in turn."""
PREDICTIONS = {"duel": 1, "best-move": 1, "duels": 3, "counters": 3, "team-matchup": 2}
CONNECTIONS = 15
"""That a process keeps to its database at most."""


@pytest.fixture(scope="module")
def artefacts(
    trainer: XGBoostTrainer, learn: LabelledDuels, calibrate: LabelledDuels, artefact: ModelArtefact
) -> list[ModelArtefact]:
    return [artefact, trainer.train(learn=learn.take(slice(0, None, 2)), calibrate=calibrate, seed=1)]


@pytest.fixture(scope="module")
def models(
    pokedex: Pokedex, artefacts: list[ModelArtefact], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SeveralModels]:
    """The first is in production; every job has run."""
    folder = tmp_path_factory.mktemp("measured")
    new_store(folder)
    models = SeveralModels(folder=folder, pokedex=excerpt(pokedex), artefacts=artefacts)
    models.bring()
    models.promote("1")
    imports, monitoring = models.container.import_history(), models.container.monitoring_history()
    imports.loaded(imports.begin("bundled"), ImportSummary(changes={}, revision=1))
    imports.failed(imports.begin("bundled"), ImportOutcome.FAILED, "The source slept.")
    monitoring.add(DRIFT)
    monitoring.add(QUALITY)
    yield models
    models.close()


@pytest.fixture(scope="module")
def server(models: SeveralModels) -> Iterator[RealServer]:
    command = [sys.executable, "-m", "app", "serve", "--port", "0", "--workers", "2"]
    environ = environment(models.folder, **QUICK, SIMULATIONS_AT_ONCE="1")
    with running(command, environ=environ, log=models.folder / "server.log") as server:
        assert wait_until(lambda: total(scrape(server), "worker_processes") == 2, seconds=60)
        yield server


def scrape(server: RealServer) -> Mapping[str, Mapping[Labels, float]]:
    text = httpx.get(f"{server.address}/metrics", timeout=30).raise_for_status().text
    found: dict[str, dict[Labels, float]] = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            found.setdefault(sample.name.removeprefix("predictiondex_"), {})[frozenset(sample.labels.items())] = (
                sample.value
            )
    return found


def total(found: Mapping[str, Mapping[Labels, float]], name: str, **labels: str) -> float:
    return sum(value for has, value in found.get(name, {}).items() if labels.items() <= dict(has).items())


def books_of(server: RealServer) -> Path:
    """Return the folder that the workers were started with."""
    environ = Path(f"/proc/{server.workers()[0]}/environ").read_bytes().decode().split("\0")
    (folder,) = (one.partition("=")[2] for one in environ if one.startswith(f"{BOOKS}="))
    return Path(folder)


def counted_by(books: Path, pid: int) -> float:
    """Return how many predictions this worker has written down."""
    metrics = {one.name: one for one in MultiProcessCollector.merge([str(books / f"counter_{pid}.db")])}
    return sum(float(one.value) for one in metrics["predictiondex_predictions"].samples)


def ask_all(server: RealServer, models: SeveralModels) -> None:
    # A new connection for each question, so that both workers are asked.
    limits = httpx.Limits(max_keepalive_connections=0)
    with httpx.Client(base_url=server.address, timeout=30, limits=limits) as client:
        for path, question in islice(questions(models.pokedex, 7), ROUNDS * 6):
            client.post(path, json=question).raise_for_status()


@pytest.fixture(scope="module")
def asked(server: RealServer, models: SeveralModels) -> RealServer:
    ask_all(server, models)
    return server


def test_every_request_is_counted_once_over_both_workers(asked: RealServer) -> None:
    found = scrape(asked)

    for question, predictions in PREDICTIONS.items():
        route = f"/v1/predictions/{question}"
        assert total(found, "http_requests_total", route=route, method="POST", status="200") == ROUNDS
        assert total(found, "http_request_duration_seconds_count", route=route) == ROUNDS
        assert total(found, "prediction_duration_seconds_count", question=question) == ROUNDS
        assert total(found, "predictions_total", question=question) == ROUNDS * predictions
    assert total(found, "prediction_probability_count", model_version="1") == ROUNDS * sum(PREDICTIONS.values())
    assert total(found, "prediction_probability_count", scenario="worst_case") == ROUNDS
    assert total(found, "simulator_battles_total", engine="own") == ROUNDS * 20
    assert total(found, "http_requests_in_progress", route="/v1/predictions/duel") == 0
    each = [counted_by(books_of(asked), pid) for pid in asked.workers()]
    assert all(each)
    assert sum(each) == ROUNDS * sum(PREDICTIONS.values())


def test_every_metric_of_the_catalogue_is_there(asked: RealServer) -> None:
    def is_complete() -> bool:
        found = scrape(asked)
        shown = {spec.name: found.get(_sample(spec.name, spec.kind)) for spec in CATALOGUE.values()}
        return all(shown.values())

    assert wait_until(is_complete)
    names = {name for name in scrape(asked) if not name.endswith(("_bucket", "_sum", "_count"))}
    assert {f"predictiondex_{name}" for name in names} <= CATALOGUE.keys()


def _sample(name: str, kind: Kind) -> str:
    return name.removeprefix("predictiondex_") + ("_bucket" if kind is Kind.HISTOGRAM else "")


def test_states_are_those_of_both_workers(asked: RealServer) -> None:
    written = ROUNDS * sum(PREDICTIONS.values())
    assert wait_until(lambda: total(scrape(asked), "writer_written_total") == written)
    found = scrape(asked)

    assert total(found, "worker_processes") == 2
    assert total(found, "database_pool_limit") == 2 * CONNECTIONS
    assert total(found, "writer_queue_capacity") == 2 * 20_000
    assert found["model_info"] == {frozenset({("model_version", "1"), ("semantic_version", "1.0.0")}): 1}
    assert [total(found, name) for name in ("model_available", "database_up", "atlas_ready")] == [1, 1, 0]
    assert (total(found, "job_failed", job="etl"), total(found, "job_failed", job="drift")) == (1, 0)
    assert total(found, "drift_verdict", verdict="population_shift") == 1
    memory = [int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in asked.workers()]
    expected = sum(memory) * os.sysconf("SC_PAGE_SIZE")
    assert total(found, "process_resident_memory_bytes") == pytest.approx(expected, rel=0.2)


def test_a_model_that_was_replaced_is_gone_once_no_worker_answers_by_it(
    asked: RealServer, models: SeveralModels
) -> None:
    models.promote("2")
    wanted = {frozenset({("model_version", "2"), ("semantic_version", "1.0.1")}): 1.0}
    assert wait_until(lambda: scrape(asked)["model_info"] == wanted)


def test_what_a_killed_worker_has_counted_stays_and_its_state_goes(asked: RealServer) -> None:
    before, books = scrape(asked), books_of(asked)
    victim, survivor = asked.workers()
    os.kill(victim, signal.SIGKILL)
    # One that dies while it is asked whether it lives is missed after half a minute.
    assert wait_until(lambda: len(asked.workers()) == 2 and victim not in asked.workers(), seconds=60)
    assert wait_until(lambda: not list(books.glob(f"gauge_live*_{victim}.db")))
    after = scrape(asked)

    assert list(books.glob(f"counter_{victim}.db"))
    assert total(after, "worker_processes") <= 2
    for name in ("predictions_total", "simulator_battles_total", "prediction_probability_count"):
        assert after[name] == before[name]
    assert total(after, "process_cpu_seconds_total") >= total(before, "process_cpu_seconds_total")
    assert wait_until(lambda: total(scrape(asked), "worker_processes") == 2, seconds=60)
    assert total(scrape(asked), "database_pool_limit") == 2 * CONNECTIONS
    assert survivor in asked.workers()


def test_the_books_are_closed_at_the_end(asked: RealServer) -> None:
    books = books_of(asked)
    assert asked.stop(seconds=30) == 0
    assert not books.exists()
    assert "Traceback" not in asked.log.read_text()
