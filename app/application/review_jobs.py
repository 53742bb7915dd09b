from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.application.ports.import_history import ImportOutcome
from app.application.ports.status_board import JobState
from app.domain.monitoring.monitoring_report import MonitoringKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.application.ports.database_probe import DatabaseProbe
    from app.application.ports.import_history import ImportHistory, ImportRun
    from app.application.ports.monitoring_history import MonitoringHistory
    from app.application.ports.status_board import StatusBoard
    from app.domain.monitoring.monitoring_report import MonitoringReport

_REMEMBERED_IMPORTS: Final = 50
"""Among them the last good one is looked for."""
_GOOD: Final = frozenset({ImportOutcome.LOADED, ImportOutcome.UNCHANGED})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewJobs:
    """Show whether the database is there and, by what stands in it, what came of the jobs that run beside the service.

    A job that never ran is not shown.
    """

    database: DatabaseProbe
    imports: ImportHistory
    monitoring: MonitoringHistory
    board: StatusBoard
    every_seconds: float

    def __call__(self) -> None:
        """Raise `DatabaseUnavailableError` where it went away meanwhile; what was shown stays."""
        is_up = self.database.is_up()
        self.board.show_database(is_up=is_up)
        if is_up:
            newest, good = self._reports(successful=False), self._reports(successful=True)
            monitored = (_monitored(one, good.get(kind)) for kind, one in newest.items())
            self.board.show_jobs([*_imported(self.imports.runs(limit=_REMEMBERED_IMPORTS)), *monitored])
            self.board.show_reports(list(good.values()))

    def _reports(self, *, successful: bool) -> dict[MonitoringKind, MonitoringReport]:
        found = ((kind, self.monitoring.latest(kind, successful=successful)) for kind in MonitoringKind)
        return {kind: one for kind, one in found if one is not None}


def _imported(runs: Sequence[ImportRun]) -> Iterator[JobState]:
    if runs:
        outcomes = (one.outcome for one in runs if one.outcome is not None)
        good = (one.finished_at for one in runs if one.outcome in _GOOD)
        yield JobState(
            job="etl",
            last_run=runs[0].started_at,
            last_success=next(good, None),
            has_failed=next(outcomes, ImportOutcome.LOADED) not in _GOOD,
        )


def _monitored(newest: MonitoringReport, good: MonitoringReport | None) -> JobState:
    return JobState(
        job=newest.kind,
        last_run=newest.started_at,
        last_success=None if good is None else good.ended_at,
        has_failed=newest.failure is not None,
    )
