from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.application.ports.battle_predictor import UnreachableIntervalError
from app.domain.battle.combatant import choose_among, train
from app.domain.battle.duels import Duels
from app.domain.battle.engine.matchup import matchups
from app.domain.battle.engine.order import in_order
from app.domain.battle.lineup import line_up_duels
from app.domain.battle.tables import tables_of
from tests.random_combatants import damaging_moves, random_combatants

if TYPE_CHECKING:
    from app.application.ports.battle_predictor import BattlePredictor
    from app.domain.battle.duels import Combatants
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.model import DuelForecasts


def columns_of(forecasts: DuelForecasts) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Return (4, n)."""
    facts = (forecasts.win_probability, forecasts.interval_low, forecasts.interval_high, forecasts.turns)
    return np.stack(facts)


class BattlePredictorContract:
    """A test class inherits this and gives the fixture `predictor`."""

    @pytest.fixture
    def duels(self, pokedex: Pokedex) -> Duels:
        """All moves that damage, used by anybody, at any level."""
        dice = np.random.default_rng(11)
        moves = dice.permutation(np.resize(damaging_moves(pokedex), 500))

        def side(move: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Combatants:
            pokemon = dice.integers(0, len(pokedex.pokemon), len(move))
            return random_combatants(pokedex, dice, pokemon=pokemon, move=move)

        return Duels(a=side(moves), b=side(moves[::-1]))

    def test_it_has_a_name(self, predictor: BattlePredictor) -> None:
        assert predictor.version
        assert predictor.version == predictor.version.strip()

    def test_each_duel_has_its_forecast(self, predictor: BattlePredictor, pokedex: Pokedex, duels: Duels) -> None:
        forecasts = predictor.predict(duels, pokedex)
        columns = (forecasts.win_probability, forecasts.interval_low, forecasts.interval_high, forecasts.turns)
        assert all(column.shape == (len(duels),) and column.dtype == np.float64 for column in columns)
        assert all(np.isfinite(column).all() for column in columns)
        assert (forecasts.turns >= 1).all()

    def test_battles_are_told_for_every_duel_or_for_none(
        self, predictor: BattlePredictor, pokedex: Pokedex, duels: Duels
    ) -> None:
        battles = predictor.predict(duels, pokedex).battles
        assert battles is None or (battles.shape == (len(duels),) and battles.dtype == np.int64 and (battles > 0).all())

    def test_the_interval_is_around_the_probability(
        self, predictor: BattlePredictor, pokedex: Pokedex, duels: Duels
    ) -> None:
        forecasts = predictor.predict(duels, pokedex)
        assert (forecasts.interval_low >= 0).all()
        assert (forecasts.interval_low <= forecasts.win_probability).all()
        assert (forecasts.win_probability <= forecasts.interval_high).all()
        assert (forecasts.interval_high <= 1).all()

    def test_exchanging_the_sides_exchanges_the_answer_exactly(
        self, predictor: BattlePredictor, pokedex: Pokedex, duels: Duels
    ) -> None:
        there, back = predictor.predict(duels, pokedex), predictor.predict(duels.swapped(), pokedex)

        assert (there.win_probability + back.win_probability == 1).all()
        assert (there.turns == back.turns).all()
        np.testing.assert_allclose(there.interval_low, 1 - back.interval_high, rtol=0, atol=1e-12)
        np.testing.assert_allclose(there.interval_high, 1 - back.interval_low, rtol=0, atol=1e-12)

    def test_equal_combatants_have_half_each(self, predictor: BattlePredictor, pokedex: Pokedex, duels: Duels) -> None:
        assert (predictor.predict(Duels(a=duels.a, b=duels.a), pokedex).win_probability == 0.5).all()

    def test_it_does_not_say_the_same_of_every_duel(
        self, predictor: BattlePredictor, pokedex: Pokedex, duels: Duels
    ) -> None:
        assert np.ptp(predictor.predict(duels, pokedex).win_probability) > 0.5

    def test_many_at_once_are_answered_like_one_at_a_time(
        self, predictor: BattlePredictor, pokedex: Pokedex, duels: Duels
    ) -> None:
        some = duels.take(slice(0, 40))
        singles = [columns_of(predictor.predict(some.take(slice(row, row + 1)), pokedex)) for row in range(len(some))]

        np.testing.assert_allclose(
            columns_of(predictor.predict(some, pokedex)), np.concatenate(singles, axis=1), atol=1e-6
        )

    def test_the_same_question_has_the_same_answer(
        self, predictor: BattlePredictor, pokedex: Pokedex, duels: Duels
    ) -> None:
        first, second = (columns_of(predictor.predict(duels, pokedex)) for _ in range(2))
        assert (first == second).all()

    def test_a_duel_as_the_engine_plays_it_has_the_same_chance(
        self, predictor: BattlePredictor, pokedex: Pokedex, duels: Duels
    ) -> None:
        some = duels.take(slice(0, 150))
        chances = predictor.chances(in_order(*matchups(tables_of(pokedex), some)))
        np.testing.assert_allclose(chances, predictor.predict(some, pokedex).win_probability, rtol=0, atol=1e-4)

    def test_no_interval_is_wider_than_asked(self, predictor: BattlePredictor, pokedex: Pokedex, duels: Duels) -> None:
        forecasts = predictor.predict(duels, pokedex, interval_width=0.9)
        assert (forecasts.interval_high - forecasts.interval_low).max() <= 0.9

    def test_what_cannot_be_that_sure_is_refused_with_what_can(
        self, predictor: BattlePredictor, pokedex: Pokedex, duels: Duels
    ) -> None:
        with pytest.raises(UnreachableIntervalError, match="1e-05 is narrower than") as refusal:
            predictor.predict(duels, pokedex, interval_width=1e-5)
        assert 1e-5 < refusal.value.narrowest < 1

    def test_between_two_groups_any_duel_has_the_forecast_that_it_has_alone(
        self, predictor: BattlePredictor, pokedex: Pokedex, duels: Duels
    ) -> None:
        dice = np.random.default_rng(12)
        own, foe = dice.integers(0, len(duels), (2, 60))
        found = predictor.between(duels.a, duels.b, pokedex).forecast(own, foe)
        alone = predictor.predict(Duels(a=duels.a.take(own), b=duels.b.take(foe)), pokedex)
        assert (columns_of(found) == columns_of(alone)).all()

    def test_two_who_choose_have_the_forecasts_of_all_their_duels(
        self, predictor: BattlePredictor, pokedex: Pokedex
    ) -> None:
        pikachu = choose_among(pokedex, train(pokedex, pokemon="pikachu"), [])
        for level in (50, 70):
            foe = choose_among(pokedex, train(pokedex, pokemon="charizard", level=level), [])
            pairs = [(pikachu.playing(move), foe.playing(reply)) for move in pikachu.moves for reply in foe.moves]
            wanted = predictor.predict(line_up_duels(pokedex, pairs), pokedex)
            assert (columns_of(predictor.weigh(pikachu, foe, pokedex)) == columns_of(wanted)).all()

    def test_no_duels_have_no_forecasts(self, predictor: BattlePredictor, pokedex: Pokedex, duels: Duels) -> None:
        assert columns_of(predictor.predict(duels.take(slice(0, 0)), pokedex)).shape == (4, 0)
