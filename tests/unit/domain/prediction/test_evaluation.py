from __future__ import annotations

from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.battle.outcome import Tallies
from app.domain.prediction.evaluation import best_accuracy, calibration_error, contested, score
from tests.unit.domain.prediction.examples import won

CHANCES = st.lists(st.floats(0, 1), min_size=1, max_size=40)


def test_two_duels_worked_out_by_hand() -> None:
    found = score(np.array([0.7, 0.5]), won([8, 5], battles=10))
    assert found.duels == 2
    assert found.mean_absolute_error == pytest.approx(0.05)
    # Single battles: 0.8 · 0.3² + 0.2 · 0.7² = 0.17 and 0.25.
    assert found.brier == pytest.approx((0.17 + 0.25) / 2)
    # p(1 - p) of what was seen, × 10 / 9: 0.16 and 0.25.
    assert found.brier_floor == pytest.approx((0.16 + 0.25) / 2 * 10 / 9)
    assert found.brier_regret == pytest.approx(found.brier - found.brier_floor)
    assert found.root_mean_square_error == 0  # less than the noise of ten battles
    assert found.log_loss == pytest.approx((-0.8 * log(0.7) - 0.2 * log(0.3) + log(2)) / 2)
    assert found.accuracy == pytest.approx((0.8 + 0.5) / 2)
    assert found.calibration_error == pytest.approx(0.05)


def test_the_opposite_of_a_certain_truth_is_as_wrong_as_can_be() -> None:
    found = score(np.array([0.0, 1.0]), won([10, 0], battles=10))
    assert found.mean_absolute_error == found.root_mean_square_error == found.brier == 1
    assert (found.accuracy, found.brier_floor) == (0, 0)
    assert found.log_loss == pytest.approx(-log(1e-6))  # great, but not infinite


def test_one_who_knows_every_truth_has_no_regret_and_no_error_but_noise() -> None:
    dice = np.random.default_rng(5)
    truth = dice.random(40_000)
    found = score(truth, won(dice.binomial(20, truth).tolist(), battles=20))
    assert found.brier_regret == pytest.approx(0, abs=1e-3)
    assert found.root_mean_square_error == pytest.approx(0, abs=0.02)
    assert found.brier_floor == pytest.approx(1 / 6, abs=2e-3)  # the mean of p(1 - p)
    assert found.calibration_error < 0.005
    assert found.accuracy == pytest.approx(0.75, abs=5e-3)
    assert found.mean_absolute_error > 0.05  # that is the noise


def test_a_known_error_is_found_under_the_noise() -> None:
    dice = np.random.default_rng(6)
    truth = 0.2 + 0.5 * dice.random(40_000)
    found = score(truth + 0.1, won(dice.binomial(10, truth).tolist(), battles=10))
    assert found.root_mean_square_error == pytest.approx(0.1, abs=0.01)
    assert found.brier_regret == pytest.approx(0.01, abs=2e-3)
    assert found.calibration_error == pytest.approx(0.1, abs=0.01)


@given(chances=CHANCES, seed=st.integers(0, 1000))
def test_the_score_does_not_depend_on_who_is_called_a(chances: list[float], seed: int) -> None:
    forecast, battles = np.array(chances), 8
    wins = np.random.default_rng(seed).integers(0, battles + 1, len(chances))
    there = score(forecast, won(wins.tolist(), battles=battles))
    back = score(1 - forecast, won((battles - wins).tolist(), battles=battles))
    symmetric = ("mae", "rmse", "brier", "brier_floor", "log_loss", "accuracy", "best_accuracy")
    for name in symmetric:
        assert there.as_metrics()[name] == pytest.approx(back.as_metrics()[name], abs=1e-6), name


def test_a_coin_toss_is_right_half_of_the_time_whatever_happens() -> None:
    assert score(np.full(4, 0.5), won([0, 1, 9, 10], battles=10)).accuracy == 0.5


def test_whoever_calls_a_battle_by_the_others_of_its_duel_is_as_good_as_can_be() -> None:
    # 7 : 3 is called right 7 times; of 5 : 5, the others are 4 : 5; of 1 : 0, there are none; all else is certain.
    assert best_accuracy(won([7], battles=10)) == pytest.approx(0.7)
    assert best_accuracy(won([5], battles=10)) == 0
    assert best_accuracy(won([1, 0], battles=1)) == 0.5
    assert best_accuracy(won([10, 0], battles=10)) == 1


def test_the_best_possible_accuracy_is_not_flattered_by_duels_that_are_even() -> None:
    dice = np.random.default_rng(7)
    even = won(dice.binomial(200, np.full(40_000, 0.5)).tolist(), battles=200)

    assert best_accuracy(even) == pytest.approx(0.5, abs=2e-3)
    assert np.maximum(even.win_share, 1 - even.win_share).mean() > 0.52


def test_a_tie_is_half_a_win() -> None:
    ties = Tallies(a_wins=np.array([0]), b_wins=np.array([0]), ties=np.array([10]), turns=np.array([10]))
    assert score(np.array([0.5]), ties).mean_absolute_error == 0
    assert score(np.array([0.5]), ties).best_accuracy == 0.5


def test_one_battle_for_each_duel_leaves_no_noise_to_be_taken_out() -> None:
    found = score(np.array([0.8, 0.8]), won([1, 0], battles=1))
    assert found.brier_floor == 0
    assert found.brier == pytest.approx((0.04 + 0.64) / 2)


def test_the_metrics_carry_every_number() -> None:
    found = score(np.array([0.7, 0.5]), won([8, 5], battles=10))
    assert found.as_metrics() == {
        "duels": 2,
        "mae": found.mean_absolute_error,
        "rmse": found.root_mean_square_error,
        "brier": found.brier,
        "brier_floor": found.brier_floor,
        "brier_regret": found.brier_regret,
        "log_loss": found.log_loss,
        "accuracy": found.accuracy,
        "best_accuracy": found.best_accuracy,
        "ece": found.calibration_error,
    }


class TestCalibrationError:
    def test_it_is_the_gap_within_bins_of_equally_many(self) -> None:
        # Twenty duels make ten bins of two; in each, forecast and share differ by 0.1 on average.
        forecast = np.linspace(0, 0.95, 20)
        share = forecast + np.tile([0.0, 0.2], 10)
        assert calibration_error(forecast, share) == pytest.approx(0.1)

    def test_errors_that_cancel_within_a_bin_do_not_count(self) -> None:
        forecast = np.repeat(np.linspace(0.1, 0.9, 10), 2)
        assert calibration_error(forecast, forecast + np.tile([-0.1, 0.1], 10)) == pytest.approx(0)

    def test_gaps_of_different_signs_in_different_bins_do_count(self) -> None:
        forecast = np.repeat(np.linspace(0.1, 0.9, 10), 2)
        assert calibration_error(forecast, forecast + np.repeat([-0.1, 0.1] * 5, 2)) == pytest.approx(0.1)

    @given(chances=CHANCES)
    def test_who_is_right_is_calibrated(self, chances: list[float]) -> None:
        assert calibration_error(np.array(chances), np.array(chances)) == pytest.approx(0)

    @given(chances=CHANCES, seed=st.integers(0, 1000))
    def test_it_is_never_more_than_the_mean_error(self, chances: list[float], seed: int) -> None:
        forecast, share = np.array(chances), np.random.default_rng(seed).random(len(chances))
        assert 0 <= calibration_error(forecast, share) <= np.abs(forecast - share).mean() + 1e-12


def test_a_duel_is_contested_from_one_in_twenty_on() -> None:
    assert contested(won([0, 4, 5, 50, 95, 96, 100], battles=100)).tolist() == [2, 3, 4]
