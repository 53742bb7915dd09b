"""What `benchmarks.load` measures, what it compares with what, and what it wants."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT, CUSTOM = "best move, default spreads", "best move, spreads of their own"
PLAIN, PLAIN_CUSTOM = "only validated and answered", "only validated and answered, spreads of their own"
MLFLOW, BARE = "MLflow's server, ready-made features", "the model called directly"
YARDSTICKS: Final = {DEFAULT: PLAIN, CUSTOM: PLAIN_CUSTOM}
"""The same questions to the same route, which does nothing with them."""
LEAST_SHARE: Final = {DEFAULT: 0.7, CUSTOM: 0.25}
LEAST_TIMES_MLFLOW, MOST_TIMES_P99 = 10, 3
"""At default spreads."""


@dataclass(kw_only=True)
class Measured:
    speeds: list[float] = field(default_factory=list)
    """Requests a second, one for each round."""
    latencies: list[float] = field(default_factory=list)
    """Seconds, of all requests."""

    @property
    def speed(self) -> float:
        return median(self.speeds)

    def latency(self, part: float) -> float:
        return float(np.quantile(self.latencies, part))

    def times_as_fast_as(self, other: Measured) -> float:
        """Return the median of the rounds, so that what slows a round down slows both."""
        return median(one / another for one, another in zip(self.speeds, other.speeds, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    share: float
    """Of the requests a second of the yardstick."""
    p99: float
    """In terms of the yardstick's."""


def compare(measured: Mapping[str, Measured]) -> dict[str, Compared]:
    return {
        name: Compared(
            share=measured[name].times_as_fast_as(measured[yardstick]),
            p99=measured[name].latency(0.99) / measured[yardstick].latency(0.99),
        )
        for name, yardstick in YARDSTICKS.items()
    }


def missed(measured: Mapping[str, Measured]) -> list[str]:
    compared = compare(measured)
    found = [
        f"{name}: {compared[name].share:.1%} of doing nothing"
        for name, least in LEAST_SHARE.items()
        if compared[name].share < least
    ]
    times = measured[DEFAULT].times_as_fast_as(measured[MLFLOW])
    if times < LEAST_TIMES_MLFLOW:
        found.append(f"{DEFAULT}: {times:.1f} times MLflow's server")
    if compared[DEFAULT].p99 > MOST_TIMES_P99:
        found.append(f"{DEFAULT}: p99 is {compared[DEFAULT].p99:.1f} times that of doing nothing")
    return found
