from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from app.application.ports.database_probe import ConnectionUse
    from app.application.ports.prediction_repository import WritingState
    from app.application.ports.vital_signs import DiskRoom, ProcessUse
    from app.domain.monitoring.monitoring_report import MonitoringReport


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweringModel:
    version: str
    semantic: str | None
    """None where only the registry knows, and it has not said."""
    trained_at: datetime | None
    is_stand_in: bool
    """Whether it comes from the cache, and the registry has not confirmed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulse:
    """How one process is, as far as it knows without asking anybody."""

    process: ProcessUse | None
    disk: DiskRoom | None
    writing: WritingState
    connections: ConnectionUse | None
    model: AnsweringModel | None
    has_atlas: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class JobState:
    """How a job that runs beside the service did."""

    job: str
    last_run: datetime
    last_success: datetime | None
    has_failed: bool
    """The last time."""


class StatusBoard(Protocol):
    """Shows how the service is; what is shown stays until it is shown anew."""

    @abstractmethod
    def show_pulse(self, pulse: Pulse) -> None: ...

    @abstractmethod
    def show_lag(self, seconds: float) -> None:
        """Show how late the event loop came lately, at worst."""

    @abstractmethod
    def show_database(self, *, is_up: bool) -> None: ...

    @abstractmethod
    def show_jobs(self, jobs: Sequence[JobState]) -> None: ...

    @abstractmethod
    def show_reports(self, reports: Sequence[MonitoringReport]) -> None:
        """Show what the newest report of each kind says that came to a verdict."""
