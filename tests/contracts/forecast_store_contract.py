from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.application.ports.forecast_store import KeptForecast

if TYPE_CHECKING:
    from app.application.ports.forecast_store import ForecastStore


class ForecastStoreContract:
    """A test class inherits this and gives one fixture: `store`, which is empty."""

    def test_what_was_not_kept_is_not_found(self, store: ForecastStore) -> None:
        assert store.find("0" * 64) is None

    def test_what_was_kept_comes_back_to_the_bit(self, store: ForecastStore) -> None:
        chance = np.random.default_rng(1).random(1000)
        store.keep("a" * 64, KeptForecast(chance=chance, microseconds=1 / 3, seconds=2.5, size=17))
        store.keep("b" * 64, KeptForecast(chance=chance[::-1]))
        found, other = store.find("a" * 64), store.find("b" * 64)

        assert found
        assert other
        assert (found.chance == chance).all()
        assert (found.microseconds, found.seconds, found.size) == (1 / 3, 2.5, 17)
        assert (other.chance == chance[::-1]).all()
        assert (other.microseconds, other.seconds, other.size) == (None, None, None)
