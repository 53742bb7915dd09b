"""Whether there is room, and whether what should run beside the service has run."""

from __future__ import annotations

from typing import Final

from scripts.dashboards.jobs import JOBS
from scripts.dashboards.panels import GREEN, RED, YELLOW, Dashboard, Limit, Look, Panel, Query, Row
from scripts.dashboards.processes import DISK, PROCESSES
from scripts.dashboards.queries import HERE
from scripts.dashboards.storing import STORING

_GLANCE: Final = Row(
    title="At a glance",
    panels=(
        Panel(
            title="Release",
            description="The version of PredictionDex that runs. Two at once are a release that is being rolled out.",
            unit="none",
            queries=(Query(promql=f"count by (version) (predictiondex_build_info{{{HERE}}})", legend="{{version}}"),),
            look=Look.NAME,
            width=4,
            nothing="None",
        ),
        Panel(
            title="Running for",
            description="Since the oldest process of the instance that started last. Short times that come again are "
            "crashes.",
            unit="s",
            queries=(Query(promql=f"time() - max(predictiondex_process_start_time_seconds{{{HERE}}})"),),
            look=Look.NUMBER,
            width=4,
            base=YELLOW,
            limits=(Limit(value=600, color=GREEN),),
        ),
        Panel(
            title="Worker processes",
            description="Of all instances together. Fewer than were started means that some have died.",
            unit="none",
            queries=(Query(promql=f"sum(predictiondex_worker_processes{{{HERE}}})"),),
            look=Look.NUMBER,
            width=4,
            base=RED,
            limits=(Limit(value=1, color=GREEN),),
        ),
        Panel(
            title="Is the database there?",
            description="As the instances that are worst off see it. Without it, predictions wait in memory to be "
            "stored.",
            unit="none",
            queries=(Query(promql=f"min(predictiondex_database_up{{{HERE}}})"),),
            look=Look.NUMBER,
            width=4,
            words=((1, "Yes", GREEN), (0, "No", RED)),
            alerts=("PredictionDexWriterBacklog",),
        ),
        Panel(
            title="Fullest queue",
            description="Predictions that are answered but not yet stored, as a share of what a queue holds. The "
            "alert fires at half.",
            unit="percentunit",
            queries=(Query(promql=f"max(predictiondex:writer_queue:ratio{{{HERE}}})"),),
            look=Look.NUMBER,
            width=4,
            limits=(Limit(value=0.1, color=YELLOW), Limit(value=0.5, color=RED)),
            alerts=("PredictionDexWriterBacklog",),
        ),
        Panel(
            title="Fullest disk, free",
            description="The free share of the disk with the databases and models. The alert fires under 10 %, or "
            "earlier where it fills fast.",
            unit="percentunit",
            queries=(Query(promql=f"min(predictiondex:disk_free:ratio{{{HERE}}})"),),
            look=Look.NUMBER,
            width=4,
            base=RED,
            limits=(Limit(value=0.1, color=YELLOW), Limit(value=0.2, color=GREEN)),
            alerts=("PredictionDexDiskFilling",),
        ),
    ),
)


RESOURCES: Final = Dashboard(
    name="resources",
    title="Resources and jobs",
    description="Whether there is room, and whether what should run beside the service has run.",
    rows=(_GLANCE, STORING, PROCESSES, DISK, JOBS),
    alerts=(
        "PredictionDexWriterBacklog",
        "PredictionDexImportFailed",
        "PredictionDexMonitoringStale",
        "PredictionDexDiskFilling",
    ),
)
