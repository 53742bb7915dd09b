from __future__ import annotations

import tracemalloc

import numpy as np
import pytest

from app.domain.prediction.bootstrap import Estimate, grouped_mean


def test_independent_values_have_the_interval_of_the_normal_distribution() -> None:
    values = np.random.default_rng(1).normal(3, 2, 2000)
    found = grouped_mean(values, np.arange(2000))

    assert found.value == pytest.approx(values.mean())
    assert found.high - found.low == pytest.approx(2 * 1.96 * 2 / 2000**0.5, rel=0.1)
    assert found.low < found.value < found.high


def test_copies_of_a_value_are_no_further_witnesses() -> None:
    values = np.random.default_rng(1).normal(0, 1, 100)
    alone = grouped_mean(values, np.arange(100))
    copied = grouped_mean(np.repeat(values, 25), np.repeat(np.arange(100), 25))

    assert copied.value == pytest.approx(alone.value)
    assert copied.low == pytest.approx(alone.low)
    assert copied.high == pytest.approx(alone.high)


def test_nineteen_intervals_in_twenty_hold_the_mean() -> None:
    random = np.random.default_rng(2)
    held = 0
    for _ in range(200):
        of_group = random.normal(0, 1, 60)
        groups = random.integers(0, 60, 300)
        found = grouped_mean(of_group[groups] + random.normal(0, 0.5, 300), groups)
        held += found.low <= 0 <= found.high

    assert 180 <= held <= 198


def test_the_same_values_have_the_same_interval() -> None:
    values, groups = np.arange(10.0), np.arange(10) // 2
    assert grouped_mean(values, groups) == grouped_mean(values, groups)


def test_very_many_groups_are_drawn_in_turn_and_all_the_same() -> None:
    count = 20_000
    values = np.random.default_rng(1).normal(0, 1, count)
    tracemalloc.start()
    found = grouped_mean(values, np.arange(count), seed=3)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    drawn = np.random.default_rng(3).multinomial(count, np.full(count, 1 / count), size=1000)
    assert (found.low, found.high) == pytest.approx(tuple(np.quantile(drawn @ values / count, (0.025, 0.975))))
    assert most < drawn.nbytes * 1.6  # twice as much, where all are drawn at once


@pytest.mark.parametrize(("low", "high", "certain"), [(0.1, 0.3, True), (-0.3, -0.1, True), (-0.1, 0.3, False)])
def test_a_sign_is_certain_where_the_interval_leaves_out_nothing(low: float, high: float, *, certain: bool) -> None:
    assert Estimate(value=0.1, low=low, high=high).is_certain is certain


def test_it_is_told_with_its_interval() -> None:
    assert Estimate(value=0.25, low=0.2, high=0.3).text(2) == "0.25 (0.20 to 0.30)"
