"""Promotion and rollback in MLflow's registry and a database, with a process that is killed on the way."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from app.application.ports.promotion_log import PromotionUnderWayError
from app.application.roll_back_model import RollbackImpossibleError
from app.domain.registry.model_version import Alias
from app.domain.registry.promotion import Place
from app.infrastructure.learning.mlflow_connection import MlflowConnection
from app.infrastructure.learning.mlflow_registry import MlflowModelRegistry
from app.infrastructure.learning.mlflow_tracker import MlflowTracker
from app.infrastructure.persistence.migration import migrate
from tests.conftest import ROOT
from tests.halted_promotion import HALTED, bench
from tests.integration.learning.mlflow_store import MAPPING_WARNING, new_store
from tests.model_bench import artefact
from tests.registered_models import registered
from tests.training_runs import training_run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.model_bench import ModelBench

pytestmark = pytest.mark.filterwarnings(MAPPING_WARNING)


@pytest.fixture
def connection(tmp_path: Path) -> MlflowConnection:
    return MlflowConnection(tracking_uri=new_store(tmp_path), artifact_folder=tmp_path / "mlartifacts")


@pytest.fixture
def database(sqlite_database: str) -> str:
    """One is enough: what the history does on the other, its contract shows."""
    migrate(sqlite_database)
    return sqlite_database


@pytest.fixture
def models(connection: MlflowConnection, database: str) -> ModelBench:
    """Three versions, of which the third is in staging and the second in production, after the first."""
    registry, tracker = MlflowModelRegistry(connection), MlflowTracker(connection)
    for seed in (1, 2, 3):
        made = artefact(seed)
        registered(registry, tracker.record(training_run(number=seed, artefact=made)), made)
    models = bench(registry, database)
    models.bring("1", "2")
    models.promote("3", Place.STAGING, by="a test")
    return models


def _holders(models: ModelBench) -> dict[str, str]:
    return {alias: one.version for one in models.registry.versions() for alias in one.aliases}


def test_what_is_rolled_back_is_there_to_the_byte(models: ModelBench) -> None:
    before = models.registry.load("2")
    models.promote("3", Place.PRODUCTION, by="a test")
    assert _holders(models) == {"production": "3", "previous": "2"}
    models.roll_back(by="a test")

    assert _holders(models) == {"production": "2", "previous": "1"}
    assert models.registry.load("2") == before
    assert [one.version for one in models.log.history(Alias.PRODUCTION)] == ["2", "3", "2", "1"]


def test_what_was_damaged_since_does_not_come_back(models: ModelBench, tmp_path: Path) -> None:
    models.promote("3", Place.PRODUCTION, by="a test")
    (second,) = (file for file in tmp_path.rglob("fake.json") if file.read_bytes() == artefact(2).files["fake.json"])
    second.write_bytes(artefact(77).files["fake.json"])
    with pytest.raises(RollbackImpossibleError, match="Version 2, which was"):
        models.roll_back(by="a test")

    assert _holders(models) == {"production": "3", "previous": "2"}
    assert models.log.intention() is None


@pytest.mark.parametrize(("halts", "there"), [("before", "2"), ("after", "3")])
def test_after_a_killed_promotion_registry_and_history_agree(
    models: ModelBench, connection: MlflowConnection, database: str, tmp_path: Path, *, halts: str, there: str
) -> None:
    folder = str(tmp_path / "mlartifacts")
    command = [sys.executable, "-m", "tests.halted_promotion", database, connection.tracking_uri, folder, "3", halts]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == HALTED
        process.kill()
    assert models.registry.aliased(Alias.PRODUCTION).version == there
    with pytest.raises(PromotionUnderWayError, match="a process that dies"):
        models.roll_back(by="a test")

    models.now = datetime.now(UTC) + timedelta(seconds=61)
    models.places.settle()

    newest = models.log.history(Alias.PRODUCTION)[0]
    assert (newest.version, models.log.intention()) == (there, None)
    assert _holders(models)["production"] == there
    assert _holders(models)["previous"] == str(int(there) - 1)
    assert models.roll_back(by="a test").version == str(int(there) - 1)
