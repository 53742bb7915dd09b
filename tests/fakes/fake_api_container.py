from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.check_readiness import CheckReadiness
from app.application.explain_damage import ExplainDamage
from app.application.predict_duels import PredictDuels
from app.application.record_outcome import RecordOutcome
from app.application.refresh_pokedex import RefreshPokedex
from app.domain.prediction.prediction import Method
from tests.fakes.fake_battle_predictor import FakeBattlePredictor
from tests.fakes.fake_outcome_repository import FakeOutcomeRepository
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
        self.outcomes = FakeOutcomeRepository(self.predictions)
        self.predictor = FakeBattlePredictor()
        self.engine = FakeBattlePredictor(version="fake-rules-1", battles=1234)
        self.look: Callable[[], None] = lambda: None
        self.checks: dict[str, Callable[[], str]] = {"model": lambda: self.predictor.version}

    def pokedex_repository(self) -> PokedexRepository:
        return self.pokedex

    def prediction_repository(self) -> FakePredictionRepository:
        return self.predictions

    def pokedex_refresh(self) -> RefreshPokedex:
        return RefreshPokedex(look=self.look, every_seconds=0.01)

    def predict_duels(self) -> PredictDuels:
        predictors = {Method.MODEL: lambda: self.predictor, Method.ENGINE: lambda: self.engine}
        return PredictDuels(pokedex=self.pokedex, predictors=predictors, predictions=self.predictions)

    def outcome_repository(self) -> FakeOutcomeRepository:
        return self.outcomes

    def record_outcome(self) -> RecordOutcome:
        return RecordOutcome(predictions=self.predictions, outcomes=self.outcomes)

    def explain_damage(self) -> ExplainDamage:
        return ExplainDamage(pokedex=self.pokedex)

    def check_readiness(self) -> CheckReadiness:
        return CheckReadiness(checks=self.checks)
