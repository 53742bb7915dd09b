from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.prediction.intervals import COVERAGE, IntervalTable

if TYPE_CHECKING:
    from numpy.typing import NDArray

CHANCES = st.lists(st.floats(0, 1), min_size=1, max_size=60)


MANY = 10**9
"""Battles, after which the share that was won is the truth."""


def duels(count: int, seed: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return forecasts and truths; the errors are the greater the less certain the forecast is."""
    dice = np.random.default_rng(seed)
    forecast = dice.random(count)
    error = dice.normal(0, 0.02 + 0.2 * np.minimum(forecast, 1 - forecast))
    return forecast, np.clip(forecast + error, 0, 1)


def learnt(forecast: NDArray[np.float64], truth: NDArray[np.float64], *, battles: int = MANY) -> IntervalTable:
    """Return what so many battles of each duel teach."""
    share = truth if battles == MANY else np.random.default_rng(5).binomial(battles, truth) / battles
    return IntervalTable.learnt_from(forecast, share, np.full(len(share), battles))


@pytest.mark.parametrize(
    ("battles", "tolerance"),
    # With few battles the sampling noise of the shares is about as great as the errors, and has to be taken out.
    [(MANY, 0.015), (400, 0.02), (60, 0.03)],
)
def test_nine_of_ten_truths_that_were_not_learnt_from_lie_within(battles: int, tolerance: float) -> None:
    table = learnt(*duels(6000, seed=1), battles=battles)
    forecast, truth = duels(20_000, seed=2)
    low, high = table.around(forecast)
    within = (low <= truth) & (truth <= high)
    assert within.mean() == pytest.approx(COVERAGE, abs=tolerance)
    # Neither where the forecast is sure nor where it is not is the promise broken for the other's sake.
    doubt = np.minimum(forecast, 1 - forecast)
    for rows in (doubt < 0.1, (doubt >= 0.1) & (doubt < 0.3), doubt >= 0.3):
        assert within[rows].mean() == pytest.approx(COVERAGE, abs=2 * tolerance)


def test_few_battles_do_not_make_it_wider() -> None:
    widths = [np.mean(learnt(*duels(6000, seed=1), battles=battles).half_widths) for battles in (MANY, 400, 60)]
    assert widths == pytest.approx([widths[0]] * 3, rel=0.1)


def test_errors_that_are_noise_alone_leave_a_small_part_of_themselves() -> None:
    truth = np.random.default_rng(1).uniform(0.2, 0.8, 6000)
    table = learnt(truth, truth, battles=50)
    share = np.random.default_rng(5).binomial(50, truth) / 50
    whole = np.quantile(np.abs(share - truth), 0.9)
    assert max(table.half_widths) < 0.45 * whole
    assert min(table.half_widths) > 0.15 * whole


def test_it_is_wider_where_errors_were_greater() -> None:
    table = learnt(*duels(6000, seed=1))
    low, high = table.around(np.array([0.02, 0.2, 0.5, 0.8, 0.98]))
    width = high - low
    assert width[0] < width[1] < width[2] > width[3] > width[4]
    assert list(table.doubts) == sorted(table.doubts)


@given(chances=CHANCES, asked=CHANCES, battles=st.integers(1, 50), seed=st.integers(0, 1000))
def test_it_holds_the_forecast_and_stays_between_0_and_1(
    chances: list[float], asked: list[float], battles: int, seed: int
) -> None:
    share = np.random.default_rng(seed).random(len(chances))
    table = learnt(np.array(chances), share, battles=battles)
    low, high = table.around(np.array(asked))
    assert ((low >= 0) & (low <= asked) & (np.array(asked) <= high) & (high <= 1)).all()


@given(asked=CHANCES)
def test_it_turns_around_with_the_forecast(asked: list[float]) -> None:
    # Away from the edges of the bins, where rounding decides.
    table = IntervalTable(doubts=(0.123456, 0.3, 0.5), half_widths=(0.05, 0.1, 0.2))
    forecast = np.round(np.array(asked), 2)
    low, high = table.around(forecast)
    other_low, other_high = table.around(1 - forecast)
    sure = np.abs(np.minimum(forecast, 1 - forecast) - 0.3) > 0.005
    np.testing.assert_allclose(low[sure], 1 - other_high[sure], atol=1e-12)
    np.testing.assert_allclose(high[sure], 1 - other_low[sure], atol=1e-12)


def test_forecasts_on_the_edges_of_bins_turn_around_too() -> None:
    # As calibrated forecasts are, which have few values.
    dice = np.random.default_rng(3)
    forecast = dice.choice(dice.random(40), 3000)
    table = learnt(forecast, np.clip(forecast + dice.normal(0, 0.1, 3000), 0, 1))
    (low, high), (other_low, other_high) = table.around(forecast), table.around(1 - forecast)
    np.testing.assert_allclose(low, 1 - other_high, atol=1e-12)
    np.testing.assert_allclose(high, 1 - other_low, atol=1e-12)


def test_a_bin_reaches_up_to_its_edge() -> None:
    table = IntervalTable(doubts=(0.125, 0.25), half_widths=(0.0625, 0.25))
    low, high = table.around(np.array([0.125, 0.1875, 0.5, 0.875]))
    assert low.tolist() == [0.0625, 0, 0.25, 0.8125]
    assert high.tolist() == [0.1875, 0.4375, 0.75, 0.9375]


def test_one_duel_is_enough_to_learn_its_own_error() -> None:
    table = learnt(np.array([0.5]), np.array([0.75]))
    assert table.doubts == (0.5,)
    assert table.half_widths == pytest.approx((0.25,))


def test_without_errors_it_has_no_width() -> None:
    forecast = np.linspace(0, 1, 100)
    low, high = learnt(forecast, forecast).around(forecast)
    np.testing.assert_array_equal(low, forecast)
    np.testing.assert_array_equal(high, forecast)


def test_few_errors_are_not_trusted_to_show_the_tail() -> None:
    # Twelve bins of eleven errors of 0 to 10 percent: the next one lies below the greatest 11 times out of 12,
    # but below the second greatest only 10 times.
    forecast = np.linspace(0, 0.5, 12 * 11)
    error = np.tile(np.arange(11) / 100, 12)
    table = learnt(forecast, forecast + error)
    assert table.half_widths == pytest.approx([0.10] * 12)
