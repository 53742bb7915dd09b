"""Whether what should run beside the service has run."""

from __future__ import annotations

from typing import Final

from scripts.dashboards.panels import Panel, Query, Row
from scripts.dashboards.queries import paces

JOBS: Final = Row(
    title="Jobs and simulators",
    panels=(
        Panel(
            title="Since the last success",
            description="Of the import of the Pokédex (etl), of the comparison of what is asked (drift), and of the "
            "examination of answers (quality). The last two should succeed every day.",
            unit="s",
            queries=(
                Query(
                    promql="time() - max by (exported_job) (predictiondex_job_last_success_timestamp_seconds > 0)",
                    legend="{{exported_job}}",
                ),
            ),
            alerts=("PredictionDexMonitoringStale", "PredictionDexImportFailed"),
        ),
        Panel(
            title="Jobs that ran, and failed",
            description="How long ago each ran last, whatever came of it, if that was a failure. No line is no "
            "failure.",
            unit="s",
            queries=(
                Query(
                    promql="time() - max by (exported_job) (predictiondex_job_last_run_timestamp_seconds) "
                    "and on (exported_job) max by (exported_job) (predictiondex_job_failed) == 1",
                    legend="{{exported_job}}",
                ),
            ),
            nothing="None",
            alerts=("PredictionDexImportFailed", "PredictionDexMonitoringStale"),
        ),
        Panel(
            title="Battles in a second of simulation",
            description="How fast each engine plays while it plays. Ours plays some thousand times as fast as the "
            "reference.",
            unit="ops",
            queries=(
                Query(
                    promql=paces("simulator_battles_total", "engine")
                    + " / "
                    + paces("simulator_seconds_total", "engine"),
                    legend="{{engine}}",
                ),
            ),
        ),
        Panel(
            title="Simulations that failed",
            description="Per second, by engine. The reference fails where Node or its files are missing.",
            unit="ops",
            queries=(
                Query(
                    promql=paces("simulator_failures_total", "engine"),
                    legend="{{engine}}",
                ),
            ),
        ),
    ),
)
