from __future__ import annotations

import json
import os
import warnings
from html import escape
from shutil import rmtree
from typing import TYPE_CHECKING, Any, Final

from app.application.ports.drift_report_writer import (
    DriftLibraryMissingError,
    DriftReportWriter,
    UnwritableDriftReportError,
)
from app.domain.monitoring.drift import LARGE

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.monitoring.columns import Columns
    from app.domain.monitoring.monitoring_report import MonitoringReport

_PAGE: Final = "drift.html"
_DATA: Final = "drift.json"
KEPT: Final = 50
"""Looks whose pages are kept, because each takes five megabytes; the history in the database has all."""
_NAMED_BY_TIME: Final = "[0-9]*T[0-9]*Z"
_BODY: Final = "<body>"
_STYLE: Final = "max-width: 60rem; margin: 1.5rem; font: 1rem/1.5 sans-serif"
_BELOW: Final = "Below, Evidently compares each column by itself; its bins are of equal width, so its scores differ."
# Its server would report its use to its makers unless told not to; we do not start one, and say it all the same.
_SILENT: Final = {"DO_NOT_TRACK": "1", "EVIDENTLY_DISABLE_TELEMETRY": "1"}


class EvidentlyDriftReportWriter(DriftReportWriter):
    """Has Evidently draw each column, and work its index out in its own way: with bins of equal width."""

    def write(self, report: MonitoringReport, learnt: Columns, asked: Columns, folder: Path) -> None:
        snapshot = _snapshot(learnt, asked)
        files = {_PAGE: _page(report, snapshot), _DATA: _data(report, snapshot)}
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for name, text in files.items():
                unfinished = folder / f"{name}.unfinished"
                unfinished.write_text(text, encoding="utf-8")
                unfinished.replace(folder / name)
            for old in sorted(folder.parent.glob(_NAMED_BY_TIME))[:-KEPT]:
                rmtree(old)
        except OSError as error:
            raise UnwritableDriftReportError(str(folder), error.strerror or str(error)) from error


def _snapshot(learnt: Columns, asked: Columns) -> Any:
    for name, value in _SILENT.items():
        os.environ.setdefault(name, value)
    with warnings.catch_warnings():
        # Of what Evidently and its web server do with other libraries, nothing is ours to mend.
        warnings.simplefilter("ignore")
        try:
            import pandas as pd
            from evidently import DataDefinition, Dataset, Report
            from evidently.presets import DataDriftPreset
        except ModuleNotFoundError as error:
            raise DriftLibraryMissingError((error.name or "evidently").split(".", maxsplit=1)[0]) from error
        # All columns are numbers, also those with few values.
        definition = DataDefinition(numerical_columns=list(learnt))
        current, reference = (Dataset.from_pandas(pd.DataFrame(one), definition) for one in (asked, learnt))
        preset = DataDriftPreset(method="psi", threshold=LARGE, drift_share=1 / len(learnt))
        return Report([preset]).run(current, reference)


def _page(report: MonitoringReport, snapshot: Any) -> str:
    """Put the verdict above Evidently's, which knows of columns alone."""
    heading = f"Model version {report.model_version}: {report.verdict.replace('_', ' ')}"
    told = f"<h1>{escape(heading)}</h1><p>{escape(report.explanation)}</p><p>{escape(_BELOW)}</p>"
    page: str = snapshot.get_html_str(as_iframe=False)
    return page.replace(_BODY, f'{_BODY}<header style="{_STYLE}">{told}</header>', 1)


def _data(report: MonitoringReport, snapshot: Any) -> str:
    theirs = snapshot.dict()
    indices = {one["config"]["column"]: one["value"] for one in theirs["metrics"] if "column" in one["config"]}
    told = {
        "model_version": report.model_version,
        "started_at": report.started_at.isoformat(),
        "verdict": report.verdict,
        "explanation": report.explanation,
        "figures": dict(report.figures),
        "columns": [{**one, "evidently_psi": float(indices[str(one["column"])])} for one in report.details],
        "evidently": theirs,
    }
    return json.dumps(told, indent=1, ensure_ascii=False, default=float) + "\n"
