from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linprog

from app.application.ports.game_solver import GameSolver, MixedStrategies

if TYPE_CHECKING:
    from numpy.typing import NDArray


class ScipyGameSolver(GameSolver):
    """Solves by linear programming: the most that one side can be sure of, whatever the other chooses."""

    def solve(self, payoff: NDArray[np.float64]) -> MixedStrategies:
        own, value = _surest(payoff)
        foe, _ = _surest(1 - payoff.T)
        return MixedStrategies(own=own, foe=foe, value=value)


def _surest(payoff: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    """Return the (m,) shares that win most against the best answer, and how much that is."""
    choices, answers = payoff.shape
    solution = linprog(
        # The unknowns are the shares and what they are sure of, which is to be as great as possible.
        c=np.r_[np.zeros(choices), -1.0],
        A_ub=np.c_[-payoff.T, np.ones(answers)],
        b_ub=np.zeros(answers),
        A_eq=np.r_[np.ones(choices), 0.0][None],
        b_eq=[1.0],
        bounds=[(0.0, 1.0)] * (choices + 1),
        method="highs-ds",
    )
    if not solution.success:  # a game always has a solution
        raise ArithmeticError(solution.message)
    shares = np.clip(solution.x[:-1], 0.0, None)
    return shares / shares.sum(), float(np.clip(solution.x[-1], 0.0, 1.0))
