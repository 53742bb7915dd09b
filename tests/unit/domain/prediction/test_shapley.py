from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from app.domain.prediction.shapley import coalitions, shapley_values

worths = st.integers(1, 4).flatmap(lambda members: arrays(np.float64, 2**members, elements=st.floats(-1, 1)))


def test_each_coalition_stands_where_its_members_say() -> None:
    assert coalitions(2).tolist() == [[False, False], [True, False], [False, True], [True, True]]
    assert coalitions(0).shape == (1, 0)


@given(worths)
def test_a_share_is_what_a_member_adds_averaged_over_every_order(worth: np.ndarray[tuple[int], np.dtype]) -> None:
    members = len(worth).bit_length() - 1
    orders = list(permutations(range(members)))
    shares = np.zeros(members)
    for order in orders:
        joined = 0
        for member in order:
            shares[member] += (worth[joined | 1 << member] - worth[joined]) / len(orders)
            joined |= 1 << member
    assert shapley_values(worth) == pytest.approx(shares, abs=1e-9)


@given(worths)
def test_the_shares_add_up_to_what_all_are_worth(worth: np.ndarray[tuple[int], np.dtype]) -> None:
    assert shapley_values(worth).sum() == pytest.approx(worth[-1] - worth[0], abs=1e-9)


def test_nobody_shares_nothing() -> None:
    assert shapley_values(np.array([0.3])).tolist() == []


def test_the_glove_game() -> None:
    """One has a left glove, two have a right one, and only a pair is worth something."""
    pairs = [0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0]
    assert shapley_values(np.array(pairs)) == pytest.approx([2 / 3, 1 / 6, 1 / 6])
