from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.ports.evaluation_reader import EvaluationReader, NoEvaluationError

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.errors import PredictionDexError
    from app.domain.prediction.document import Evaluation


class FakeEvaluationReader(EvaluationReader):
    """Keeps reports in memory, by their folders; `failure`, once set, is what every call raises."""

    def __init__(self) -> None:
        self.failure: PredictionDexError | None = None
        self.kept: dict[Path, Evaluation] = {}

    def read(self, folder: Path) -> Evaluation:
        if self.failure is not None:
            raise self.failure
        if folder not in self.kept:
            raise NoEvaluationError(str(folder))
        return self.kept[folder]
