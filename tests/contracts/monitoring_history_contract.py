from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from app.domain.monitoring.monitoring_report import MonitoringKind, MonitoringReport

if TYPE_CHECKING:
    from app.application.ports.monitoring_history import MonitoringHistory

MOMENT = datetime(2024, 2, 29, 23, 59, 58, 765432, tzinfo=UTC)


def report(
    kind: MonitoringKind = MonitoringKind.DRIFT, *, minutes: int = 0, failure: str | None = None
) -> MonitoringReport:
    """Return one of which no value is a default."""
    return MonitoringReport(
        kind=kind,
        model_version="7",
        started_at=MOMENT + timedelta(minutes=minutes),
        ended_at=MOMENT + timedelta(minutes=minutes, seconds=1.5),
        verdict="" if failure else "stable",
        explanation="Rien n’a changé.",
        figures={"psi.level": 0.1 + 0.2, "sample_duels": 3},
        details=({"column": "level", "psi": 1 / 3}, {"column": "power", "psi": 0}),
        failure=failure,
    )


class MonitoringHistoryContract:
    """A test class gives a fixture `history`, which is empty."""

    def test_an_empty_history_has_nothing(self, history: MonitoringHistory) -> None:
        assert history.latest(MonitoringKind.DRIFT) is None
        assert list(history.history(MonitoringKind.DRIFT, limit=10)) == []
        assert history.count(MonitoringKind.DRIFT) == 0

    def test_every_field_comes_back_as_it_was(self, history: MonitoringHistory) -> None:
        history.add(report())
        history.add(replace(report(MonitoringKind.QUALITY, failure="Nobody was asked."), model_version=""))

        assert history.latest(MonitoringKind.DRIFT) == report()
        failed = history.latest(MonitoringKind.QUALITY)
        assert failed == replace(report(MonitoringKind.QUALITY, failure="Nobody was asked."), model_version="")

    def test_the_newest_comes_first_whatever_was_added_last(self, history: MonitoringHistory) -> None:
        for minutes in (5, 20, 10):
            history.add(report(minutes=minutes))
            history.add(report(MonitoringKind.QUALITY, minutes=minutes + 100))

        assert list(history.history(MonitoringKind.DRIFT, limit=2)) == [report(minutes=20), report(minutes=10)]
        assert list(history.history(MonitoringKind.DRIFT, limit=2, offset=2)) == [report(minutes=5)]
        assert history.count(MonitoringKind.DRIFT) == 3

    def test_a_failure_can_be_left_out(self, history: MonitoringHistory) -> None:
        history.add(report())
        history.add(report(minutes=5, failure="The registry is away."))

        assert history.latest(MonitoringKind.DRIFT) == report(minutes=5, failure="The registry is away.")
        assert history.latest(MonitoringKind.DRIFT, successful=True) == report()
