"""How long answers take."""

from __future__ import annotations

from typing import Final

from scripts.dashboards.panels import RED, YELLOW, Limit, Look, Panel, Query, Row
from scripts.dashboards.queries import HERE, V1, bands, quantile

LATENCY: Final = Row(
    title="How long it takes",
    panels=(
        Panel(
            title="Answer times",
            description="Half of the requests to /v1 are answered within the lowest line, 99 of 100 within the "
            "highest.",
            unit="s",
            queries=tuple(
                Query(
                    promql=quantile(share, "http_request_duration_seconds", where=V1), legend=f"{share:.0%} of requests"
                )
                for share in (0.5, 0.95, 0.99)
            ),
            limits=(Limit(value=1, color=RED),),
            alerts=("PredictionDexSlow",),
        ),
        Panel(
            title="Slowest in a hundred, by route",
            description="The alert fires at one second, or at five for many duels at once. Simulations and promotions "
            "may take longer.",
            unit="s",
            queries=(Query(promql="predictiondex:latency_seconds:p99_5m", legend="{{route}}"),),
            limits=(Limit(value=1, color=YELLOW), Limit(value=5, color=RED)),
            alerts=("PredictionDexSlow",),
        ),
        Panel(
            title="Requests by answer time",
            description="The brighter, the more requests to /v1 took that long. Two bands are two kinds of question.",
            unit="s",
            queries=(bands("http_request_duration_seconds", where=V1),),
            look=Look.HEATMAP,
        ),
        Panel(
            title="Requests in progress",
            description="How many are being answered at this moment. A line that climbs and does not come down is a "
            "service that no longer keeps up.",
            unit="none",
            queries=(
                Query(promql=f"sum by (route) (predictiondex_http_requests_in_progress{{{HERE}}})", legend="{{route}}"),
            ),
        ),
    ),
)
