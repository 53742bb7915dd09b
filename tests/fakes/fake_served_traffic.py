from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from app.application.ports.served_traffic import ServedTraffic
from app.domain.monitoring.served_traffic import AnswerCount, Favourite, TrafficRecord, hour_of

if TYPE_CHECKING:
    from datetime import datetime

    from app.domain.errors import PredictionDexError
    from tests.fakes.fake_outcome_repository import FakeOutcomeRepository
    from tests.fakes.fake_prediction_repository import FakePredictionRepository


class FakeServedTraffic(ServedTraffic):
    """Counts what fake repositories keep; `failure`, once set, is what every call raises."""

    def __init__(self, predictions: FakePredictionRepository, outcomes: FakeOutcomeRepository) -> None:
        self._predictions = predictions
        self._outcomes = outcomes
        self.failure: PredictionDexError | None = None

    def record(self, *, since: datetime, until: datetime, favourites: int, among: int) -> TrafficRecord:
        if self.failure is not None:
            raise self.failure
        made = [one for one in self._predictions.kept.values() if since <= one.made_at < until]
        sure = defaultdict(list)
        for one in made:
            chance = max(one.win_probability, 1 - one.win_probability)
            sure[hour_of(one.made_at), one.method, one.model_version].append(chance)
        newest = sorted(made, key=lambda one: one.made_at, reverse=True)[:among]
        times = Counter(side.pokemon for one in newest for side in (one.a, one.b))
        often = sorted(times.items(), key=lambda one: (-one[1], one[0]))[:favourites]
        return TrafficRecord(
            counts=tuple(
                AnswerCount(
                    hour=hour,
                    method=method,
                    version=version,
                    predictions=len(chances),
                    confidence=sum(chances) / len(chances),
                )
                for (hour, method, version), chances in sorted(sure.items())
            ),
            favourites=tuple(Favourite(pokemon=pokemon, times=number) for pokemon, number in often),
            outcomes=sum(since <= one.reported_at < until for one in self._outcomes.kept.values()),
        )
