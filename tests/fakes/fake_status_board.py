from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.ports.status_board import StatusBoard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.application.ports.status_board import JobState, Pulse
    from app.domain.monitoring.monitoring_report import MonitoringReport


class FakeStatusBoard(StatusBoard):
    def __init__(self) -> None:
        self.pulses: list[Pulse] = []
        self.lags: list[float] = []
        self.databases: list[bool] = []
        self.reports: Sequence[MonitoringReport] | None = None
        self.jobs: Sequence[JobState] | None = None

    def show_pulse(self, pulse: Pulse) -> None:
        self.pulses.append(pulse)

    def show_lag(self, seconds: float) -> None:
        self.lags.append(seconds)

    def show_database(self, *, is_up: bool) -> None:
        self.databases.append(is_up)

    def show_reports(self, reports: Sequence[MonitoringReport]) -> None:
        self.reports = reports

    def show_jobs(self, jobs: Sequence[JobState]) -> None:
        self.jobs = jobs
