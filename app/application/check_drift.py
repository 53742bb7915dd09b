from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np

from app.application.drift_report import Look
from app.application.kept_failures import kept_where_it_fails
from app.application.model_versions import wanted_version
from app.application.ports.drift_report_writer import DriftLibraryMissingError, UnwritableDriftReportError
from app.domain.battle.lineup import line_up_duels
from app.domain.monitoring.answered import AnsweredDuels
from app.domain.monitoring.columns import columns_of
from app.domain.monitoring.drift import DriftVerdict, find_drift
from app.domain.monitoring.served_duels import can_be_played, told_of_left_out

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from app.application.ports.drift_report_writer import DriftReportWriter
    from app.application.ports.model_registry import ModelRegistry
    from app.application.ports.monitoring_history import MonitoringHistory
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.application.ports.served_predictions import ServedPredictions
    from app.application.ports.training_references import TrainingReferences
    from app.domain.errors import PredictionDexError
    from app.domain.monitoring.columns import Columns
    from app.domain.monitoring.monitoring_report import MonitoringReport
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.prediction import Prediction


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftCheck:
    report: MonitoringReport
    folder: Path | None
    """Where the pages are, if there are any."""
    unwritten: PredictionDexError | None
    """Why there are none, though there should be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckDrift:
    """Compare what a version is asked with what it has learnt from, and keep what was found, or why nothing was."""

    pokedex: PokedexRepository
    """As it is stored, without a copy in memory that could be older."""
    registry: ModelRegistry
    references: TrainingReferences
    served: ServedPredictions
    history: MonitoringHistory
    writer: DriftReportWriter
    reports: Path
    clock: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))

    def __call__(self, *, version: str, since: datetime, size: int, seed: int) -> DriftCheck:
        """Draw at most `size` of the predictions that the version, by any of its names, has made since then.

        Raises:
            UnknownVersionError: there is no such version.
            NoReferenceError: it was trained without keeping what it has learnt from.
        """
        look = Look(version="", since=since, started_at=self.clock())
        with self._kept_where_it_fails(look):
            model = wanted_version(self.registry, version)
        look = replace(look, version=model.version)
        with self._kept_where_it_fails(look):
            pokedex, reference = self.pokedex.get(), self.references.of(model)
            sample = self.served.sample(model.version, since=since, until=look.started_at, size=size, seed=seed)
            known = [one for one in sample.predictions if can_be_played(pokedex, one)]
            answered = _answered(pokedex, known)
            drift = find_drift(pokedex, reference, answered)
            remarks = told_of_left_out(len(sample.predictions) - len(known))
            report = look.report(drift, remarks, total=sample.total, ended_at=self.clock())
            self.history.add(report)
        if drift.verdict is DriftVerdict.TOO_FEW:
            return DriftCheck(report=report, folder=None, unwritten=None)
        return self._written(report, reference.columns, columns_of(pokedex, answered.distinct()))

    def _kept_where_it_fails(self, look: Look) -> AbstractContextManager[None]:
        return kept_where_it_fails(self.history, lambda error: look.failed(error, ended_at=self.clock()))

    def _written(self, report: MonitoringReport, learnt: Columns, asked: Columns) -> DriftCheck:
        folder = self.reports / "drift" / f"{report.started_at:%Y%m%dT%H%M%SZ}"
        try:
            self.writer.write(report, learnt, asked, folder)
        except (DriftLibraryMissingError, UnwritableDriftReportError) as error:
            return DriftCheck(report=report, folder=None, unwritten=error)
        return DriftCheck(report=report, folder=folder, unwritten=None)


def _answered(pokedex: Pokedex, predictions: Sequence[Prediction]) -> AnsweredDuels:
    return AnsweredDuels(
        duels=line_up_duels(pokedex, [(one.a, one.b) for one in predictions]),
        win_probability=np.array([one.win_probability for one in predictions], dtype=np.float64),
        interval_width=np.array([one.interval.high - one.interval.low for one in predictions], dtype=np.float64),
    )
