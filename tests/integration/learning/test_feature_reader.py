from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.domain.prediction.draws import EXAM, MIXTURES, draw
from app.domain.prediction.features import features
from app.infrastructure.learning.feature_batches import ThreadedFeatureReader
from tests.fakes.fake_feature_reader import FakeFeatureReader
from tests.fakes.fake_pokedex_repository import FakePokedexRepository

if TYPE_CHECKING:
    from app.domain.battle.tables import BattleTables
    from app.domain.pokedex.pokedex import Pokedex


@pytest.mark.parametrize("doubt", [None, 0.01])
@pytest.mark.parametrize("workers", [1, 3])
def test_however_many_threads_read_they_see_the_same(
    pokedex: Pokedex, tables: BattleTables, workers: int, doubt: float | None
) -> None:
    duels, _ = draw(pokedex, MIXTURES[EXAM], 250, np.random.default_rng(1))
    expected = features(tables, duels, doubt=doubt)
    reader = ThreadedFeatureReader(pokedex=FakePokedexRepository(pokedex), workers=workers)
    found = reader.read(duels, doubt=doubt)

    assert found.names == expected.names == FakeFeatureReader().read(duels, doubt=doubt).names
    assert (found.values == expected.values).all()
    assert (found.margin == expected.margin).all()
    assert (found.order.swapped == expected.order.swapped).all()


def test_progress_ends_with_every_duel(pokedex: Pokedex) -> None:
    duels, _ = draw(pokedex, MIXTURES[EXAM], 250, np.random.default_rng(1))
    told: list[int] = []
    ThreadedFeatureReader(pokedex=FakePokedexRepository(pokedex), workers=2).read(
        duels, doubt=None, on_progress=told.append
    )

    assert told == sorted(told)
    assert told[-1] == 250
