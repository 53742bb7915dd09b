from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.infrastructure.games.scipy_game_solver import ScipyGameSolver

SOLVER = ScipyGameSolver()


def test_rock_paper_scissors_is_played_by_thirds() -> None:
    found = SOLVER.solve(np.array([[0.5, 0.0, 1.0], [1.0, 0.5, 0.0], [0.0, 1.0, 0.5]]))

    np.testing.assert_allclose(found.own, [1 / 3] * 3)
    np.testing.assert_allclose(found.foe, [1 / 3] * 3)
    assert found.value == pytest.approx(0.5)


def test_a_lead_that_is_always_best_is_always_played() -> None:
    found = SOLVER.solve(np.array([[0.2, 0.3, 0.1], [0.7, 0.6, 0.9]]))

    assert found.own.tolist() == [0, 1]
    assert found.foe.tolist() == [0, 1, 0]
    assert found.value == pytest.approx(0.6)


def test_who_has_no_choice_takes_what_the_other_leaves() -> None:
    found = SOLVER.solve(np.array([[0.25]]))
    assert (found.own.tolist(), found.foe.tolist(), found.value) == ([1.0], [1.0], 0.25)


@settings(deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 6), st.integers(1, 6))
def test_neither_side_can_gain_by_choosing_otherwise(seed: int, own: int, foe: int) -> None:
    payoff = np.random.default_rng(seed).random((own, foe)).round(2)

    found = SOLVER.solve(payoff)

    assert found.own.sum() == pytest.approx(1)
    assert found.foe.sum() == pytest.approx(1)
    assert (found.own @ payoff).min() >= found.value - 1e-9
    assert (payoff @ found.foe).max() <= found.value + 1e-9
