"""Every metric of the service. What reads them, such as dashboards and alerts, is compared with this."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.domain.monitoring.drift import DriftVerdict
from app.domain.monitoring.live_marks import Judge

PREFIX: Final = "predictiondex_"
DRIFT_VERDICTS: Final = tuple(one.value for one in DriftVerdict)
JUDGES: Final = tuple(one.value for one in Judge)


class Kind(StrEnum):
    COUNTER = "counter"
    GAUGE = "gauge"
    HISTOGRAM = "histogram"


class Together(StrEnum):
    """How the gauges of several workers make one; what workers count is always added up."""

    SUM = "livesum"
    LARGEST = "livemax"
    SMALLEST = "livemin"
    SAME = "same"
    """Every worker knows it, so whichever is asked tells it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricSpec:
    name: str
    kind: Kind
    help: str
    labels: tuple[str, ...] = ()
    buckets: tuple[float, ...] = ()
    together: Together = Together.SUM
    is_there_or_not: bool = False
    """Whether a worker says 0 where it has none, which is not shown."""
    needs: str = ""
    """The job without which there is nothing to tell."""


_REQUEST_SECONDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_CHANCES: Final = (0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0)
_CONFIDENCES: Final = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.99, 1.0)
_WIDTHS: Final = (0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1.0)


def _counter(name: str, help_: str, *labels: str) -> MetricSpec:
    return MetricSpec(name=PREFIX + name, kind=Kind.COUNTER, help=help_, labels=labels)


def _histogram(name: str, buckets: tuple[float, ...], help_: str, *labels: str) -> MetricSpec:
    return MetricSpec(name=PREFIX + name, kind=Kind.HISTOGRAM, help=help_, labels=labels, buckets=buckets)


def _gauge(name: str, together: Together, help_: str, *labels: str, is_there_or_not: bool = False) -> MetricSpec:
    return MetricSpec(
        name=PREFIX + name,
        kind=Kind.GAUGE,
        help=help_,
        labels=labels,
        together=together,
        is_there_or_not=is_there_or_not,
    )


def _found_by(job: str, name: str, help_: str, *labels: str) -> MetricSpec:
    return MetricSpec(name=PREFIX + name, kind=Kind.GAUGE, help=help_, labels=labels, together=Together.SAME, needs=job)


_REQUESTS: Final = (
    _counter("http_requests_total", "Requests that were answered.", "method", "route", "status"),
    _histogram(
        "http_request_duration_seconds",
        _REQUEST_SECONDS,
        "From the arrival of a request to the end of its answer.",
        "method",
        "route",
    ),
    _gauge("http_requests_in_progress", Together.SUM, "Requests that are being answered.", "route"),
)
_PREDICTIONS: Final = (
    _counter(
        "predictions_total",
        "Predictions that were given; a question may lead to many.",
        "question",
        "method",
        "model_version",
        "scenario",
    ),
    _histogram(
        "prediction_duration_seconds",
        _REQUEST_SECONDS,
        "From a question to its predictions, with the time that it waited.",
        "question",
        "method",
    ),
    _histogram("prediction_probability", _CHANCES, "How likely A wins.", "model_version", "scenario"),
    _histogram(
        "prediction_confidence",
        _CONFIDENCES,
        "How likely the side wins that is more likely to.",
        "model_version",
        "scenario",
    ),
    _histogram(
        "prediction_interval_width",
        _WIDTHS,
        "From the low to the high end of the 90 % interval.",
        "model_version",
        "scenario",
    ),
    _counter("prediction_failures_total", "Sensible questions that nobody could answer.", "question"),
    _gauge("writer_queue_depth", Together.SUM, "Predictions that wait to be written."),
    _gauge("writer_queue_capacity", Together.SUM, "How many may wait before answers have to."),
    _counter("writer_written_total", "Predictions that were written."),
    _counter("writer_refused_total", "Predictions that the database refused, and that are lost."),
)
_MODEL: Final = (
    _gauge(
        "model_info",
        Together.LARGEST,
        "1 for each model that answers somewhere.",
        "model_version",
        "semantic_version",
        is_there_or_not=True,
    ),
    _gauge(
        "model_trained_timestamp_seconds",
        Together.LARGEST,
        "When the model that answers was trained and registered.",
        is_there_or_not=True,
    ),
    _gauge("model_available", Together.SMALLEST, "Whether every worker has a model."),
    _gauge("model_from_cache", Together.LARGEST, "Whether a model answers that the registry has not confirmed."),
    _gauge("atlas_ready", Together.SMALLEST, "Whether every worker looks default duels up."),
)
_SIMULATORS: Final = (
    _counter("simulator_battles_total", "Battles that were played for simulations.", "engine"),
    _counter("simulator_seconds_total", "Seconds that these battles took.", "engine"),
    _counter("simulator_failures_total", "Simulations that an engine could not play.", "engine"),
)
_JOBS: Final = (
    _found_by("etl", "job_last_run_timestamp_seconds", "When the job began last.", "job"),
    _found_by("etl", "job_last_success_timestamp_seconds", "When the job last came to a good end.", "job"),
    _found_by("etl", "job_failed", "Whether the job failed the last time that it came to an end.", "job"),
    _found_by(
        "drift",
        "drift_psi",
        "Population stability index of what was asked, against what the model learnt from.",
        "model_version",
        "column",
    ),
    _found_by("drift", "drift_verdict", "1 for the verdict, 0 for the others.", "model_version", "verdict"),
    _found_by(
        "drift", "drift_out_of_domain_ratio", "Share of duels beyond what the model learnt from.", "model_version"
    ),
    _found_by("drift", "drift_sample_duels", "Duels that the verdict rests on.", "model_version"),
    _found_by("quality", "live_brier", "Brier score of served predictions.", "model_version", "judge"),
    _found_by(
        "quality", "live_brier_floor", "The Brier score that chance alone leaves the best.", "model_version", "judge"
    ),
    _found_by("quality", "live_log_loss", "Log loss of served predictions.", "model_version", "judge"),
    _found_by("quality", "live_calibration_error", "How far probabilities are from shares.", "model_version", "judge"),
    _found_by("quality", "live_duels", "Duels that were judged.", "model_version", "judge"),
    _found_by("quality", "live_quality_degraded", "Whether the model is worse than it was.", "model_version"),
)
_RESOURCES: Final = (
    _gauge("database_up", Together.SMALLEST, "Whether every worker reaches the database."),
    _gauge("database_pool_connections", Together.SUM, "Connections that are kept to the database.", "state"),
    _gauge("database_pool_limit", Together.SUM, "Connections that may be kept at most."),
    _gauge("process_resident_memory_bytes", Together.SUM, "Memory that the workers take."),
    _counter("process_cpu_seconds_total", "Processor time that the workers took."),
    _gauge("process_open_fds", Together.SUM, "Files and sockets that the workers hold open."),
    _gauge("process_start_time_seconds", Together.SMALLEST, "When the oldest worker started."),
    _gauge("worker_processes", Together.SUM, "Processes that answer."),
    _gauge("event_loop_lag_seconds", Together.LARGEST, "How late an event loop came lately, at worst."),
    _gauge("disk_free_bytes", Together.SAME, "Room left where the service keeps its files."),
    _gauge("disk_size_bytes", Together.SAME, "Room there in all."),
    _gauge("build_info", Together.SAME, "1 for the release that runs.", "version"),
)
CATALOGUE: Final = {one.name: one for one in (*_REQUESTS, *_PREDICTIONS, *_MODEL, *_SIMULATORS, *_JOBS, *_RESOURCES)}
