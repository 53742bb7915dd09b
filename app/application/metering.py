from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING, Final

from app.application.ports.battle_predictor import UnreachableIntervalError
from app.application.ports.prediction_meter import GivenAnswer
from app.application.workload import TooLargeQuestionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from app.application.ports.prediction_meter import PredictionMeter, Question
    from app.domain.prediction.advice import RankedMove
    from app.domain.prediction.choices import Scenario
    from app.domain.prediction.prediction import Method, Prediction

    TellAnswer = Callable[[str, Sequence[Prediction | RankedMove]], None]

_ASKED_TOO_MUCH: Final = (TooLargeQuestionError, UnreachableIntervalError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metering:
    """Times each question, and tells what was answered, or that nobody could."""

    meter: PredictionMeter
    clock: Callable[[], float] = perf_counter

    @contextmanager
    def asked(self, question: Question, method: Method, scenario: Scenario | None = None) -> Iterator[TellAnswer]:
        """Give what is to be told the version that answers, and its forecasts."""
        began = self.clock()

        def answered(version: str, forecasts: Sequence[Prediction | RankedMove]) -> None:
            self.meter.answered(
                GivenAnswer(
                    question=question,
                    method=method,
                    model_version=version,
                    scenario=scenario,
                    forecasts=forecasts,
                    seconds=self.clock() - began,
                )
            )

        try:
            yield answered
        except _ASKED_TOO_MUCH:
            raise
        except Exception:
            self.meter.failed(question)
            raise
