"""Reports that say something about everything that a metric tells."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.domain.monitoring.monitoring_report import MonitoringKind
from tests.contracts.monitoring_history_contract import report

DRIFT: Final = replace(
    report(MonitoringKind.DRIFT),
    verdict="population_shift",
    figures={"psi.level": 0.5, "psi.power": 0.25, "out_of_domain_ratio": 0.125, "sample_duels": 2000},
)
QUALITY: Final = replace(
    report(MonitoringKind.QUALITY),
    figures={
        "own.brier": 0.25,
        "own.brier_floor": 0.125,
        "own.log_loss": 0.5,
        "own.calibration_error": 0.0625,
        "own.duels": 300,
        "outcomes.brier": 0.75,
        "degraded": 1,
    },
)
