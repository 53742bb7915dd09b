"""Models on the MLflow server of a team, with a history in a database: as its members see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from dependency_injector import providers

from app.application.model_places import ModelPlaces
from app.application.ports.promotion_log import LONGEST
from app.container.container import Container
from app.infrastructure.learning.mlflow_connection import MODEL_NAME
from app.settings import Settings
from tests.command_line import run
from tests.deadly_client import Dies, dies_at
from tests.real_server import environment
from tests.trained_server import collections_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path
    from subprocess import CompletedProcess

    from app.application.ports.model_trainer import ModelTrainer
    from app.application.train_model import Training
    from app.domain.pokedex.pokedex import Pokedex
    from tests.mlflow_server import MlflowServer


@dataclass(kw_only=True)
class TeamOfModels:
    folder: Path
    """Of one machine: with the collections that it learns from."""
    database: str
    server: MlflowServer
    trainer: ModelTrainer

    def __post_init__(self) -> None:
        self.container = Container()
        settings = Settings(
            _env_file=None,
            var_folder=self.folder,
            reference_folder=self.folder / "reference",
            exam_folder=self.folder / "exam",
            database_url=self.database,
            mlflow_tracking_uri=self.server.address,
        )
        self.container.settings.override(providers.Object(settings))

    def environment(self, **settings: str) -> dict[str, str]:
        return environment(self.folder, **self._stores, **settings)

    @property
    def _stores(self) -> dict[str, str]:
        stores = {"DATABASE_URL": self.database, "MLFLOW_TRACKING_URI": self.server.address}
        return stores | collections_in(self.folder)

    def bring(self, pokedex: Pokedex) -> None:
        self.container.migrate_database()
        self.container.pokedex_repository().replace(pokedex, source="bundled")

    def close(self) -> None:
        self.container.database_engine().dispose()

    def dies_at(self, name: str, dies: Dies = Dies.BEFORE) -> AbstractContextManager[None]:
        """Kill the server at the first call of this name that the container makes."""
        return dies_at(self.container.mlflow(), self.server, name, dies)

    def done(self, *arguments: str) -> str:
        """Run a command that succeeds, and return all that it says."""
        said = self._run(arguments)
        assert said.returncode == 0, said.stdout + said.stderr
        return said.stdout + said.stderr

    def refused(self, *arguments: str) -> str:
        """Run a command that fails as it should, and return all that it says."""
        said = self._run(arguments)
        assert said.returncode == 1, said.stdout + said.stderr
        assert "Traceback" not in said.stderr
        return said.stdout + said.stderr

    def _run(self, arguments: Sequence[str]) -> CompletedProcess[str]:
        return run(*arguments, folder=self.folder, **self._stores)

    def train(self, *, seed: int, duels: int | None = None) -> Training:
        return self.container.train_model(trainer=self.trainer)(seed=seed, duels=duels)

    def holders(self) -> dict[str, str]:
        """Return the version that holds each alias."""
        versions = self.container.model_registry().versions()
        return {alias: one.version for one in versions for alias in one.aliases}

    def history(self) -> list[tuple[str, str]]:
        """Return each place with the version that came there, in the order of time."""
        return [(one.to.value, one.version) for one in reversed(self.container.promotion_log().history())]

    def tagged_metrics(self, version: str) -> dict[str, float]:
        """Return what whoever looks at a version in MLflow sees of how good it is."""
        with self.container.mlflow().client() as client:
            tags = client.get_model_version(MODEL_NAME, version).tags
        return {name.removeprefix("metric."): float(tags[name]) for name in tags if name.startswith("metric.")}

    def settle(self) -> None:
        """Decide, a minute later, what a promotion that was cut off has left."""
        later = datetime.now(UTC) + LONGEST + timedelta(seconds=1)
        registry, log = self.container.model_registry(), self.container.promotion_log()
        ModelPlaces(registry=registry, log=log, now=lambda: later).settle()
