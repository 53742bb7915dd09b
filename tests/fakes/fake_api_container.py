from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.check_readiness import CheckReadiness
from app.application.explain_damage import ExplainDamage
from app.application.predict_duels import PredictDuels
from app.application.refresh_atlas import RefreshAtlas
from app.application.refresh_pokedex import RefreshPokedex
from app.domain.prediction.prediction import Method
from tests.fakes.fake_battle_predictor import FakeBattlePredictor
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.fakes.fake_prediction_repository import FakePredictionRepository

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.application.ports.pokedex_repository import PokedexRepository
    from app.domain.pokedex.pokedex import Pokedex


class FakeApiContainer:
    """Wires the use cases to fakes, which a test may break."""

    def __init__(self, pokedex: Pokedex | None) -> None:
        self.pokedex = FakePokedexRepository(pokedex)
        self.predictions = FakePredictionRepository()
        self.predictor = FakeBattlePredictor()
        self.engine = FakeBattlePredictor(version="fake-rules-1", battles=1234)
        self.look: Callable[[], None] = lambda: None
        self.look_for_atlas: Callable[[], None] = lambda: None
        self.end_atlas: Callable[[], None] = lambda: None
        self.accelerators: dict[str, Callable[[], str]] = {}
        self.checks: dict[str, Callable[[], str]] = {"model": lambda: self.predictor.version}

    def pokedex_repository(self) -> PokedexRepository:
        return self.pokedex

    def prediction_repository(self) -> FakePredictionRepository:
        return self.predictions

    def pokedex_refresh(self) -> RefreshPokedex:
        return RefreshPokedex(look=self.look, every_seconds=0.01)

    def atlas_refresh(self) -> RefreshAtlas:
        return RefreshAtlas(look=self.look_for_atlas, end=self.end_atlas, every_seconds=0.01)

    def predict_duels(self) -> PredictDuels:
        predictors = {Method.MODEL: lambda: self.predictor, Method.ENGINE: lambda: self.engine}
        return PredictDuels(pokedex=self.pokedex, predictors=predictors, predictions=self.predictions)

    def explain_damage(self) -> ExplainDamage:
        return ExplainDamage(pokedex=self.pokedex)

    def check_readiness(self) -> CheckReadiness:
        return CheckReadiness(checks=self.checks, accelerators=self.accelerators)
