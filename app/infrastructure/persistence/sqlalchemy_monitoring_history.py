from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import Select, func, select

from app.application.ports.monitoring_history import MonitoringHistory
from app.domain.monitoring.monitoring_report import MonitoringKind, MonitoringReport
from app.infrastructure.persistence.database import transaction
from app.infrastructure.persistence.monitoring_tables import MonitoringReportRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session, sessionmaker


class SqlAlchemyMonitoringHistory(MonitoringHistory):
    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self._sessions = sessions

    def add(self, report: MonitoringReport) -> None:
        with transaction(self._sessions) as session:
            session.add(_row(report))

    def latest(self, kind: MonitoringKind, *, successful: bool = False) -> MonitoringReport | None:
        wanted = _newest_first(kind).limit(1)
        if successful:
            wanted = wanted.where(MonitoringReportRow.failure.is_(None))
        with transaction(self._sessions) as session:
            found = session.scalars(wanted).one_or_none()
            return None if found is None else _report(found)

    def history(self, kind: MonitoringKind, *, limit: int, offset: int = 0) -> tuple[MonitoringReport, ...]:
        with transaction(self._sessions) as session:
            return tuple(map(_report, session.scalars(_newest_first(kind).limit(limit).offset(offset))))

    def count(self, kind: MonitoringKind) -> int:
        counted = select(func.count(MonitoringReportRow.report_id)).where(MonitoringReportRow.kind == kind.value)
        with transaction(self._sessions) as session:
            return int(session.scalars(counted).one())


def _newest_first(kind: MonitoringKind) -> Select[MonitoringReportRow]:
    newest = MonitoringReportRow.ended_at.desc(), MonitoringReportRow.report_id.desc()
    return select(MonitoringReportRow).where(MonitoringReportRow.kind == kind.value).order_by(*newest)


def _row(report: MonitoringReport) -> MonitoringReportRow:
    return MonitoringReportRow(
        kind=report.kind.value,
        model_version=report.model_version,
        started_at=report.started_at,
        ended_at=report.ended_at,
        verdict=report.verdict,
        explanation=report.explanation,
        figures=json.dumps(dict(report.figures), ensure_ascii=False, allow_nan=False),
        details=json.dumps([dict(one) for one in report.details], ensure_ascii=False, allow_nan=False),
        failure=report.failure,
    )


def _report(row: MonitoringReportRow) -> MonitoringReport:
    return MonitoringReport(
        kind=MonitoringKind(row.kind),
        model_version=row.model_version,
        started_at=row.started_at,
        ended_at=row.ended_at,
        verdict=row.verdict,
        explanation=row.explanation,
        figures=json.loads(row.figures),
        details=tuple(json.loads(row.details)),
        failure=row.failure,
    )
