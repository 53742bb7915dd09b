from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Final

from app.application.ports.status_board import StatusBoard
from app.infrastructure.monitoring.report_series import report_series

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.application.ports.database_probe import ConnectionUse
    from app.application.ports.prediction_repository import WritingState
    from app.application.ports.status_board import AnsweringModel, JobState, Pulse
    from app.application.ports.vital_signs import DiskRoom, ProcessUse
    from app.domain.monitoring.monitoring_report import MonitoringReport
    from app.infrastructure.monitoring.instruments import Instruments
    from app.infrastructure.monitoring.told_by_anyone import ToldByAnyone

_UNKNOWN: Final = "unknown"


class PrometheusStatusBoard(StatusBoard):
    def __init__(self, instruments: Instruments, told: ToldByAnyone, *, version: str) -> None:
        self._instruments = instruments
        self._told = told
        self._model: tuple[str, str] | None = None
        self._counted = {"writer_written_total": 0.0, "writer_refused_total": 0.0, "process_cpu_seconds_total": 0.0}
        self._turn = Lock()
        told.put("build_info", {(version,): 1})

    def show_pulse(self, pulse: Pulse) -> None:
        with self._turn:
            self._set("worker_processes", 1)
            self._show_writing(pulse.writing)
            self._show_model(pulse.model, has_atlas=pulse.has_atlas)
            if pulse.connections is not None:
                self._show_connections(pulse.connections)
            if pulse.process is not None:
                self._show_process(pulse.process)
            if pulse.disk is not None:
                self._show_disk(pulse.disk)

    def show_lag(self, seconds: float) -> None:
        self._set("event_loop_lag_seconds", seconds)

    def show_database(self, *, is_up: bool) -> None:
        self._set("database_up", is_up)

    def show_jobs(self, jobs: Sequence[JobState]) -> None:
        self._told.put("job_last_run_timestamp_seconds", {(one.job,): one.last_run.timestamp() for one in jobs})
        self._told.put(
            "job_last_success_timestamp_seconds",
            {(one.job,): one.last_success.timestamp() for one in jobs if one.last_success is not None},
        )
        self._told.put("job_failed", {(one.job,): one.has_failed for one in jobs})

    def show_reports(self, reports: Sequence[MonitoringReport]) -> None:
        for report in reports:
            for name, series in report_series(report).items():
                self._told.put(name, series)

    def _show_writing(self, writing: WritingState) -> None:
        self._set("writer_queue_depth", writing.waiting)
        self._set("writer_queue_capacity", writing.most_waiting)
        self._count("writer_written_total", writing.written)
        self._count("writer_refused_total", writing.refused)

    def _show_model(self, model: AnsweringModel | None, *, has_atlas: bool) -> None:
        self._set("model_available", model is not None)
        self._set("model_from_cache", model is not None and model.is_stand_in)
        self._set("atlas_ready", has_atlas)
        trained_at = None if model is None else model.trained_at
        self._set("model_trained_timestamp_seconds", 0 if trained_at is None else trained_at.timestamp())
        self._name(None if model is None else (model.version, model.semantic or _UNKNOWN))

    def _name(self, model: tuple[str, str] | None) -> None:
        info = self._instruments.gauge("model_info")
        if self._model is not None and self._model != model:
            info.labels(*self._model).set(0)
        if model is not None:
            info.labels(*model).set(1)
        self._model = model

    def _show_connections(self, connections: ConnectionUse) -> None:
        kept = self._instruments.gauge("database_pool_connections")
        kept.labels("in_use").set(connections.in_use)
        kept.labels("idle").set(connections.idle)
        self._set("database_pool_limit", connections.limit)

    def _show_process(self, use: ProcessUse) -> None:
        self._set("process_resident_memory_bytes", use.resident_bytes)
        self._count("process_cpu_seconds_total", use.cpu_seconds)
        self._set("process_open_fds", use.open_files)
        self._set("process_start_time_seconds", use.started_at.timestamp())

    def _show_disk(self, disk: DiskRoom) -> None:
        self._told.put("disk_free_bytes", {(): disk.free_bytes})
        self._told.put("disk_size_bytes", {(): disk.size_bytes})

    def _set(self, name: str, value: float) -> None:
        self._instruments.gauge(name).set(value)

    def _count(self, name: str, so_far: float) -> None:
        """Add what came since the last time: what a worker has counted stays when it is gone.

        Two pulses that were taken at once may come in either order.
        """
        new = max(so_far - self._counted[name], 0)
        self._instruments.counter(name).inc(new)
        self._counted[name] += new
