from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.application.ports.evaluation_reader import NoEvaluationError
from tests.contracts.training_reports_contract import odd_report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.application.ports.evaluation_reader import EvaluationReader
    from app.domain.prediction.document import Evaluation

    Keep = Callable[[Evaluation, Path], None]


class EvaluationReaderContract:
    """A test class gives `reader`, and `keep`, which writes a report into a folder, as an evaluation does."""

    def test_each_folder_has_its_own(self, reader: EvaluationReader, keep: Keep, tmp_path: Path) -> None:
        folders = [tmp_path / "one", tmp_path / "two"]
        for number, folder in enumerate(folders):
            keep(odd_report(number), folder)

        assert [reader.read(folder) for folder in folders] == [odd_report(0), odd_report(1)]

    def test_a_folder_without_a_report_is_told(self, reader: EvaluationReader, tmp_path: Path) -> None:
        with pytest.raises(NoEvaluationError, match=r"no report in .*nowhere.*`predictiondex learn evaluate --output"):
            reader.read(tmp_path / "nowhere")
