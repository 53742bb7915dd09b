"""What so many predictions a second take, worked out from what was measured."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Final

from app.infrastructure.persistence.database import MOST_CONNECTIONS
from app.infrastructure.persistence.prediction_queue import QueueLimits
from app.settings import Settings
from scripts.cloud.bill import HOURS, Price

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scripts.cloud.figures import Figures

PER_SECOND: Final = {"10,000 a minute": 1e4 / 60, "100,000 a minute": 1e5 / 60, "1,000,000 a minute": 1e6 / 60}
SHARES: Final = {"nobody is trained": 0.0, "a third is trained": 1 / 3, "everybody is trained": 1.0}
USUAL: Final = SHARES["a third is trained"]
BUSY: Final = 0.7
"""The share of its processor at which the autoscaler adds a pod, as deploy/kubernetes tells it."""
NODE_PROCESSORS: Final = 3.5
"""Of the four of a node, what the system leaves."""
ANSWER_BYTES: Final = 9_389
"""Of a best move with its head, the mean of 298 random pairs of untrained Pokémon."""
REQUEST_BYTES: Final = 300
CACHE_CALLS: Final = 2
"""Scripts that a request runs in the cache: one counts it, one tells how it stands."""
_DAY: Final = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    figures: Figures
    per_second: float
    trained: float
    """The share of the questions that the atlas does not know."""

    @property
    def processors(self) -> float:
        """Kept fully busy."""
        untrained = (1 - self.trained) * self.figures.untrained_milliseconds
        return self.per_second * (untrained + self.trained * self.figures.trained_milliseconds) / 1000

    @property
    def workers(self) -> float:
        """Processes of the API, each with one processor, which is busy as far as the autoscaler lets it be."""
        return self.processors / BUSY

    @property
    def nodes(self) -> float:
        return ceil(self.workers) / NODE_PROCESSORS

    @property
    def group(self) -> float:
        """Predictions that a worker gathers before it writes."""
        limits = QueueLimits()
        return min(limits.most_at_once, max(1.0, self.per_second / self.workers * limits.gather_seconds))

    @property
    def transactions(self) -> float:
        """A second."""
        return self.per_second / self.group

    @property
    def database_processors(self) -> float:
        return self.per_second * self.figures.small_group_microseconds / 1e6

    @property
    def log_megabytes(self) -> float:
        """A second."""
        return self.per_second * self.figures.log_bytes / 1e6

    @property
    def stored_gigabytes(self) -> float:
        """A day."""
        return self.per_second * self.figures.stored_bytes * _DAY / 1e9

    @property
    def most_connections(self) -> float:
        return ceil(self.workers) * MOST_CONNECTIONS

    @property
    def cache_calls(self) -> float:
        """A second."""
        return self.per_second * CACHE_CALLS

    @property
    def out_megabytes(self) -> float:
        """A second."""
        return self.per_second * ANSWER_BYTES / 1e6

    @property
    def balancer_units(self) -> float:
        """One carries a gigabyte an hour."""
        return self.per_second * (ANSWER_BYTES + REQUEST_BYTES) * 3600 / 1e9

    @property
    def clients(self) -> float:
        """As many keys as it takes at the least, each as busy as it may be."""
        return self.per_second * 60 / int(Settings.model_fields["rate_limit_requests"].default)

    def dollars(self, prices: Mapping[str, Price]) -> dict[str, float]:
        """Return what grows with the load, in a month, if predictions are kept for 30 days."""
        return {
            "nodes": ceil(self.nodes) * HOURS * prices["node_hour.c6i.xlarge"].dollars,
            "load balancer": self.balancer_units * HOURS * prices["balancer_unit_hour"].dollars,
            "sent to the internet": self.out_megabytes * 3.6 * HOURS * prices["out_gigabyte"].dollars,
            "30 days of predictions": 30 * self.stored_gigabytes * prices["database_gigabyte"].dollars,
        }
