from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.domain.prediction.draws import LESSONS, MIXTURES, draw
from app.domain.prediction.features import features
from app.infrastructure.learning.feature_batches import features_in_threads

if TYPE_CHECKING:
    from app.domain.battle.duels import Duels
    from app.domain.battle.tables import BattleTables
    from app.domain.pokedex.pokedex import Pokedex

COUNT = 4500
"""More than two batches."""


@pytest.fixture(scope="module")
def drawn(pokedex: Pokedex) -> Duels:
    return draw(pokedex, MIXTURES[LESSONS], COUNT, np.random.default_rng(5))[0]


@pytest.mark.parametrize("doubt", [None, 0.02])
@pytest.mark.parametrize("workers", [1, 2, 7])
@pytest.mark.parametrize("count", [0, 1, 100, 101, COUNT])
def test_the_number_of_workers_changes_nothing(
    tables: BattleTables, drawn: Duels, count: int, workers: int, doubt: float | None
) -> None:
    duels = drawn.take(slice(0, count))
    whole, parts = (
        features(tables, duels, doubt=doubt),
        features_in_threads(tables, duels, doubt=doubt, workers=workers),
    )
    assert parts.names == whole.names
    for one, other in (
        (parts.values, whole.values),
        (parts.margin, whole.margin),
        (parts.turns, whole.turns),
        (parts.order.swapped, whole.order.swapped),
        (parts.order.mirror, whole.order.mirror),
    ):
        np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("count", [1, 101, COUNT])
def test_the_progress_rises_to_the_last_duel(tables: BattleTables, drawn: Duels, count: int, workers: int) -> None:
    told: list[int] = []
    duels = drawn.take(slice(0, count))
    features_in_threads(tables, duels, doubt=None, workers=workers, on_progress=told.append)
    assert told == sorted(set(told))
    assert told[0] > 0
    assert told[-1] == count


@pytest.mark.parametrize("workers", [1, 2])
def test_a_thread_that_fails_fails_the_whole(tables: BattleTables, drawn: Duels, workers: int) -> None:
    nobody = drawn.a.pokemon.copy()
    nobody[3000] = 10_000
    told: list[int] = []
    with pytest.raises(IndexError, match="the position of a Pokémon is outside the Pokédex"):
        features_in_threads(
            tables,
            replace(drawn, a=replace(drawn.a, pokemon=nobody)),
            doubt=None,
            workers=workers,
            on_progress=told.append,
        )
    assert not told or told[-1] < COUNT


def test_an_interruption_while_progress_is_told_is_passed_on(tables: BattleTables, drawn: Duels) -> None:
    def press_ctrl_c(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        features_in_threads(tables, drawn, doubt=0.02, workers=2, on_progress=press_ctrl_c)
