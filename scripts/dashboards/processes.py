"""What the processes use."""

from __future__ import annotations

from typing import Final

from scripts.dashboards.panels import GREEN, RED, YELLOW, Limit, Panel, Query, Row
from scripts.dashboards.queries import DAY, HERE, each, pace

PROCESSES: Final = Row(
    title="The processes",
    panels=(
        Panel(
            title="Memory",
            description="What all workers of an instance hold. A line that only climbs is a leak.",
            unit="bytes",
            queries=(each("process_resident_memory_bytes"),),
        ),
        Panel(
            title="Processors",
            description="How many are kept busy by all workers of an instance.",
            unit="suffix: cores",
            queries=(pace("process_cpu_seconds_total", "{{instance}}"),),
        ),
        Panel(
            title="Delay of the event loop",
            description="How long a worker that is ready to go on has to wait, in the worst one. Much more than some "
            "milliseconds means that something blocks all requests of a worker.",
            unit="s",
            queries=(each("event_loop_lag_seconds"),),
            limits=(Limit(value=0.1, color=YELLOW), Limit(value=0.5, color=RED)),
            alerts=("PredictionDexSlow",),
        ),
        Panel(
            title="Open files",
            description="Of all workers of an instance, connections among them. A line that only climbs is a leak.",
            unit="none",
            queries=(each("process_open_fds"),),
        ),
    ),
)


DISK: Final = Row(
    title="The disk",
    panels=(
        Panel(
            title="Free",
            description="On the disk with the databases and models, beside its size.",
            unit="bytes",
            queries=(
                each("disk_free_bytes", "free, {{instance}}"),
                each("disk_size_bytes", "size, {{instance}}"),
            ),
            alerts=("PredictionDexDiskFilling",),
        ),
        Panel(
            title="Free in a day, at the pace of the last six hours",
            description="As a share of the disk. Below zero it will be full by then.",
            unit="percentunit",
            queries=(
                Query(
                    promql=f"predict_linear(predictiondex:disk_free:ratio{{{HERE}}}[6h], {DAY})",
                    legend="{{instance}}",
                ),
            ),
            base=RED,
            limits=(Limit(value=0, color=YELLOW), Limit(value=0.1, color=GREEN)),
            alerts=("PredictionDexDiskFilling",),
        ),
    ),
)
