from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.application.kept_failures import kept_where_it_fails
from app.application.model_versions import wanted_version
from app.application.quality.report import failed_report, quality_report
from app.domain.monitoring.exam_marks import ExamMarks
from app.domain.monitoring.live_marks import Judge, by_engine, by_outcomes
from app.domain.monitoring.live_misses import worst_misses
from app.domain.monitoring.live_quality import live_quality

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from app.application.ports.model_registry import ModelRegistry
    from app.application.ports.monitoring_history import MonitoringHistory
    from app.application.ports.outcome_repository import OutcomeRepository
    from app.application.quality.engines import Engines, Tell
    from app.application.quality.plan import QualityPlan
    from app.application.quality.sample import Sample, ServedSampler
    from app.domain.monitoring.live_marks import LiveMarks
    from app.domain.monitoring.live_misses import LiveMiss
    from app.domain.monitoring.monitoring_report import MonitoringReport
    from app.domain.registry.model_version import ModelVersion
    from app.domain.registry.watch import WatchLimits


def _now() -> datetime:
    return datetime.now(UTC)


def _tell_nobody(what: str, share: float) -> None:
    """Leave it untold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """What the engines say, of how many answers were served."""

    marks: tuple[LiveMarks, ...] = ()
    misses: tuple[LiveMiss, ...] = ()
    remarks: tuple[str, ...] = ()
    served: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckQuality:
    """Play what was answered, and say whether the answers are as true as the version's exam lets expect."""

    registry: ModelRegistry
    sampler: ServedSampler
    engines: Engines
    outcomes: OutcomeRepository
    history: MonitoringHistory
    limits: WatchLimits
    now: Callable[[], datetime] = _now

    def __call__(self, plan: QualityPlan, *, on_progress: Tell = _tell_nobody) -> MonitoringReport:
        """Return the report, which is kept; kept is a failure, too.

        Raises:
            UnknownVersionError: there is no such version.
            RegistryUnavailableError: nobody knows.
            PokedexMissingError: there are no facts to play by.
            SimulationError: our engine failed.
            DatabaseUnavailableError: nothing can be read, or kept.
        """
        started = self.now()
        with self._kept_where_it_fails("", started):
            model = wanted_version(self.registry, plan.version)
        with self._kept_where_it_fails(model.version, started):
            report = self._report(model, plan, started, on_progress)
            self.history.add(report)
        return report

    def _kept_where_it_fails(self, version: str, started: datetime) -> AbstractContextManager[None]:
        return kept_where_it_fails(
            self.history, lambda error: failed_report(version, str(error), moments=(started, self.now()))
        )

    def _report(self, model: ModelVersion, plan: QualityPlan, started: datetime, tell: Tell) -> MonitoringReport:
        sample = self.sampler.draw(model.version, plan, until=started)
        judged = self._judged(sample, plan, tell)
        live = self.outcomes.live_forecasts(model.version, since=sample.since)
        by_players = (by_outcomes(live, seed=plan.seed),) if len(live) else ()
        quality = live_quality((*judged.marks, *by_players), ExamMarks.of(model.metrics), live, self.limits)
        return quality_report(
            model.version,
            quality,
            judged.misses,
            judged.remarks,
            served=judged.served,
            moments=(started, self.now()),
        )

    def _judged(self, sample: Sample, plan: QualityPlan, tell: Tell) -> _Judged:
        served = sample.served
        if not len(served):
            return _Judged(remarks=sample.remarks, served=sample.total)
        tallies = self.engines.play(sample, plan, tell)
        own = by_engine(Judge.OWN, served.forecast, tallies, served.groups, seed=plan.seed)
        second = self.engines.ask_reference(sample, plan, tell)
        return _Judged(
            marks=(own,) if second.marks is None else (own, second.marks),
            misses=worst_misses(sample.pokedex, served, tallies),
            remarks=(*sample.remarks, *second.remarks),
            served=sample.total,
        )
