from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.application.predict_duels import PredictDuels
from app.domain.battle.combatant import Combatant
from tests.fakes.fake_battle_predictor import FakeBattlePredictor
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.fakes.fake_prediction_repository import FakePredictionRepository

if TYPE_CHECKING:
    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.model import DuelForecasts

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
    def predict(self, duels: Duels, pokedex: Pokedex) -> DuelForecasts:
        self.names = [pokedex.pokemon[row].slug for row in duels.a.pokemon]
        return super().predict(duels, pokedex)


def test_positions_are_read_with_the_pokedex_that_they_were_written_with(pokedex: Pokedex) -> None:
    predictor = _Named()
    predict = PredictDuels(pokedex=_Refreshed(pokedex), predictor=predictor, predictions=FakePredictionRepository())
    for _ in range(2):
        predict(duels=[(PIKACHU, GYARADOS)])
        assert predictor.names == ["pikachu"]


def test_answers_come_in_order_and_are_kept(pokedex: Pokedex) -> None:
    kept = FakePredictionRepository()
    predict = PredictDuels(
        pokedex=FakePokedexRepository(pokedex), predictor=FakeBattlePredictor(version="7"), predictions=kept
    )
    answers = predict(duels=[(PIKACHU, GYARADOS), (GYARADOS, PIKACHU)])
    assert [(one.a, one.b) for one in answers] == [(PIKACHU, GYARADOS), (GYARADOS, PIKACHU)]
    assert answers[0].win_probability + answers[1].win_probability == 1
    assert {one.model_version for one in answers} == {"7"}
    assert [kept.find(one.prediction_id) for one in answers] == list(answers)
