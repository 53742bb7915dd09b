from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.application.metering import Metering
from app.application.ports.model_registry import NoSuchModelError
from app.application.predict_duels import PredictDuels
from app.application.prediction_book import PredictionBook
from app.application.turnstile import Turnstile
from app.application.workload import Workload
from app.domain.battle.combatant import Combatant
from app.domain.prediction.prediction import Method
from tests.fakes.fake_battle_predictor import FakeBattlePredictor
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.fakes.fake_prediction_meter import FakePredictionMeter
from tests.fakes.fake_prediction_repository import FakePredictionRepository

if TYPE_CHECKING:
    from app.application.ports.battle_predictor import BattlePredictor
    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.model import DuelForecasts

WORKLOAD = Workload(turnstile=Turnstile(at_once=1, waiting=0, patience_seconds=0))
METERING = Metering(meter=FakePredictionMeter())
PIKACHU, GYARADOS = (
    Combatant(pokemon="pikachu", move="thunderbolt"),
    Combatant(pokemon="gyarados", move="waterfall"),
)


class _Refreshed(FakePokedexRepository):
    """Another import has changed the order of the Pokédex each time that somebody asks."""

    def get(self) -> Pokedex:
        pokedex = super().get()
        self.replace(replace(pokedex, pokemon=pokedex.pokemon[::-1]), source="test")
        return pokedex


class _Named(FakeBattlePredictor):
    def predict(self, duels: Duels, pokedex: Pokedex, *, interval_width: float | None = None) -> DuelForecasts:
        self.names = [pokedex.pokemon[row].slug for row in duels.a.pokemon]
        return super().predict(duels, pokedex, interval_width=interval_width)


def test_positions_are_read_with_the_pokedex_that_they_were_written_with(pokedex: Pokedex) -> None:
    predictor = _Named()
    predict = PredictDuels(
        pokedex=_Refreshed(pokedex),
        predictors={Method.MODEL: lambda: predictor},
        book=PredictionBook(predictions=FakePredictionRepository()),
        workload=WORKLOAD,
        metering=METERING,
    )
    for _ in range(2):
        predict(duels=[(PIKACHU, GYARADOS)])
        assert predictor.names == ["pikachu"]


def test_answers_come_in_order_and_are_kept(pokedex: Pokedex) -> None:
    kept = FakePredictionRepository()
    predict = PredictDuels(
        pokedex=FakePokedexRepository(pokedex),
        predictors={Method.MODEL: lambda: FakeBattlePredictor(version="7")},
        book=PredictionBook(predictions=kept),
        workload=WORKLOAD,
        metering=METERING,
    )
    answers = predict(duels=[(PIKACHU, GYARADOS), (GYARADOS, PIKACHU)])
    assert [(one.a, one.b) for one in answers] == [(PIKACHU, GYARADOS), (GYARADOS, PIKACHU)]
    assert answers[0].win_probability + answers[1].win_probability == 1
    assert {(one.method, one.model_version, one.battles) for one in answers} == {(Method.MODEL, "7", None)}
    assert [kept.find(one.prediction_id) for one in answers] == list(answers)


def test_the_engine_answers_where_there_is_no_model(pokedex: Pokedex) -> None:
    def no_model() -> BattlePredictor:
        raise NoSuchModelError("in production")

    kept = FakePredictionRepository()
    predict = PredictDuels(
        pokedex=FakePokedexRepository(pokedex),
        predictors={Method.MODEL: no_model, Method.ENGINE: lambda: FakeBattlePredictor(version="rules", battles=42)},
        book=PredictionBook(predictions=kept),
        workload=WORKLOAD,
        metering=METERING,
    )
    (answer,) = predict(duels=[(PIKACHU, GYARADOS)], method=Method.ENGINE)
    assert (answer.method, answer.model_version, answer.battles) == (Method.ENGINE, "rules", 42)
    assert kept.find(answer.prediction_id) == answer
    with pytest.raises(NoSuchModelError):
        predict(duels=[(PIKACHU, GYARADOS)])
