from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.prediction.calibration import (
    NONE,
    Calibration,
    candidates,
    choose_calibration,
    isotonic,
    rising,
    temperature,
    venn_abers,
)
from app.domain.prediction.evaluation import log_loss

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

Known = tuple["NDArray[np.float64]", "NDArray[np.float64]", "NDArray[np.int64]"]

BATTLES = 200
NAMES = ("none", "temperature", "isotonic", "venn-abers")
VALUES = st.lists(st.tuples(st.floats(0, 1), st.integers(1, 9)), min_size=1, max_size=40)


def odds(share: NDArray[np.float64]) -> NDArray[np.float64]:
    return share / (1 - share)


DISTORTIONS: dict[str, Callable[[NDArray[np.float64]], NDArray[np.float64]]] = {
    "too sure": lambda truth: odds(truth) ** 1.6 / (1 + odds(truth) ** 1.6),
    "not sure enough": lambda truth: odds(truth) ** 0.6 / (1 + odds(truth) ** 0.6),
    "too high": lambda truth: truth**0.5,
    "bent": lambda truth: truth**3 / (truth**3 + (1 - truth)),
}


def duels(count: int, seed: int, distortion: str = "") -> Known:
    """Return forecasts that tell of the truth in a distorted way, shares of battles won, and battles."""
    dice = np.random.default_rng(seed)
    truth = dice.uniform(0.01, 0.99, count)
    forecast = DISTORTIONS[distortion](truth) if distortion else truth
    return forecast, dice.binomial(BATTLES, truth) / BATTLES, np.full(count, BATTLES)


def halves(count: int) -> NDArray[np.bool_]:
    return np.asarray(np.arange(count) % 2 == 0)


def fitted(name: str, data: Known) -> Calibration:
    forecast, share, battles = data
    (one,) = (one for one in candidates(forecast, share, battles) if one.name == name)
    return one


class TestRising:
    @pytest.mark.parametrize(
        ("values", "weights", "nearest"),
        [
            ([1, 2, 3], [1, 1, 1], [1, 2, 3]),
            ([3, 2, 1], [1, 1, 1], [2, 2, 2]),
            ([1, 3, 2, 4], [1, 1, 1, 1], [1, 2.5, 2.5, 4]),
            ([1, 3, 2, 4], [1, 1, 3, 1], [1, 2.25, 2.25, 4]),
            ([0, 0, 1, 0, 1, 1], [1] * 6, [0, 0, 0.5, 0.5, 1, 1]),
            ([5, 1, 1, 1], [1, 1, 1, 1], [2, 2, 2, 2]),  # pools all the way back
            ([7], [2], [7]),
        ],
    )
    def test_examples_worked_out_by_hand(self, values: list[float], weights: list[float], nearest: list[float]) -> None:
        assert rising(np.array(values, float), np.array(weights, float)).tolist() == pytest.approx(nearest)

    @given(pairs=st.lists(st.tuples(st.integers(0, 4), st.integers(1, 3)), min_size=1, max_size=5))
    def test_no_other_rising_numbers_are_nearer(self, pairs: list[tuple[int, int]]) -> None:
        values, weights = (np.array(column, float) for column in zip(*pairs, strict=True))
        found = rising(values, weights)
        distance = float(weights @ (values - found) ** 2)
        # Every rising step curve on a grid of halves.
        for other in product(np.arange(0, 4.5, 0.5), repeat=len(values)):
            if all(one <= next_one for one, next_one in pairwise(other)):
                assert float(weights @ (values - np.array(other)) ** 2) >= distance - 1e-9

    @given(pairs=VALUES)
    def test_it_rises_stays_within_and_keeps_the_mean(self, pairs: list[tuple[float, int]]) -> None:
        values, weights = (np.array(column, float) for column in zip(*pairs, strict=True))
        found = rising(values, weights)
        assert len(found) == len(values)
        assert (np.diff(found) >= 0).all()
        assert values.min() - 1e-12 <= found.min()
        assert found.max() <= values.max() + 1e-12
        assert weights @ found == pytest.approx(weights @ values)
        np.testing.assert_allclose(rising(found, weights), found, atol=1e-12)


class TestCurves:
    @pytest.mark.parametrize("distortion", DISTORTIONS)
    @pytest.mark.parametrize("name", NAMES)
    def test_they_rise_within_0_and_1_and_keep_certainty(self, name: str, distortion: str) -> None:
        calibration = fitted(name, duels(3000, 1, distortion))
        told = calibration(np.linspace(0, 1, 1001))
        assert told[0] == 0
        assert told[-1] == 1
        assert (np.diff(told) >= 0).all()
        assert np.ptp(told) == 1

    def test_certainty_in_single_precision_stays_certainty(self) -> None:
        # As the model tells it.
        forecast = np.array([0, 1e-30, 1 - 2**-24, 1], np.float32).astype(np.float64)
        for one in (Calibration(name="temperature", temperature=heat) for heat in (0.5, 2.0)):
            told = one(forecast)
            assert told[0] == 0
            assert told[-1] == 1
            assert (np.diff(told) >= 0).all()

    def test_nothing_changes_what_none_is_asked(self) -> None:
        forecast = np.random.default_rng(1).random(50)
        assert NONE(forecast).tolist() == forecast.tolist()

    def test_no_forecasts_are_no_forecasts(self) -> None:
        for name in NAMES:
            assert fitted(name, duels(500, 1))(np.zeros(0)).shape == (0,)


class TestTemperature:
    @pytest.mark.parametrize(("distortion", "heat"), [("too sure", 1.6), ("not sure enough", 0.6), ("", 1.0)])
    def test_it_finds_what_the_log_odds_were_multiplied_by(self, distortion: str, heat: float) -> None:
        forecast, share, _ = duels(6000, 1, distortion)
        assert temperature(forecast, share).temperature == pytest.approx(heat, rel=0.03)

    def test_it_turns_around_with_the_forecast(self) -> None:
        forecast = np.linspace(0, 1, 101)
        one = Calibration(name="temperature", temperature=1.3)
        np.testing.assert_allclose(one(forecast) + one(1 - forecast), 1, atol=1e-12)


@pytest.mark.parametrize(
    ("distortion", "name"),
    [
        *(("too sure", name) for name in NAMES[1:]),
        *(("not sure enough", name) for name in NAMES[1:]),
        # What is too high on both sides of a half no temperature puts right.
        *((distortion, name) for distortion in ("too high", "bent") for name in NAMES[2:]),
    ],
)
def test_each_puts_right_what_it_can_on_duels_that_it_was_not_fitted_to(distortion: str, name: str) -> None:
    calibration = fitted(name, duels(6000, 1, distortion))
    forecast, share, _ = duels(20_000, 2, distortion)
    best, plain, told = (log_loss(one, share) for one in (duels(20_000, 2)[0], forecast, calibration(forecast)))
    # Of what the distortion costs, no more than a twentieth is left.
    assert plain > best
    assert told - best < 0.05 * (plain - best)


class TestVennAbers:
    def test_it_is_neither_too_high_nor_too_low_on_the_whole(self) -> None:
        forecast, share, battles = duels(4000, 1, "too sure")
        told = fitted("venn-abers", (forecast, share, battles))(forecast)
        assert told.mean() == pytest.approx(share.mean(), abs=0.0005)

    def test_it_lies_between_the_curves_with_one_more_lost_and_one_more_won(self) -> None:
        forecast, share = np.array([0.2, 0.5, 0.8]), np.array([0.1, 0.4, 0.9])
        told = venn_abers(forecast, share, np.array([4.0, 4.0, 4.0])).after[1:-1]
        lowest = [0.4 / 5, 1.6 / 5, 3.6 / 5]
        highest = [1.4 / 5, 2.6 / 5, 4.6 / 5]
        assert told == pytest.approx([won / (1 - lost + won) for lost, won in zip(lowest, highest, strict=True)])

    def test_the_more_duels_the_nearer_it_is_to_the_isotonic_curve(self) -> None:
        gaps = []
        for count in (300, 3000, 30_000):
            forecast, share, battles = duels(count, 1, "too sure")
            _, _, steps, between = candidates(forecast, share, battles)
            gaps.append(float(np.abs(np.array(steps.after) - np.array(between.after)).mean()))
        assert gaps[0] > gaps[1] > gaps[2]
        assert gaps[2] < 0.005

    def test_few_duels_do_not_make_it_certain(self) -> None:
        forecast, won = np.linspace(0.1, 0.9, 9), np.repeat([0.0, 1.0], [4, 5])
        weight = np.ones(9)
        steps, between = isotonic(forecast, won, weight), venn_abers(forecast, won, weight)
        assert set(steps.after) == {0, 1}
        assert all(0 < one < 1 for one in between.after[1:-1])


class TestChoice:
    @pytest.mark.parametrize(("distortion", "wanted"), [("too sure", {"temperature"}), ("bent", set(NAMES[2:]))])
    def test_what_puts_it_right_is_chosen(self, distortion: str, wanted: set[str]) -> None:
        choice = choose_calibration(*duels(6000, 1, distortion), halves(6000))
        assert choice.chosen.name in wanted
        assert choice.log_losses[choice.chosen.name] == min(choice.log_losses.values()) < choice.log_losses["none"]
        assert tuple(choice.log_losses) == NAMES

    @pytest.mark.parametrize("seed", range(4))
    def test_what_is_right_is_hardly_touched(self, seed: int) -> None:
        choice = choose_calibration(*duels(6000, seed), halves(6000))
        forecast, share, _ = duels(20_000, 100 + seed)
        assert log_loss(choice.chosen(forecast), share) < log_loss(forecast, share) + 0.0002
        np.testing.assert_allclose(choice.chosen(forecast), forecast, atol=0.03)

    def test_the_loss_is_of_the_half_that_was_not_fitted_to(self) -> None:
        forecast, share, battles = duels(2000, 1, "too sure")
        half = halves(2000)
        choice = choose_calibration(forecast, share, battles, half)
        for one in candidates(forecast[half], share[half], battles[half]):
            assert choice.log_losses[one.name] == log_loss(one(forecast[~half]), share[~half])

    def test_what_is_chosen_is_fitted_to_both_halves(self) -> None:
        data = duels(2000, 1, "too sure")
        choice = choose_calibration(*data, halves(2000))
        assert choice.chosen == fitted(choice.chosen.name, data)

    def test_few_duels_are_enough(self) -> None:
        choice = choose_calibration(*duels(4, 1), halves(4))
        assert ((choice.chosen(np.linspace(0, 1, 11)) >= 0) & (choice.chosen(np.linspace(0, 1, 11)) <= 1)).all()
