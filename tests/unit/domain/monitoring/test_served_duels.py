from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.domain.battle.outcome import Tallies
from app.domain.monitoring.live_misses import worst_misses
from app.domain.monitoring.served_duels import ServedDuels, drawn_from, served_duels
from tests.quality_bench import NOW, answered, random_pairs

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex


@pytest.fixture
def served(pokedex: Pokedex) -> ServedDuels:
    """Four answers: to a duel, to another, to the first again, and to the first with its sides exchanged."""
    first, other = random_pairs(pokedex, 2)
    asked = [(first, 0.9), (other, 0.5), (first, 0.8), (first[::-1], 0.15)]
    return served_duels(pokedex, [answered(a, b, chance, made_at=NOW) for (a, b), chance in asked])


def test_each_duel_stands_once_and_both_its_sides_are_one_witness(served: ServedDuels) -> None:
    assert (len(served), len(served.duels)) == (4, 3)
    assert served.rows.tolist() == [0, 1, 0, 2]
    assert served.groups.tolist() == [0, 1, 0, 0]
    assert served.forecast.tolist() == [0.9, 0.5, 0.8, 0.15]


def test_of_answers_some_are_drawn_in_their_order(pokedex: Pokedex, served: ServedDuels) -> None:
    some = drawn_from(pokedex, served, 2, seed=1)

    assert len(some) == len(some.groups) == 2
    assert list(some.predictions) == [one for one in served.predictions if one in some.predictions]
    assert drawn_from(pokedex, served, 2, seed=1).predictions == some.predictions
    assert len(drawn_from(pokedex, served, 100, seed=1)) == 4


def test_the_worst_answer_to_a_duel_stands_for_all_and_chance_is_no_miss(pokedex: Pokedex, served: ServedDuels) -> None:
    won = np.array([20, 52, 20, 80])
    tallies = Tallies(a_wins=won, b_wins=100 - won, ties=0 * won, turns=0 * won + 400)
    (miss,) = worst_misses(pokedex, served, tallies)

    assert miss.prediction_id == served.predictions[0].prediction_id
    assert (miss.served, miss.truth, miss.turns) == (0.9, 0.2, 4)
    assert miss.standard_errors > 3
