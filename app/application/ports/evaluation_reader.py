from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.prediction.document import Evaluation


class NoEvaluationError(PredictionDexError):
    def __init__(self, folder: str) -> None:
        self.folder = folder
        super().__init__(f"There is no report in {folder}. `predictiondex learn evaluate --output FOLDER` writes one.")


class DamagedEvaluationError(PredictionDexError):
    def __init__(self, folder: str, reason: str) -> None:
        self.folder = folder
        self.reason = reason
        super().__init__(
            f"The report in {folder} cannot be read: {reason}. "
            "`predictiondex learn evaluate --output FOLDER` writes it anew."
        )


class EvaluationReader(Protocol):
    """Reads again what an evaluation writer has written."""

    @abstractmethod
    def read(self, folder: Path) -> Evaluation:
        """Return the evaluation that was written into the folder.

        Raises:
            NoEvaluationError: there is none.
            DamagedEvaluationError: it is not what is written there.
        """
