from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from app.application.deliver_trainings import DeliverTrainings
from app.application.ports.model_registry import RegistryUnavailableError
from app.infrastructure.learning.file_training_outbox import FileTrainingOutbox
from app.infrastructure.learning.mlflow_registry import MlflowModelRegistry
from app.infrastructure.learning.mlflow_tracker import MlflowTracker
from tests.contracts.experiment_tracker_contract import ExperimentTrackerContract
from tests.integration.learning.mlflow_runs import recalled
from tests.integration.learning.mlflow_store import MAPPING_WARNING
from tests.training_runs import METRICS, PARAMETERS, training_run, trial

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.domain.prediction.training_run import TrainingRun
    from app.infrastructure.learning.mlflow_connection import MlflowConnection

pytestmark = pytest.mark.filterwarnings(MAPPING_WARNING)


@pytest.fixture
def tracker(connection: MlflowConnection) -> MlflowTracker:
    return MlflowTracker(connection)


class TestMlflowTracker(ExperimentTrackerContract):
    @pytest.fixture
    def tracker(self, tracker: MlflowTracker) -> MlflowTracker:
        return tracker

    @pytest.fixture
    def recall(self, connection: MlflowConnection) -> Callable[[str], TrainingRun]:
        return lambda run_id: recalled(connection, run_id)


class DyingClient:
    """Dies before the call with this number."""

    def __init__(self, client: Any, calls: int) -> None:
        self._client, self._left = client, calls

    def __getattr__(self, name: str) -> Any:
        self._left -= 1
        if self._left < 0:
            raise ConnectionResetError
        return getattr(self._client, name)


def interrupt(connection: MlflowConnection, run: TrainingRun, calls: int) -> bool:
    """Record until the connection dies; return whether it lived long enough."""
    with connection.client() as client:
        alive = client
    connection._client = DyingClient(alive, calls)
    try:
        MlflowTracker(connection).record(run)
    except RegistryUnavailableError:
        return False
    finally:
        connection._client = alive
    return True


def test_wherever_recording_stops_it_is_completed_and_not_doubled(
    connection: MlflowConnection, tracker: MlflowTracker
) -> None:
    steps = 0
    for calls in range(100):
        run = training_run(number=calls + 1, parameters=PARAMETERS, metrics=METRICS, trials=(trial(1), trial(2)))
        done = interrupt(connection, run, calls)
        run_id = tracker.record(run)
        assert recalled(connection, run_id) == run
        steps = calls
        if done:
            break
    with connection.client() as client:
        experiment = client.get_experiment_by_name("duels-0123456789ab")
        whole = client.search_runs([experiment.experiment_id], "tags.`predictiondex.part` = 'whole'")
    assert steps > 8
    assert len(whole) == steps + 1


def test_a_run_that_was_deleted_is_recorded_again(connection: MlflowConnection, tracker: MlflowTracker) -> None:
    run = training_run(metrics=METRICS)
    first = tracker.record(run)
    with connection.client() as client:
        client.delete_run(first)
    again = tracker.record(run)

    assert again != first
    assert recalled(connection, again) == run


def test_an_experiment_that_was_deleted_is_brought_back(connection: MlflowConnection, tracker: MlflowTracker) -> None:
    tracker.record(training_run(number=1))
    with connection.client() as client:
        client.delete_experiment(client.get_experiment_by_name("duels-0123456789ab").experiment_id)
    run = training_run(number=2)

    assert recalled(connection, tracker.record(run)) == run


def test_what_cannot_be_recorded_is_said_so(connection: MlflowConnection, tmp_path: Path) -> None:
    (tmp_path / "mlartifacts").write_text("a file where the folder should be")
    with pytest.raises(RegistryUnavailableError):
        MlflowTracker(connection).record(training_run())


def test_what_waited_is_delivered_to_the_local_store(connection: MlflowConnection, tmp_path: Path) -> None:
    outbox, registry = FileTrainingOutbox(tmp_path / "outbox"), MlflowModelRegistry(connection)
    runs = [training_run(number=number, metrics=METRICS) for number in (1, 2)]
    for run in runs:
        outbox.keep(run)
    deliver = DeliverTrainings(outbox=outbox, tracker=MlflowTracker(connection), registry=registry)

    assert [one.model.version for one in deliver() if one.model] == ["1", "2"]
    assert [registry.load(version) for version in ("1", "2")] == [run.artefact for run in runs]
    assert registry.find("2").metrics == METRICS
    assert outbox.waiting() == []
