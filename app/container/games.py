from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.application.ports.game_solver import GameSolver


def game_solver() -> GameSolver:
    # SciPy takes a while to load, and most commands solve nothing.
    from app.infrastructure.games.scipy_game_solver import ScipyGameSolver

    return ScipyGameSolver()
