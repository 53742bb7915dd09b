"""Models that come back under their numbers, from a local store and from a server."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from app.application.ports.archive import tell_nobody
from app.application.ports.model_registry import RegistryUnavailableError
from app.domain.registry.model_version import Alias
from app.infrastructure.learning.mlflow_archive import MlflowArchive
from app.infrastructure.learning.mlflow_connection import MODEL_NAME, MlflowConnection
from app.infrastructure.learning.mlflow_registry import MlflowModelRegistry
from app.infrastructure.learning.mlflow_tracker import MlflowTracker
from tests.contracts.archive_contract import ArchiveContract
from tests.contracts.model_registry_contract import odd_artefact
from tests.integration.learning.mlflow_runs import recalled
from tests.integration.learning.mlflow_store import MAPPING_WARNING, empty, new_store
from tests.registered_models import registered
from tests.training_runs import METRICS, PARAMETERS, training_run, trial

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.prediction.training_run import TrainingRun
    from tests.mlflow_server import MlflowServer

pytestmark = pytest.mark.filterwarnings(MAPPING_WARNING)


def local(folder: Path) -> MlflowConnection:
    folder.mkdir()
    return MlflowConnection(tracking_uri=new_store(folder), artifact_folder=folder / "mlartifacts")


@pytest.fixture
def team(team_server: MlflowServer, tmp_path: Path) -> MlflowConnection:
    connection = MlflowConnection(tracking_uri=team_server.address, artifact_folder=tmp_path)
    empty(connection)
    return connection


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> MlflowConnection:
    """With the versions 2 and 4, of which the first is in production; 1 and 3 were deleted. Nobody changes it."""
    connection = local(tmp_path_factory.mktemp("registry") / "full")
    registry, tracker = MlflowModelRegistry(connection), MlflowTracker(connection)
    for number in range(1, 5):
        run = training(number)
        registered(registry, tracker.record(run), run.artefact, metrics=run.metrics)
    registry.point(Alias.PRODUCTION, "2")
    registry.point(Alias.PREVIOUS, "4")
    registry.point(Alias.STAGING, "4")
    registry.note("4", {"verdict": "é" * 300})
    with connection.client() as client:
        for deleted in "13":
            client.delete_model_version(MODEL_NAME, deleted)
    return connection


def training(number: int) -> TrainingRun:
    trials = (trial(1), trial(2)) if number == 4 else ()
    artefact = odd_artefact(number)
    return training_run(number=number, artefact=artefact, parameters=PARAMETERS, metrics=METRICS, trials=trials)


class TestMlflowArchive(ArchiveContract):
    @pytest.fixture
    def archive(self, full: MlflowConnection) -> MlflowArchive:
        return MlflowArchive(full)

    @pytest.fixture
    def other(self, tmp_path: Path) -> MlflowArchive:
        return MlflowArchive(local(tmp_path / "other"))


@pytest.mark.parametrize("place", ["local", "team"])
def test_numbers_aliases_trainings_and_files_come_back(
    full: MlflowConnection, tmp_path: Path, request: pytest.FixtureRequest, place: str
) -> None:
    to = local(tmp_path / "to") if place == "local" else request.getfixturevalue("team")
    counts = MlflowArchive(full).save(tmp_path / "kept", tell=tell_nobody)
    MlflowArchive(to).clear()
    assert MlflowArchive(to).load(tmp_path / "kept", tell=tell_nobody) == counts == {"versions": 2, "runs": 4}

    before, after = MlflowModelRegistry(full), MlflowModelRegistry(to)
    assert [_without_run(one) for one in after.versions()] == [_without_run(one) for one in before.versions()]
    assert after.aliased(Alias.PRODUCTION).version == "2"
    assert after.aliased(Alias.STAGING) == after.aliased(Alias.PREVIOUS) == after.find("4")
    for number in ("2", "4"):
        assert after.load(number) == odd_artefact(int(number))
        assert recalled(to, after.find(number).run_id) == recalled(full, before.find(number).run_id)
    _require_that_nothing_is_recorded_twice(to, after)


def _require_that_nothing_is_recorded_twice(to: MlflowConnection, registry: MlflowModelRegistry) -> None:
    assert MlflowTracker(to).record(training(4)) == registry.find("4").run_id
    MlflowArchive(to).clear()
    assert list(registry.versions()) == []
    assert MlflowArchive(to).is_empty()


def _without_run(version: object) -> str:
    return repr(version).replace(getattr(version, "run_id", ""), "")


def test_the_password_of_a_server_is_read_from_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "password"
    monkeypatch.setenv("MLFLOW_TRACKING_PASSWORD_FILE", str(file))
    monkeypatch.setenv("MLFLOW_TRACKING_PASSWORD", "")
    connection = local(tmp_path / "store")
    with pytest.raises(RegistryUnavailableError, match=f"{file} cannot be read"):
        MlflowModelRegistry(connection).versions()
    file.write_text("cerulean\n")
    assert list(MlflowModelRegistry(connection).versions()) == []
    assert os.environ["MLFLOW_TRACKING_PASSWORD"] == "cerulean"  # noqa: S105 - it opens nothing
