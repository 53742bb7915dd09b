"""How far a forecast is from what was played, and whether chance explains it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

NINE_IN_TEN: Final = 1.6449
"""So many standard errors to either side hold 90 % of a normal distribution."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    difference: float
    """Forecast less share won; above 0 it was too high."""
    standard_errors: float
    """The same, as a multiple of how far chance alone leads."""
    sentence: str


def wilson_interval(wins: float, battles: int) -> tuple[float, float]:
    """Return where the true share of wins lies, nine times in ten; `wins` counts a tie as half.

    Source: Wilson's score interval (1927), as Brown, Cai and DasGupta recommend it (Interval Estimation for a Binomial
    Proportion, 2001).
    """
    square = NINE_IN_TEN**2
    middle = (wins + square / 2) / (battles + square)
    half = NINE_IN_TEN / (battles + square) * (wins * (battles - wins) / battles + square / 4) ** 0.5
    low = 0.0 if wins == 0 else max(middle - half, 0.0)
    return low, 1.0 if wins == battles else min(middle + half, 1.0)


def agreement(forecast: float, share: float, battles: int) -> Agreement:
    """Compare the forecast win probability with the share of so many battles that was won."""
    # With one imaginary win for either side, so that a forecast of 0 or 1 may be wrong by chance as well.
    likely = (forecast * battles + 1) / (battles + 2)
    errors = (forecast - share) / (likely * (1 - likely) / battles) ** 0.5
    if abs(errors) <= NINE_IN_TEN:
        sentence = "within what chance explains"
    else:
        sentence = f"too {'high' if errors > 0 else 'low'} by {100 * abs(forecast - share):.1f} points"
    return Agreement(difference=forecast - share, standard_errors=errors, sentence=sentence)
