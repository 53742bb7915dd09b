"""What was asked lately, and how sure the answers were, hour by hour."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.domain.prediction.prediction import Method

HOUR: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCount:
    """Predictions of one method and version that were made in one hour."""

    hour: datetime
    """When it began, in UTC."""
    method: Method
    version: str
    predictions: int
    confidence: float
    """The mean chance of the side that was backed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Favourite:
    pokemon: str
    times: int
    """A duel counts for both of its sides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrafficRecord:
    """What is known of a time; hours in which nothing was asked are not in it."""

    counts: tuple[AnswerCount, ...]
    favourites: tuple[Favourite, ...]
    """The most frequent first, and of equals the first of the alphabet."""
    outcomes: int
    """Reported in this time, whenever the prediction was made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HourOfTraffic:
    began_at: datetime
    predictions: int
    confidence: float | None
    """None where nothing was asked."""
    counts: tuple[AnswerCount, ...]


def hour_of(moment: datetime) -> datetime:
    """Return when the hour of an aware moment in UTC began."""
    return moment.replace(minute=0, second=0, microsecond=0)


def hour_by_hour(counts: Iterable[AnswerCount], *, since: datetime, hours: int) -> tuple[HourOfTraffic, ...]:
    """Return every hour, the first of which begins at `since`."""
    by_hour = defaultdict(list)
    for one in counts:
        by_hour[one.hour].append(one)
    return tuple(_hour(began, by_hour.get(began, [])) for began in (since + HOUR * number for number in range(hours)))


def confidence_of(counts: Iterable[AnswerCount]) -> float | None:
    """Return the mean over all predictions; None where there are none."""
    weighed = [(one.predictions, one.predictions * one.confidence) for one in counts]
    predictions = sum(number for number, _ in weighed)
    return sum(weight for _, weight in weighed) / predictions if predictions else None


def by_who_answered(counts: Iterable[AnswerCount]) -> Mapping[tuple[Method, str], int]:
    """Return the predictions of each method and version, the most busy first."""
    predictions: defaultdict[tuple[Method, str], int] = defaultdict(int)
    for one in counts:
        predictions[one.method, one.version] += one.predictions
    return dict(sorted(predictions.items(), key=lambda one: (-one[1], one[0])))


def _hour(began_at: datetime, counts: list[AnswerCount]) -> HourOfTraffic:
    return HourOfTraffic(
        began_at=began_at,
        predictions=sum(one.predictions for one in counts),
        confidence=confidence_of(counts),
        counts=tuple(counts),
    )
