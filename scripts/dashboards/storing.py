"""Whether predictions are stored."""

from __future__ import annotations

from typing import Final

from scripts.dashboards.panels import Panel, Row
from scripts.dashboards.queries import each, pace

STORING: Final = Row(
    title="Storing predictions",
    panels=(
        Panel(
            title="Queue of the writer",
            description="Predictions that wait to be stored, and how many there is room for. It should stay near zero.",
            unit="none",
            queries=(
                each("writer_queue_depth", "waiting, {{instance}}"),
                each("writer_queue_capacity", "room, {{instance}}"),
            ),
            width=8,
            alerts=("PredictionDexWriterBacklog",),
        ),
        Panel(
            title="Written and refused",
            description="Predictions per second. What is refused is lost to later reading, and is told in the log.",
            unit="ops",
            queries=(
                pace("writer_written_total", "written, {{instance}}"),
                pace("writer_refused_total", "refused, {{instance}}"),
            ),
            width=8,
            alerts=("PredictionDexWriterBacklog",),
        ),
        Panel(
            title="Connections to the database",
            description="In use and idle, beside the limit. All in use means that requests wait for one.",
            unit="none",
            queries=(
                each("database_pool_connections", "{{state}}, {{instance}}"),
                each("database_pool_limit", "limit, {{instance}}"),
            ),
            width=8,
        ),
    ),
)
