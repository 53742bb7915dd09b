from __future__ import annotations

import os
from itertools import count
from time import monotonic
from typing import TYPE_CHECKING

import pytest

from app.application.ports.model_registry import DamagedModelError, RegistryUnavailableError
from app.domain.registry.model_version import Alias
from app.infrastructure.learning.mlflow_connection import MODEL_NAME, MlflowConnection
from app.infrastructure.learning.mlflow_registry import MlflowModelRegistry
from app.infrastructure.learning.mlflow_tracker import MlflowTracker
from tests.contracts.model_registry_contract import ModelRegistryContract, odd_artefact
from tests.integration.learning.mlflow_store import MAPPING_WARNING
from tests.registered_models import registered as registered_as
from tests.training_runs import training_run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.domain.registry.model_version import ModelVersion
    from tests.contracts.model_registry_contract import Track

pytestmark = pytest.mark.filterwarnings(MAPPING_WARNING)


@pytest.fixture
def tracker(connection: MlflowConnection) -> MlflowTracker:
    return MlflowTracker(connection)


@pytest.fixture
def registry(connection: MlflowConnection) -> MlflowModelRegistry:
    return MlflowModelRegistry(connection)


@pytest.fixture
def track(tracker: MlflowTracker) -> Track:
    numbers = count(1)
    return lambda artefact, metrics: tracker.record(
        training_run(number=next(numbers), artefact=artefact, metrics=metrics)
    )


@pytest.fixture
def registered(registry: MlflowModelRegistry, track: Track) -> ModelVersion:
    return registered_as(registry, track(odd_artefact(), {"model.mae": 0.05}), odd_artefact())


@pytest.fixture
def model_folder(registered: ModelVersion, tmp_path: Path) -> Path:
    (folder,) = (tmp_path / "mlartifacts").glob(f"**/{registered.run_id}/artifacts/model")
    return folder


class TestMlflowModelRegistry(ModelRegistryContract):
    @pytest.fixture
    def registry(self, registry: MlflowModelRegistry) -> MlflowModelRegistry:
        return registry


def test_another_process_sees_the_same(
    connection: MlflowConnection, registry: MlflowModelRegistry, registered: ModelVersion, tmp_path: Path
) -> None:
    registry.point(Alias.PRODUCTION, registered.version)
    other = MlflowModelRegistry(
        MlflowConnection(tracking_uri=connection.tracking_uri, artifact_folder=tmp_path / "elsewhere")
    )

    assert other.aliased(Alias.PRODUCTION) == registry.aliased(Alias.PRODUCTION)
    assert other.load("1") == odd_artefact()


def test_who_looks_at_a_version_in_mlflow_sees_how_good_it_is(
    connection: MlflowConnection, registry: MlflowModelRegistry, track: Track
) -> None:
    metrics = {"log_loss": 0.13 / 3, "brier": 0.04, "mae": 1e-3, "accuracy": 0.95}
    told = {f"model.{name}": value for name, value in metrics.items()} | {"model.rmse": 0.1, "contested.mae": 0.2}
    version = registered_as(registry, track(odd_artefact(), told), odd_artefact(), metrics=told).version

    with connection.client() as client:
        tags = client.get_model_version(MODEL_NAME, version).tags
    assert {name.removeprefix("metric."): float(tags[name]) for name in tags if name.startswith("metric.")} == (
        pytest.approx(metrics, rel=1e-5)
    )


def test_a_folder_that_is_not_there_yet_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "there" / "yet"
    connection = MlflowConnection(tracking_uri=f"sqlite:///{folder / 'mlflow.db'}", artifact_folder=folder)

    assert list(MlflowModelRegistry(connection).versions()) == []


def change_a_byte(folder: Path) -> None:
    (folder / "all.bin").write_bytes(b"\x01" + bytes(range(1, 256)))


def remove_a_file(folder: Path) -> None:
    (folder / "empty").unlink()


def add_a_file(folder: Path) -> None:
    (folder / "another").touch()


def rename_a_file(folder: Path) -> None:
    (folder / "lines.txt").rename(folder / "lines2.txt")


@pytest.mark.parametrize("tamper", [change_a_byte, remove_a_file, add_a_file, rename_a_file])
def test_a_model_whose_files_were_tampered_with_is_refused(
    registry: MlflowModelRegistry, model_folder: Path, tamper: Callable[[Path], None]
) -> None:
    tamper(model_folder)
    with pytest.raises(DamagedModelError, match="model 1 cannot be used: its files are not those"):
        registry.load("1")


def test_a_model_whose_files_are_gone_is_refused(registry: MlflowModelRegistry, model_folder: Path) -> None:
    for file in model_folder.iterdir():
        file.unlink()
    model_folder.rmdir()
    with pytest.raises(DamagedModelError, match="model 1 cannot be used: its files are missing"):
        registry.load("1")


def test_a_damaged_model_does_not_hide_the_others(
    registry: MlflowModelRegistry, model_folder: Path, track: Track
) -> None:
    registered_as(registry, track(odd_artefact(2), {}), odd_artefact(2))
    remove_a_file(model_folder)

    assert registry.load("2") == odd_artefact(2)
    assert [one.version for one in registry.versions()] == ["2", "1"]


@pytest.fixture(params=["a server that is away", "no database", "no folder", "nonsense"])
def unreachable(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    file = tmp_path / "text"
    file.write_text("no database\n" * 500)
    return {
        "a server that is away": "http://127.0.0.1:9",
        "no database": f"sqlite:///{file}",
        "no folder": f"sqlite:///{file}/mlflow.db",
        "nonsense": "gopher://models",
    }[str(request.param)]


def test_what_cannot_be_reached_is_soon_said_so(unreachable: str, tmp_path: Path) -> None:
    connection = MlflowConnection(tracking_uri=unreachable, artifact_folder=tmp_path)
    began = monotonic()
    with pytest.raises(RegistryUnavailableError) as raised:
        MlflowModelRegistry(connection).aliased(Alias.PRODUCTION)

    assert raised.value.reason
    assert "\n" not in raised.value.reason
    assert monotonic() - began < 20


def test_mlflow_is_told_not_to_report_its_use(connection: MlflowConnection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MLFLOW_DISABLE_TELEMETRY", raising=False)
    with connection.client():
        assert os.environ["MLFLOW_DISABLE_TELEMETRY"] == "true"


def test_what_the_user_set_for_mlflow_stands(connection: MlflowConnection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MLFLOW_HTTP_REQUEST_TIMEOUT", "77")
    with connection.client():
        assert os.environ["MLFLOW_HTTP_REQUEST_TIMEOUT"] == "77"
