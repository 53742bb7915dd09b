from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from app.application.ports.drift_report_writer import UnwritableDriftReportError
from app.domain.monitoring.columns import IN_WORDS
from app.domain.monitoring.monitoring_report import MonitoringKind, MonitoringReport
from tests.contracts.monitoring_history_contract import MOMENT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.application.ports.drift_report_writer import DriftReportWriter
    from app.domain.monitoring.columns import Columns

    Read = Callable[[Path], tuple[str, dict[str, Any]]]

REPORT = MonitoringReport(
    kind=MonitoringKind.DRIFT,
    model_version="7",
    started_at=MOMENT,
    ended_at=MOMENT + timedelta(seconds=1),
    verdict="population_shift",
    explanation="Andere Duelle ändern nichts an den Regeln.",
    figures={"sample_duels": 300},
    details=tuple({"column": name, "psi": number / 7, "noise": 0.1} for number, name in enumerate(IN_WORDS)),
)


def columns(seed: int, *, shift: float = 0.0) -> Columns:
    """Return some of which the first has moved."""
    random = np.random.default_rng(seed)
    found = {name: random.normal(size=300) for name in IN_WORDS}
    found["higher_level"] += shift
    return found


class DriftReportWriterContract:
    """A test class gives `writer`, and `read`, which returns the page and the data that are in a folder."""

    def test_the_page_and_the_data_are_written(self, writer: DriftReportWriter, read: Read, tmp_path: Path) -> None:
        writer.write(REPORT, columns(1), columns(2, shift=1), tmp_path / "not" / "there")
        page, data = read(tmp_path / "not" / "there")

        assert page.lstrip().startswith("<")
        assert data["verdict"] == "population_shift"
        assert [one["column"] for one in data["columns"]] == list(IN_WORDS)
        assert [one["psi"] for one in data["columns"]] == [one["psi"] for one in REPORT.details]
        assert all(one["evidently_psi"] >= 0 for one in data["columns"])

    def test_a_folder_that_is_none_is_told(self, writer: DriftReportWriter, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")

        with pytest.raises(UnwritableDriftReportError, match="cannot be written into"):
            writer.write(REPORT, columns(1), columns(2), tmp_path / "file")
