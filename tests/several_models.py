"""A folder with a Pokédex and several models in its registry, as a server finds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dependency_injector import providers

from app.application.promote_model import PromoteModel
from app.container.container import Container
from app.domain.registry.promotion import Place
from app.infrastructure.learning.xgboost_predictor import XGBoostPredictor
from app.settings import Settings
from tests.fakes.fake_judge import FakeJudge
from tests.real_server import environment
from tests.registered_models import registered
from tests.training_runs import training_run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.model import ModelArtefact
    from app.domain.registry.promotion import Promotion


@dataclass(kw_only=True)
class SeveralModels:
    """The models are versions 1, 2, ...; whoever promotes them here asks no gate."""

    folder: Path
    pokedex: Pokedex
    artefacts: Sequence[ModelArtefact]

    def __post_init__(self) -> None:
        self.container = Container()
        own = environment(self.folder)
        settings = Settings(
            _env_file=None,
            database_url=own["PREDICTIONDEX_DATABASE_URL"],
            mlflow_tracking_uri=own["PREDICTIONDEX_MLFLOW_TRACKING_URI"],
            var_folder=self.folder,
            atlas=False,
        )
        self.container.settings.override(providers.Object(settings))

    def bring(self) -> None:
        self.container.migrate_database()
        self.container.pokedex_repository().replace(self.pokedex, source="bundled")
        for artefact in self.artefacts:
            self.register(artefact)

    def register(self, artefact: ModelArtefact) -> None:
        registry = self.container.model_registry()
        run = training_run(number=len(registry.versions()) + 1, artefact=artefact)
        registered(registry, self.container.experiment_tracker().record(run), artefact)

    @property
    def predictors(self) -> dict[str, XGBoostPredictor]:
        numbered = enumerate(self.artefacts, start=1)
        return {
            str(number): XGBoostPredictor(artefact=artefact, version=str(number), workers=1)
            for number, artefact in numbered
        }

    def promote(self, version: str) -> Promotion:
        container = self.container
        promote = PromoteModel(registry=container.model_registry(), judge=FakeJudge(), places=container.model_places())
        return [promote(version, place, by="a test").promotion for place in Place][-1]

    def roll_back(self) -> Promotion:
        return self.container.roll_back_model()(by="a test", reason="to see what happens")

    def close(self) -> None:
        self.container.database_engine().dispose()
