from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from app.domain.monitoring.served_traffic import HOUR, by_who_answered, confidence_of, hour_by_hour, hour_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.application.ports.served_traffic import ServedTraffic
    from app.domain.monitoring.served_traffic import Favourite, HourOfTraffic
    from app.domain.prediction.prediction import Method

MOST_HOURS: Final = 168
_FAVOURITES: Final = 10
AMONG: Final = 20_000
"""Newest predictions whose Pokémon are counted: to look both sides of a million up would take many seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrafficReview:
    since: datetime
    until: datetime
    hours: tuple[HourOfTraffic, ...]
    answered: Mapping[tuple[Method, str], int]
    """Predictions by method and version."""
    predictions: int
    confidence: float | None
    favourites: tuple[Favourite, ...]
    counted: int
    """The newest predictions among which the favourites were found."""
    outcomes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewTraffic:
    """Say what was asked in the last hours, the one that is not over yet among them."""

    traffic: ServedTraffic
    clock: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))

    def __call__(self, *, hours: int) -> TrafficReview:
        """Raise `DatabaseUnavailableError`."""
        until = hour_of(self.clock()) + HOUR
        since = until - HOUR * hours
        record = self.traffic.record(since=since, until=until, favourites=_FAVOURITES, among=AMONG)
        predictions = sum(one.predictions for one in record.counts)
        return TrafficReview(
            since=since,
            until=until,
            hours=hour_by_hour(record.counts, since=since, hours=hours),
            answered=by_who_answered(record.counts),
            predictions=predictions,
            confidence=confidence_of(record.counts),
            favourites=record.favourites,
            counted=min(predictions, AMONG),
            outcomes=record.outcomes,
        )
