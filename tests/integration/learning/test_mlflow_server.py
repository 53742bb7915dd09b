"""Models on the MLflow server of a team, with PostgreSQL behind it and its own door to the files."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from itertools import count
from time import monotonic
from typing import TYPE_CHECKING

import pytest
import uvicorn

from app.application.ports.model_registry import NoSuchModelError, RegistryUnavailableError
from app.application.ports.registry_hooks import HooksUnsupportedError
from app.domain.registry.model_version import Alias
from app.infrastructure.learning.mlflow_connection import MlflowConnection
from app.infrastructure.learning.mlflow_hooks import MlflowRegistryHooks
from app.infrastructure.learning.mlflow_registry import MlflowModelRegistry
from app.infrastructure.learning.mlflow_tracker import MlflowTracker
from app.infrastructure.learning.tracking_store import chosen_store
from app.presentation.api.application import create_api
from tests.contracts.experiment_tracker_contract import ExperimentTrackerContract
from tests.contracts.model_registry_contract import ModelRegistryContract, odd_artefact
from tests.contracts.registry_hooks_contract import SECRET, URL, RegistryHooksContract
from tests.fakes.fake_api_container import FakeApiContainer
from tests.integration.learning.mlflow_runs import recalled
from tests.integration.learning.mlflow_store import empty
from tests.odd_servers import scripted_mlflow
from tests.redis_server import free_port
from tests.registered_models import put_into_production, registered
from tests.training_runs import training_run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.model import ModelArtefact
    from app.domain.prediction.training_run import TrainingRun
    from tests.contracts.model_registry_contract import Track
    from tests.mlflow_server import MlflowServer


_numbers = count(100)


def connection_to(address: str, folder: Path) -> MlflowConnection:
    return MlflowConnection(tracking_uri=address, artifact_folder=folder)


@pytest.fixture
def connection(team_server: MlflowServer, tmp_path: Path) -> MlflowConnection:
    """To a server that has no model, knows no experiment, nor calls anybody."""
    connection = connection_to(team_server.address, tmp_path)
    empty(connection)
    return connection


@pytest.fixture
def tracker(connection: MlflowConnection) -> MlflowTracker:
    return MlflowTracker(connection)


@pytest.fixture
def registry(connection: MlflowConnection) -> MlflowModelRegistry:
    return MlflowModelRegistry(connection)


@pytest.fixture
def hooks(connection: MlflowConnection) -> MlflowRegistryHooks:
    return MlflowRegistryHooks(connection)


@pytest.fixture(scope="module")
def runs() -> dict[tuple[str, str], str]:
    """What was tracked, which is the same for every test, and takes many requests."""
    return {}


@pytest.fixture
def track(tracker: MlflowTracker, runs: dict[tuple[str, str], str]) -> Track:
    def tracked(artefact: ModelArtefact, metrics: Mapping[str, float]) -> str:
        key = artefact.checksum, repr(metrics)
        if key not in runs:
            runs[key] = tracker.record(training_run(number=next(_numbers), metrics=metrics, artefact=artefact))
        return runs[key]

    return tracked


class TestMlflowModelRegistry(ModelRegistryContract):
    @pytest.fixture
    def registry(self, registry: MlflowModelRegistry) -> MlflowModelRegistry:
        return registry


class TestMlflowTracker(ExperimentTrackerContract):
    @pytest.fixture
    def tracker(self, tracker: MlflowTracker) -> MlflowTracker:
        return tracker

    @pytest.fixture
    def recall(self, connection: MlflowConnection) -> Callable[[str], TrainingRun]:
        return lambda run_id: recalled(connection, run_id)


class TestMlflowRegistryHooks(RegistryHooksContract):
    @pytest.fixture
    def hooks(self, hooks: MlflowRegistryHooks) -> MlflowRegistryHooks:
        return hooks


def test_the_files_go_through_the_server(
    team_server: MlflowServer,
    connection: MlflowConnection,
    tracker: MlflowTracker,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    run_id = tracker.record(training_run(number=next(_numbers), artefact=odd_artefact()))

    assert capsys.readouterr().out == ""  # which is for results
    with connection.client() as client:
        assert client.get_run(run_id).info.artifact_uri.startswith("mlflow-artifacts:/")
    assert len(list(team_server.folder.glob(f"artifacts/**/{run_id}/artifacts/model/*"))) == 4
    assert list(tmp_path.iterdir()) == []


def test_everything_is_still_there_after_the_server_was_killed(
    team_server: MlflowServer,
    registry: MlflowModelRegistry,
    hooks: MlflowRegistryHooks,
    track: Track,
    tmp_path: Path,
) -> None:
    run_id = track(odd_artefact(), {"model.mae": 0.05})
    first = put_into_production(registry, run_id, odd_artefact())
    second = registered(registry, track(odd_artefact(2), {}), odd_artefact(2))
    registry.point(Alias.STAGING, second.version)
    registry.note(second.version, {"verdict": "passed"})
    hook = hooks.add(URL, secret=SECRET)

    team_server.kill()
    began = monotonic()
    for asked in (registry.versions, lambda: registry.load("1"), lambda: registry.point(Alias.PRODUCTION, "2")):
        with pytest.raises(RegistryUnavailableError, match=f"nothing answers at {team_server.address}"):
            asked()
    assert monotonic() - began < 3  # nobody listens, which is known at once
    team_server.start()

    other = MlflowModelRegistry(connection_to(team_server.address, tmp_path))
    assert other.aliased(Alias.PRODUCTION) == first
    assert other.aliased(Alias.STAGING).notes == {"verdict": "passed"}
    assert other.load(first.version) == odd_artefact()
    assert registry.load(second.version) == odd_artefact(2)
    assert registry.versions() == other.versions()
    with pytest.raises(NoSuchModelError):
        registry.aliased(Alias.PREVIOUS)
    assert list(hooks.all()) == [hook]


def test_the_server_is_found_where_it_is_looked_for(team_server: MlflowServer, tmp_path: Path) -> None:
    store = chosen_store(
        configured="", servers=("http://mlflow.invalid:5000", team_server.address), var_folder=tmp_path
    )
    assert store.uri == team_server.address


def test_who_calls_the_server_by_another_name_is_refused(team_server: MlflowServer) -> None:
    question = "/api/2.0/mlflow/experiments/search?max_results=1"
    assert team_server.status_of(question) == 200
    for host in ("mlflow.example", "10.0.0.1", f"127.0.0.1.example:{team_server.port}"):
        assert team_server.status_of(question, Host=host) == 403


@contextmanager
def served(container: FakeApiContainer) -> Iterator[str]:
    port = free_port()
    config = uvicorn.Config(create_api(container, version="1"), host="127.0.0.1", port=port, log_level="warning")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


def test_an_alias_that_moves_makes_a_running_api_look(
    registry: MlflowModelRegistry, hooks: MlflowRegistryHooks, track: Track, pokedex: Pokedex
) -> None:
    container = FakeApiContainer(pokedex)
    looked = threading.Semaphore(0)
    container.look = lambda: looked.release()  # noqa: PLW0108 - a look returns nothing
    container.look_every_seconds = 3600
    version = registered(registry, track(odd_artefact(), {}), odd_artefact()).version

    with served(container) as address:
        assert looked.acquire(timeout=10)
        hooks.add(f"{address}/webhooks/mlflow", secret=container.hook_secret)
        registry.point(Alias.PRODUCTION, version)
        assert looked.acquire(timeout=10)
        registry.point(Alias.PRODUCTION, None)
        assert looked.acquire(timeout=10)

        # One that does not know the secret is not heard.
        hooks.remove(hooks.all()[0].hook_id)
        hooks.add(f"{address}/webhooks/mlflow", secret=SECRET)
        registry.point(Alias.PRODUCTION, version)
        assert not looked.acquire(timeout=1)


def test_a_local_store_calls_nobody(tmp_path: Path) -> None:
    hooks = MlflowRegistryHooks(connection_to(f"sqlite:///{tmp_path / 'mlflow.db'}", tmp_path))
    for refused in (hooks.all, lambda: hooks.add(URL, secret=SECRET), lambda: hooks.remove("1")):
        with pytest.raises(HooksUnsupportedError, match=r"MLflow server of version 3\.3"):
            refused()


def test_an_old_server_that_knows_no_webhooks_is_told_apart(tmp_path: Path) -> None:
    with scripted_mlflow() as site, pytest.raises(HooksUnsupportedError):
        MlflowRegistryHooks(connection_to(site.address, tmp_path)).all()
