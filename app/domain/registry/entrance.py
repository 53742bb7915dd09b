"""What a model must show before it may enter staging: that it answers, soundly and in time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from app.domain.registry.verdict import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from app.domain.prediction.model import DuelForecasts

MOST_ASYMMETRY: Final = 0.0
"""Exchanging the sides exchanges the answer, and a mirror duel is even: both hold to the last bit."""
LEAST_CERTAINTY: Final = 0.95
"""What the favourite of a duel gets that our engine never saw it lose."""
MOST_MICROSECONDS_ALONE: Final = 5_000.0
"""Of the processor, for a duel that is asked about alone: six times what a model with a short run takes here."""
MOST_MICROSECONDS_IN_BATCH: Final = 500.0
"""For a duel among many: seven times what it takes here."""


def soundness(problem: str | None) -> Finding:
    """Say whether the files are those that were registered, and can be read."""
    return _vital("files", problem, "they are those that were registered, and can be read")


def currency(problem: str | None) -> Finding:
    """Say whether the model was trained on the features that this release computes."""
    return _vital("features", problem, "they are those of this release")


def admission(*, is_staged: bool) -> Finding:
    words = "it is in staging" if is_staged else "it is not in staging; promote it to staging first"
    return Finding(test="staging", passed=is_staged, measured=None, limit=None, words=words)


def symmetry(there: NDArray[np.float64], back: NDArray[np.float64]) -> Finding:
    """Compare the (n,) chances of A with those of the same A when it stands on the other side."""
    with np.errstate(invalid="ignore"):  # of infinities, whose sum is no number and so fails
        missed = _largest(there + back - 1)
    words = f"p(a, b) + p(b, a) misses 1 by {missed:g} at most, in {len(there):,} duels"
    return _at_most("symmetry", missed, MOST_ASYMMETRY, words)


def mirrors(chance: NDArray[np.float64]) -> Finding:
    """Look at the (n,) chances of those who fight their like."""
    missed = _largest(chance - 0.5)
    words = f"a duel with oneself misses 0.5 by {missed:g} at most, in {len(chance):,} duels"
    return _at_most("mirror duels", missed, MOST_ASYMMETRY, words)


def sanity(forecasts: DuelForecasts) -> Finding:
    """Count the duels whose chance is none, or lies outside its own interval."""
    low, chance, high = forecasts.interval_low, forecasts.win_probability, forecasts.interval_high
    # A number that is none compares as false, and so counts as wrong.
    sound = (low >= 0) & (low <= chance) & (chance <= high) & (high <= 1) & (forecasts.turns > 0)
    wrong = int(np.count_nonzero(~sound))
    words = f"{wrong:,} of {len(chance):,} forecasts are no chance, or lie outside their own interval"
    return _at_most("sanity", float(wrong), 0.0, words)


def certainty(chance: NDArray[np.float64], names: Sequence[str]) -> Finding:
    """Look at the (n,) chances of the favourites in duels whose outcome is beyond doubt."""
    worst = int(np.argmin(np.nan_to_num(chance, nan=-1.0)))
    measured = float(chance[worst])
    words = f"the least sure of {len(chance)} certain winners has {measured:.4f}: {names[worst]}"
    return Finding(
        test="certain duels",
        passed=measured >= LEAST_CERTAINTY,
        measured=_number(measured),
        limit=LEAST_CERTAINTY,
        words=words,
    )


def latency(test: str, microseconds: float, limit: float) -> Finding:
    words = f"{microseconds:,.0f} µs of the processor for a duel, where {limit:,.0f} are allowed"
    return _at_most(test, microseconds, limit, words)


def _vital(test: str, problem: str | None, praise: str) -> Finding:
    return Finding(test=test, passed=problem is None, measured=None, limit=None, words=problem or praise, is_vital=True)


def _at_most(test: str, measured: float, limit: float, words: str) -> Finding:
    return Finding(test=test, passed=measured <= limit, measured=_number(measured), limit=limit, words=words)


def _largest(misses: NDArray[np.float64]) -> float:
    return float(np.abs(misses).max())


def _number(measured: float) -> float | None:
    return measured if np.isfinite(measured) else None
