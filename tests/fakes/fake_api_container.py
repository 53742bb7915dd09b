from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.application.calculate_damage import CalculateDamage
from app.application.check_readiness import CheckReadiness
from app.application.predict_duels import PredictDuels
from app.application.refresh_pokedex import RefreshPokedex
from app.application.simulate_duel import SimulateDuel
from app.application.turnstile import Turnstile
from app.domain.battle.simulation import Engine
from app.domain.prediction.prediction import Method
from tests.fakes.fake_battle_predictor import FakeBattlePredictor
from tests.fakes.fake_duel_player import FakeDuelPlayer
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.fakes.fake_prediction_repository import FakePredictionRepository

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.application.ports.duel_player import DuelPlayer
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.domain.pokedex.pokedex import Pokedex


class FakeApiContainer:
    """Wires the use cases to fakes, which a test may break."""

    def __init__(self, pokedex: Pokedex | None) -> None:
        self.pokedex = FakePokedexRepository(pokedex)
        self.predictions = FakePredictionRepository()
        self.predictor = FakeBattlePredictor()
        self.engine = FakeBattlePredictor(version="fake-rules-1", battles=1234)
        self.players: dict[Engine, DuelPlayer] = {engine: FakeDuelPlayer() for engine in Engine}
        self.turnstile = Turnstile(at_once=1, waiting=1, patience_seconds=5)
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

    def calculate_damage(self) -> CalculateDamage:
        return CalculateDamage(pokedex=self.pokedex)

    def simulate_duel(self) -> SimulateDuel:
        return SimulateDuel(
            pokedex=self.pokedex,
            players={engine: partial(self.players.__getitem__, engine) for engine in Engine},
            predictors={Method.MODEL: lambda: self.predictor},
            turnstile=self.turnstile,
        )

    def check_readiness(self) -> CheckReadiness:
        return CheckReadiness(checks=self.checks)
