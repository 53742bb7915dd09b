"""What is told to a meter can be read back where its numbers stand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from app.application.ports.prediction_meter import GivenAnswer, Question
from app.domain.battle.simulation import Engine
from app.domain.prediction.choices import Scenario
from app.domain.prediction.prediction import Interval, Method
from tests.contracts.prediction_repository_contract import odd_prediction

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.application.ports.prediction_meter import PredictionMeter
    from app.application.ports.request_meter import RequestMeter
    from app.application.ports.simulator_meter import SimulatorMeter
    from app.domain.prediction.prediction import Prediction


def told(*chances: float) -> list[Prediction]:
    given = odd_prediction(uuid4())
    return [
        replace(given, win_probability=one, interval=Interval(low=one - 0.125, high=one + 0.125)) for one in chances
    ]


def answer(*chances: float, question: Question = Question.DUELS, scenario: Scenario | None = None) -> GivenAnswer:
    return GivenAnswer(
        question=question,
        method=Method.MODEL,
        model_version="7",
        scenario=scenario,
        forecasts=told(*chances),
        seconds=0.25,
    )


class PredictionMeterContract:
    """A test class gives `meter`, and `predictions` and `failures`, which read what it was told of a question."""

    def test_predictions_are_counted_by_question(
        self, meter: PredictionMeter, predictions: Callable[[Question], Sequence[float]]
    ) -> None:
        meter.answered(answer(0.25, 0.75))
        meter.answered(answer(0.5, question=Question.BEST_MOVE, scenario=Scenario.AVERAGE))
        meter.answered(answer(*[0.5] * 1000))

        assert predictions(Question.DUELS) == [1002, 2, 0.5]
        assert predictions(Question.BEST_MOVE) == [1, 1, 0.25]

    def test_failures_are_counted_by_question(
        self, meter: PredictionMeter, failures: Callable[[Question], float]
    ) -> None:
        assert failures(Question.DUEL) == 0
        meter.failed(Question.DUEL)
        meter.failed(Question.DUEL)
        assert [failures(one) for one in (Question.DUEL, Question.COUNTERS)] == [2, 0]


class SimulatorMeterContract:
    """Likewise, with `simulations`, which reads battles, seconds and failures of an engine."""

    def test_each_engine_is_counted_apart(
        self, meter: SimulatorMeter, simulations: Callable[[Engine], tuple[float, float, float]]
    ) -> None:
        meter.played(Engine.OWN, battles=200, seconds=0.5)
        meter.played(Engine.OWN, battles=100, seconds=0.25)
        meter.failed(Engine.REFERENCE)

        assert simulations(Engine.OWN) == (300, 0.75, 0)
        assert simulations(Engine.REFERENCE) == (0, 0, 1)


class RequestMeterContract:
    """Likewise, with `in_progress` and `ended`, which read the requests of a route."""

    def test_a_request_is_in_progress_until_it_has_ended(
        self,
        meter: RequestMeter,
        in_progress: Callable[[str], float],
        ended: Callable[[str, str, int], float],
    ) -> None:
        meter.began("/a")
        meter.began("/a")
        meter.began("/b")
        meter.ended(method="GET", route="/a", status=200, seconds=0.01)

        assert [in_progress(one) for one in ("/a", "/b")] == [1, 1]
        assert ended("GET", "/a", 200) == 1
        meter.ended(method="GET", route="/a", status=503, seconds=0.01)
        assert [ended("GET", "/a", status) for status in (200, 503)] == [1, 1]

    @pytest.mark.parametrize("status", [200, 404])
    def test_ends_are_told_apart_by_status(
        self, meter: RequestMeter, ended: Callable[[str, str, int], float], status: int
    ) -> None:
        meter.began("/a")
        meter.ended(method="POST", route="/a", status=status, seconds=0.01)
        assert ended("POST", "/a", status) == 1
