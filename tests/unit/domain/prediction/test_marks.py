from __future__ import annotations

from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.prediction.marks import Examined, called, mark, noise_of
from tests.unit.domain.prediction.examples import won


def test_two_duels_worked_out_by_hand() -> None:
    examined = Examined(tallies=won([8, 5], battles=10), truth=np.array([0.75, 0.4]))
    found = mark(np.array([0.7, 0.6]), examined)

    assert found.duels == 2
    assert found.mae == pytest.approx(0.1)
    assert found.mae_floor == pytest.approx(0.075)
    assert found.mae_without_noise == pytest.approx(0.125)
    assert found.brier == pytest.approx((0.8 * 0.09 + 0.2 * 0.49 + 0.5 * 0.16 + 0.5 * 0.36) / 2)
    assert found.brier_floor == pytest.approx((0.8 * 0.0625 + 0.2 * 0.5625 + 0.5 * 0.36 + 0.5 * 0.16) / 2)
    assert found.brier_regret == pytest.approx((0.05**2 + 0.2**2) / 2)
    assert found.log_loss == pytest.approx(-(0.8 * log(0.7) + 0.2 * log(0.3) + 0.5 * log(0.6) + 0.5 * log(0.4)) / 2)
    assert found.accuracy == found.best_accuracy == pytest.approx(0.65)
    assert found.accuracy_gap == 0


def test_one_who_forecasts_the_truth_has_no_regret() -> None:
    truth = np.random.default_rng(1).random(500)
    wins = np.random.default_rng(2).binomial(300, truth)
    found = mark(truth, Examined(tallies=won(wins.tolist(), battles=300), truth=truth))

    assert (found.mae_without_noise, found.brier_regret, found.log_loss_regret, found.accuracy_gap) == (0, 0, 0, 0)
    assert found.mae == found.mae_floor > 0


def test_the_best_accuracy_is_not_flattered_by_near_ties() -> None:
    truth = np.full(4000, 0.5)
    wins = np.random.default_rng(3).binomial(300, truth)
    tallies = won(wins.tolist(), battles=300)
    guess = truth + np.random.default_rng(4).normal(0, 0.003, 4000)  # another finite run
    share = tallies.win_share

    assert np.maximum(share, 1 - share).mean() > 0.52
    assert mark(guess, Examined(tallies=tallies, truth=guess)).best_accuracy == pytest.approx(0.5, abs=0.002)


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 20)), min_size=1, max_size=30))
def test_who_calls_nobody_calls_half(duels: list[tuple[float, int]]) -> None:
    share = won([wins for _, wins in duels], battles=20).win_share
    forecast = np.array([chance for chance, _ in duels])

    assert called(np.full(len(duels), 0.5), share).tolist() == [0.5] * len(duels)
    assert called(forecast, share) + called(1 - forecast, share) == pytest.approx(1)


def test_the_noise_is_that_of_the_binomial_distribution() -> None:
    wins = np.random.default_rng(5).binomial(400, 0.3, 20_000)
    tallies = won(wins.tolist(), battles=400)

    assert noise_of(tallies).mean() == pytest.approx(np.abs(tallies.win_share - 0.3).mean(), rel=0.02)
