from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.ports.prediction_meter import PredictionMeter

if TYPE_CHECKING:
    from app.application.ports.prediction_meter import GivenAnswer, Question


class FakePredictionMeter(PredictionMeter):
    def __init__(self) -> None:
        self.answers: list[GivenAnswer] = []
        self.failures: list[Question] = []

    def answered(self, answer: GivenAnswer) -> None:
        self.answers.append(answer)

    def failed(self, question: Question) -> None:
        self.failures.append(question)
