"""A training is never lost, whatever becomes of the tracking server."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any

import pytest

from app.application.deliver_trainings import DeliverTrainings
from app.application.ports.model_registry import RegistryUnavailableError
from app.infrastructure.learning.file_training_outbox import FileTrainingOutbox
from app.infrastructure.learning.mlflow_connection import MlflowConnection
from app.infrastructure.learning.mlflow_registry import MlflowModelRegistry
from app.infrastructure.learning.mlflow_tracker import MlflowTracker
from tests.contracts.model_registry_contract import odd_artefact
from tests.integration.learning.mlflow_store import MAPPING_WARNING
from tests.integration.learning.small_mlflow_server import small_mlflow_server
from tests.training_runs import FILES, METRICS, PARAMETERS, training_run, trial

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.integration.learning.small_mlflow_server import SmallMlflowServer

pytestmark = pytest.mark.filterwarnings(MAPPING_WARNING)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallMlflowServer]:
    with small_mlflow_server(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture
def outbox(tmp_path: Path) -> FileTrainingOutbox:
    return FileTrainingOutbox(tmp_path / "outbox")


def delivery(outbox: FileTrainingOutbox, connection: MlflowConnection) -> DeliverTrainings:
    return DeliverTrainings(outbox=outbox, tracker=MlflowTracker(connection), registry=MlflowModelRegistry(connection))


class KillsBefore:
    """Hands every call on to the client, and kills the server before the one with this name."""

    def __init__(self, client: Any, name: str, server: SmallMlflowServer) -> None:
        self._client, self._name, self._server = client, name, server

    def __getattr__(self, name: str) -> Any:
        if name == self._name:
            self._server.kill()
        return getattr(self._client, name)


def test_where_nobody_listens_the_training_waits(outbox: FileTrainingOutbox, tmp_path: Path) -> None:
    run = training_run()
    outbox.keep(run)
    connection = MlflowConnection(tracking_uri="http://127.0.0.1:9", artifact_folder=tmp_path)
    began = monotonic()
    (waiting,) = delivery(outbox, connection)()

    assert isinstance(waiting.failure, RegistryUnavailableError)
    assert outbox.load(run.key) == run
    assert monotonic() - began < 20


def test_what_a_dying_server_has_half_of_is_completed_when_it_is_back(
    server: SmallMlflowServer, outbox: FileTrainingOutbox, tmp_path: Path
) -> None:
    trials = (trial(1), trial(2))
    run = training_run(artefact=odd_artefact(), parameters=PARAMETERS, metrics=METRICS, trials=trials)
    outbox.keep(run)
    connection = MlflowConnection(tracking_uri=server.address, artifact_folder=tmp_path / "unused")
    with connection.client() as client:
        connection._client = KillsBefore(client, "log_inputs", server)
    (died,) = delivery(outbox, connection)()

    assert isinstance(died.failure, RegistryUnavailableError)
    assert outbox.waiting() == [run.key]

    server.start()
    again = MlflowConnection(tracking_uri=server.address, artifact_folder=tmp_path / "unused")
    (delivered,) = delivery(outbox, again)()

    assert delivered.model
    assert delivered.model.version == "1"
    assert delivered.model.metrics == METRICS
    assert MlflowModelRegistry(again).load(delivered.model.version) == odd_artefact()
    assert outbox.waiting() == []
    with again.client() as client:
        experiment = client.get_experiment_by_name(run.experiment)
        runs = client.search_runs([experiment.experiment_id], f"tags.`predictiondex.training` = '{run.key}'")
        files = {one.path for one in client.list_artifacts(delivered.model.run_id)}
    assert sorted(one.info.status for one in runs) == ["FINISHED"] * 3
    assert files == {"model", *(name.split("/")[0] for name in FILES)}
