from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.monitoring.monitoring_report import MonitoringKind
from app.infrastructure.persistence.base import Base, UtcDateTime, one_of


class MonitoringReportRow(Base):
    """One look at the predictions that were served."""

    __tablename__ = "monitoring_reports"
    __table_args__ = (
        one_of("kind", MonitoringKind),
        CheckConstraint("started_at <= ended_at", name="ended_at"),
        CheckConstraint("(verdict = '') = (failure IS NOT NULL)", name="verdict"),
        Index("ix_monitoring_reports_kind_ended_at", "kind", "ended_at"),
    )

    report_id: Mapped[int] = mapped_column(primary_key=True, init=False)
    kind: Mapped[str]
    model_version: Mapped[str]
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime] = mapped_column(UtcDateTime)
    verdict: Mapped[str]
    explanation: Mapped[str]
    figures: Mapped[str]
    """By their names, as JSON."""
    details: Mapped[str]
    """The rows of its table, as JSON."""
    failure: Mapped[str | None]
