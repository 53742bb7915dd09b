"""Every metric that the service tells, with its labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricSpec:
    kind: str
    labels: tuple[str, ...] = ()


_COUNTERS: Final = """
http_requests_total method route status
predictions_total question method model_version scenario
prediction_failures_total question
writer_written_total
writer_refused_total
simulator_battles_total engine
simulator_seconds_total engine
simulator_failures_total engine
process_cpu_seconds_total
"""
_HISTOGRAMS: Final = """
http_request_duration_seconds method route
prediction_duration_seconds question method
prediction_probability model_version scenario
prediction_confidence model_version scenario
prediction_interval_width model_version scenario
"""
_GAUGES: Final = """
http_requests_in_progress route
writer_queue_depth
writer_queue_capacity
model_info model_version semantic_version
model_trained_timestamp_seconds
model_available
model_from_cache
atlas_ready
job_last_run_timestamp_seconds job
job_last_success_timestamp_seconds job
job_failed job
drift_psi model_version column
drift_verdict model_version verdict
drift_out_of_domain_ratio model_version
drift_sample_duels model_version
live_brier model_version judge
live_brier_floor model_version judge
live_log_loss model_version judge
live_calibration_error model_version judge
live_duels model_version judge
live_quality_degraded model_version
database_up
database_pool_connections state
database_pool_limit
process_resident_memory_bytes
process_open_fds
process_start_time_seconds
worker_processes
event_loop_lag_seconds
disk_free_bytes
disk_size_bytes
build_info version
"""


def _specs(kind: str, lines: str) -> dict[str, MetricSpec]:
    metrics = [line.split() for line in lines.strip().splitlines()]
    return {f"predictiondex_{name}": MetricSpec(kind=kind, labels=tuple(labels)) for name, *labels in metrics}


CATALOGUE: Final = _specs("counter", _COUNTERS) | _specs("histogram", _HISTOGRAMS) | _specs("gauge", _GAUGES)
