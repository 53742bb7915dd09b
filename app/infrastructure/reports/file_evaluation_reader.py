from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.ports.evaluation_reader import DamagedEvaluationError, EvaluationReader, NoEvaluationError
from app.application.ports.evaluation_writer import REPORT
from app.application.report_file import read_report

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.prediction.document import Evaluation


class FileEvaluationReader(EvaluationReader):
    """Reads `report.json`."""

    def read(self, folder: Path) -> Evaluation:
        try:
            return read_report((folder / REPORT).read_bytes())
        except (FileNotFoundError, NotADirectoryError):
            raise NoEvaluationError(str(folder)) from None
        except KeyError as error:
            raise DamagedEvaluationError(str(folder), f"it lacks {error}") from error
        except (OSError, ValueError, TypeError) as error:
            raise DamagedEvaluationError(str(folder), str(error)) from error
