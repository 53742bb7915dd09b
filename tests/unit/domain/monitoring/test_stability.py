from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.monitoring.stability import Bins, chi_squared_quantile, largest_by_chance, stability_index

if TYPE_CHECKING:
    from numpy.typing import NDArray

counts = st.lists(st.integers(0, 500), min_size=3, max_size=12)


@given(counts)
def test_the_same_sample_has_an_index_of_nothing(one: list[int]) -> None:
    assume(sum(one) > 0)

    assert stability_index(np.array(one), np.array(one)) == 0


@given(counts, st.integers(2, 9))
def test_so_has_the_same_population_in_a_sample_of_another_size(one: list[int], times: int) -> None:
    assume(sum(one) > 0)

    assert stability_index(np.array(one), np.array(one) * times) == pytest.approx(0, abs=1e-12)


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), min_size=2, max_size=12))
def test_it_is_the_same_in_both_directions_and_never_negative(pairs: list[tuple[int, int]]) -> None:
    one, other = np.array(pairs).T
    assume(one.sum() > 0 and other.sum() > 0)
    index = stability_index(one, other)

    assert index == pytest.approx(stability_index(other, one))
    assert index >= 0
    assert np.isfinite(index)


@given(
    st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), min_size=2, max_size=4),
    st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), min_size=2, max_size=4),
)
def test_it_adds_up_over_columns_that_do_not_depend_on_each_other(
    first: list[tuple[int, int]], second: list[tuple[int, int]]
) -> None:
    a, b = np.array(first).T * 1_000_000, np.array(second).T * 1_000_000
    both = [np.outer(a[row], b[row]).ravel() for row in range(2)]

    assert stability_index(*both) == pytest.approx(stability_index(*a) + stability_index(*b), rel=1e-3, abs=1e-9)


@given(counts, st.integers(0, 2**32 - 1))
def test_the_order_of_the_bins_does_not_matter(one: list[int], seed: int) -> None:
    assume(sum(one) > 0)
    other, order = np.array(one[::-1]), np.random.default_rng(seed).permutation(len(one))

    assert stability_index(np.array(one)[order], other[order]) == pytest.approx(stability_index(np.array(one), other))


def test_it_is_what_the_textbook_says() -> None:
    p, q = np.array([0.5, 0.3, 0.2]), np.array([0.4, 0.3, 0.3])
    index = stability_index((p * 1e7).astype(np.int64), (q * 1e7).astype(np.int64))

    assert index == pytest.approx(0.1 * np.log(1.25) + 0.1 * np.log(1.5), rel=1e-5)


@given(st.lists(st.integers(-5, 5), min_size=1, max_size=60), st.lists(st.integers(-9, 9), max_size=60))
def test_every_value_falls_into_one_bin(reference: list[int], current: list[int]) -> None:
    bins = Bins.of(np.array(reference, dtype=np.float64))

    assert bins.counts(np.array(reference, dtype=np.float64)).sum() == len(reference)
    assert bins.counts(np.array(current, dtype=np.float64)).sum() == len(current)


def test_a_value_that_most_have_is_a_bin_of_its_own_and_the_others_share_the_rest_equally() -> None:
    values = np.concatenate([np.full(600, 50.0), np.random.default_rng(1).random(400) * 100])
    bins = Bins.of(values)

    assert bins.masses.tolist() == [50.0]
    assert bins.counts(values).tolist() == [600, 100, 100, 100, 100]
    assert bins.counts(np.array([-1.0, 50.0, 1000.0])).tolist() == [1, 1, 0, 0, 1]


def test_what_is_always_the_same_notices_anything_else() -> None:
    bins = Bins.of(np.full(300, 7.0))

    assert bins.counts(np.array([7.0, 8.0, 6.0])).tolist() == [1, 2]


@pytest.mark.parametrize(
    ("degrees", "confidence", "quantile"),
    [(1, 0.95, 3.841), (4, 0.99, 13.277), (9, 0.999, 27.877), (9, 0.05, 3.325), (0, 0.99, 0.0)],
)
def test_quantiles_are_those_of_the_tables(degrees: int, confidence: float, quantile: float) -> None:
    assert chi_squared_quantile(degrees, confidence) == pytest.approx(quantile, rel=0.03, abs=0.1)


def drawn(random: np.random.Generator, count: int) -> NDArray[np.float64]:
    return np.where(random.random(count) < 0.6, 50.0, random.random(count) * 100)


@pytest.mark.parametrize("count", [200, 1000, 5000])
def test_chance_exceeds_what_it_is_said_to_exceed_about_as_often_as_said(count: int) -> None:
    random, beyond = np.random.default_rng(count), 0
    for _ in range(400):
        reference, current = drawn(random, 3000), drawn(random, count)
        bins = Bins.of(reference)
        pair = bins.counts(reference), bins.counts(current)
        beyond += stability_index(*pair) > largest_by_chance(*pair, confidence=0.9)

    assert 0.06 < beyond / 400 < 0.14
