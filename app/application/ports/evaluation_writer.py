from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Final, Protocol

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.prediction.document import Evaluation

REPORT: Final = "report.json"
"""The file with everything that an evaluation says."""


class UnwritableReportError(PredictionDexError):
    def __init__(self, folder: str, reason: str) -> None:
        self.folder = folder
        self.reason = reason
        super().__init__(f"The report cannot be written into {folder}: {reason}. Choose another folder with --output.")


class EvaluationWriter(Protocol):
    """Makes an evaluation readable."""

    @abstractmethod
    def write(self, evaluation: Evaluation, folder: Path) -> None:
        """Write it, in place of what was written there before; each file is whole at any time.

        Raises:
            UnwritableReportError: the folder cannot be written.
            MissingLibraryError: what it is drawn with is not installed.
        """
