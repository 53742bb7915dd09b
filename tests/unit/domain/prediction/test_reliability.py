from __future__ import annotations

import numpy as np
import pytest

from app.domain.prediction.reliability import reliability


def test_bins_hold_equally_many_duels_in_order() -> None:
    forecast = np.random.default_rng(1).random(1000)
    bins = reliability(forecast, forecast, bins=10)

    assert [one.duels for one in bins] == [100] * 10
    assert [one.forecast for one in bins] == sorted(one.forecast for one in bins)
    assert all(one.share == pytest.approx(one.forecast) for one in bins)
    assert all(one.margin == pytest.approx(0) for one in bins)


def test_a_forecaster_who_is_always_too_sure_lies_off_the_diagonal() -> None:
    share = np.linspace(0, 1, 500)
    bins = reliability(np.where(share > 0.5, 1.0, 0.0), share, bins=2)

    assert [(one.forecast, round(one.share, 2)) for one in bins] == [(0, 0.25), (1, 0.75)]
    assert all(0 < one.margin < 0.1 for one in bins)


def test_few_duels_make_few_bins() -> None:
    assert len(reliability(np.array([0.2, 0.8]), np.array([0.0, 1.0]), bins=10)) == 2
