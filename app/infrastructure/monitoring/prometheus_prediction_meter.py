from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from app.application.ports.prediction_meter import PredictionMeter, Question

if TYPE_CHECKING:
    from app.application.ports.prediction_meter import GivenAnswer
    from app.infrastructure.monitoring.instruments import Instruments

_REMEMBERED: Final = 256
_NO_SCENARIO: Final = "none"


class PrometheusPredictionMeter(PredictionMeter):
    def __init__(self, instruments: Instruments) -> None:
        self._predictions = lru_cache(_REMEMBERED)(instruments.counter("predictions_total").labels)
        self._durations = lru_cache(_REMEMBERED)(instruments.histogram("prediction_duration_seconds").labels)
        self._chances = lru_cache(_REMEMBERED)(instruments.histogram("prediction_probability").labels)
        self._confidences = lru_cache(_REMEMBERED)(instruments.histogram("prediction_confidence").labels)
        self._widths = lru_cache(_REMEMBERED)(instruments.histogram("prediction_interval_width").labels)
        failures = instruments.counter("prediction_failures_total")
        # All at once, so that the first failure of each is seen to be one more than none.
        self._failures = {question: failures.labels(question) for question in Question}

    def answered(self, answer: GivenAnswer) -> None:
        version, scenario = answer.model_version, answer.scenario or _NO_SCENARIO
        self._predictions(answer.question, answer.method, version, scenario).inc(len(answer.forecasts))
        self._durations(answer.question, answer.method).observe(answer.seconds)
        chances, confidences, widths = (
            each(version, scenario) for each in (self._chances, self._confidences, self._widths)
        )
        likely = [one.win_probability for one in answer.forecasts]
        chances.observe_all(likely)
        confidences.observe_all([max(chance, 1 - chance) for chance in likely])
        widths.observe_all([one.interval.high - one.interval.low for one in answer.forecasts])

    def failed(self, question: Question) -> None:
        self._failures[question].inc()
