from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.ports.evaluation_writer import EvaluationWriter

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.errors import PredictionDexError
    from app.domain.prediction.document import Evaluation


class FakeEvaluationWriter(EvaluationWriter):
    def __init__(self) -> None:
        self.failure: PredictionDexError | None = None
        self.written: list[tuple[Evaluation, Path]] = []

    def write(self, evaluation: Evaluation, folder: Path) -> None:
        if self.failure is not None:
            raise self.failure
        self.written.append((evaluation, folder))
