from __future__ import annotations

import json
from typing import TYPE_CHECKING

from app.application.ports.drift_report_writer import DriftReportWriter, UnwritableDriftReportError

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.errors import PredictionDexError
    from app.domain.monitoring.columns import Columns
    from app.domain.monitoring.monitoring_report import MonitoringReport


class FakeDriftReportWriter(DriftReportWriter):
    """Draws nothing, and keeps its files in memory; `failure`, once set, is what every call raises."""

    def __init__(self) -> None:
        self.failure: PredictionDexError | None = None
        self.written: dict[Path, dict[str, str]] = {}

    def write(self, report: MonitoringReport, learnt: Columns, asked: Columns, folder: Path) -> None:
        if self.failure is not None:
            raise self.failure
        if folder.is_file():
            raise UnwritableDriftReportError(str(folder), "Not a directory")
        columns = [{**one, "evidently_psi": 0.0} for one in report.details if one["column"] in learnt.keys() & asked]
        told = {"verdict": report.verdict, "columns": columns}
        self.written[folder] = {"drift.html": "<html>", "drift.json": json.dumps(told)}
