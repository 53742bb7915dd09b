from __future__ import annotations

import numpy as np
import pytest

from app.domain.prediction.ranking import confusion, precision_recall, roc

FORECAST = np.array([0.9, 0.6, 0.6, 0.2])
SHARE = np.array([1.0, 1.0, 0.0, 0.5])
"""Of each duel; of 2.5 wins and 1.5 losses, one duel with both is forecast lowest."""


def test_the_roc_begins_with_nothing_and_ends_with_everything() -> None:
    curve = roc(FORECAST, SHARE)

    assert curve.x.tolist() == pytest.approx([0, 0, 1 / 1.5, 1])
    assert curve.y.tolist() == pytest.approx([0, 1 / 2.5, 2 / 2.5, 1])


def test_the_area_is_the_chance_that_a_win_is_forecast_above_a_loss() -> None:
    draws = np.random.default_rng(3)
    forecast, share = draws.random(60).round(1), draws.random(60)
    won, lost = share[:, None], (1 - share)[None, :]
    above = (forecast[:, None] > forecast[None, :]) + 0.5 * (forecast[:, None] == forecast[None, :])

    assert roc(forecast, share).area == pytest.approx((won * lost * above).sum() / (share.sum() * (1 - share).sum()))


def test_precision_falls_as_recall_rises() -> None:
    curve = precision_recall(FORECAST, SHARE)

    assert curve.x.tolist() == pytest.approx([0.4, 0.8, 1.0])
    assert curve.y.tolist() == pytest.approx([1, 2 / 3, 2.5 / 4])
    assert curve.area == pytest.approx(0.4 + 0.4 * 2 / 3 + 0.2 * 2.5 / 4)


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_battles_that_all_end_alike_have_curves_too(share: float) -> None:
    ends = np.full(4, share)

    assert np.isfinite(roc(FORECAST, ends).area)
    assert precision_recall(FORECAST, ends).area == pytest.approx(share)


def test_a_thin_curve_keeps_its_ends() -> None:
    draws = np.random.default_rng(1)
    curve = roc(draws.random(5000), draws.random(5000))
    x, y = curve.thinned(50)

    assert len(x) == len(y) == 50
    assert (x[0], y[0], x[-1], y[-1]) == pytest.approx((0, 0, 1, 1))
    assert roc(FORECAST, SHARE).thinned(50)[0] == tuple(roc(FORECAST, SHARE).x)


def test_who_was_called_stands_against_who_won() -> None:
    forecast, share = np.array([0.9, 0.4, 0.5, 0.1]), np.array([0.75, 0.5, 1.0, 0.0])

    assert confusion(forecast, share).tolist() == pytest.approx(
        np.array([[0.75 + 0.5, 0.25], [0.5 + 0.5, 0.5 + 1.0]]) / 4
    )
    assert confusion(forecast, share).sum() == pytest.approx(1)
