from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.application.ports.evaluation_reader import DamagedEvaluationError
from app.infrastructure.reports.file_evaluation_reader import FileEvaluationReader
from app.infrastructure.reports.file_evaluation_writer import FileEvaluationWriter
from tests.contracts.evaluation_reader_contract import EvaluationReaderContract

if TYPE_CHECKING:
    from pathlib import Path

    from tests.contracts.evaluation_reader_contract import Keep


class TestFileEvaluationReader(EvaluationReaderContract):
    @pytest.fixture
    def reader(self) -> FileEvaluationReader:
        return FileEvaluationReader()

    @pytest.fixture
    def keep(self) -> Keep:
        return FileEvaluationWriter().write


@pytest.mark.parametrize(
    ("content", "reason"), [("{}", "it lacks 'title'"), ("!", "Expecting value"), ('{"title": 7}', "7 is no text")]
)
def test_a_damaged_report_is_told(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "report.json").write_text(content, encoding="utf-8")

    with pytest.raises(DamagedEvaluationError, match=reason):
        FileEvaluationReader().read(tmp_path)


def test_a_folder_in_the_place_of_the_report_is_told(tmp_path: Path) -> None:
    (tmp_path / "report.json").mkdir()

    with pytest.raises(DamagedEvaluationError, match="directory"):
        FileEvaluationReader().read(tmp_path)
