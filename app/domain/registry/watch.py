"""How a model that has just come into production is watched, and when it has failed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MISTAKEN: Final = 0.02
"""At least this share of reports is wrong, whatever a model says: no single one can condemn it."""
_TOLERATED: Final = 0.01
"""Of the Brier score: so that very many reports do not condemn a model for a trifle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveForecasts:
    """n forecasts whose duels were really fought, and did not end in a tie."""

    win_probability: NDArray[np.float64]  # (n,) of A
    won: NDArray[np.float64]  # (n,) 1 where A has won, else 0

    def __len__(self) -> int:
        return len(self.won)


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """What is known of a version since it came into production."""

    failed_tries: int
    """In turn, to let it answer at all."""
    requests: int
    failures: int
    """Requests that nobody could answer, for no reason but the answer itself."""
    live: LiveForecasts


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchLimits:
    tries: int
    """So many failed tries in turn are too many."""
    error_share: float
    least_requests: int
    surprise: float
    """Standard errors."""
    least_outcomes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One figure of the watch beside the most that it may be."""

    name: str
    value: float
    most: float
    count: int
    """Of cases that it was found in."""
    least: int
    """Fewer cases say nothing."""

    @property
    def is_meaningful(self) -> bool:
        return self.count >= self.least

    @property
    def has_failed(self) -> bool:
        return self.is_meaningful and self.value > self.most

    def __str__(self) -> str:
        return f"{self.name}: {self.value:.3g} where {self.most:.3g} is the most, in {self.count:,} cases"


def readings(observed: Observed, limits: WatchLimits) -> tuple[Reading, ...]:
    requests, outcomes = observed.requests, len(observed.live)
    return (
        Reading(name="failed tries in turn", value=observed.failed_tries, most=limits.tries - 1, count=1, least=1),
        Reading(
            name="share of failed requests",
            value=observed.failures / requests if requests else 0.0,
            most=limits.error_share,
            count=requests,
            least=limits.least_requests,
        ),
        Reading(
            name="surprise at reported outcomes",
            value=surprise(observed.live),
            most=limits.surprise,
            count=outcomes,
            least=limits.least_outcomes,
        ),
    )


def surprise(live: LiveForecasts) -> float:
    """Return by how many standard errors the outcomes are worse than the forecasts themselves let expect.

    The Brier score of one who forecasts the truth is p (1 - p) on average, with a variance of p (1 - p) (1 - 2p)^2 for
    each duel (Spiegelhalter 1986). 0 where it is not worse.
    """
    chance = np.clip(live.win_probability, _MISTAKEN, 1 - _MISTAKEN)
    noise = chance * (1 - chance)
    excess = float(np.sum((chance - live.won) ** 2 - noise - _TOLERATED))
    return excess / float(np.sum(noise * (1 - 2 * chance) ** 2)) ** 0.5 if excess > 0 else 0.0
