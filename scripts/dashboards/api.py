"""Whether players are answered, rightly and in time."""

from __future__ import annotations

from typing import Final

from scripts.dashboards.latency import LATENCY
from scripts.dashboards.panels import GREEN, RED, YELLOW, Dashboard, Limit, Look, Panel, Query, Row
from scripts.dashboards.predictions import PREDICTIONS
from scripts.dashboards.queries import V1, paces, quantile
from scripts.dashboards.requests import TRAFFIC

_GLANCE: Final = Row(
    title="Is everything well?",
    panels=(
        Panel(
            title="Instances that answer",
            description="How many of the instances that Prometheus knows could be asked just now. None means that no "
            "player is answered.",
            unit="none",
            queries=(Query(promql='sum(up{job="predictiondex"})'),),
            look=Look.NUMBER,
            width=4,
            base=RED,
            limits=(Limit(value=1, color=GREEN),),
            nothing="None",
            alerts=("PredictionDexDown",),
        ),
        Panel(
            title="Answered without an error of ours, 30 days",
            description="The share of requests to /v1 that were not answered 5xx. The promise is 99.9 %. What a "
            "player asked wrongly (4xx) is no error of ours.",
            unit="percentunit",
            queries=(Query(promql="1 - predictiondex:error_ratio:rate30d"),),
            look=Look.NUMBER,
            width=4,
            base=RED,
            limits=(Limit(value=0.999, color=GREEN),),
        ),
        Panel(
            title="Error budget left",
            description="What is left of the 0.1 % of requests that may fail in 30 days. 100 % is all of it; below "
            "zero the promise is broken.",
            unit="percentunit",
            queries=(Query(promql="predictiondex:error_budget:left30d"),),
            look=Look.NUMBER,
            width=4,
            base=RED,
            limits=(Limit(value=0, color=YELLOW), Limit(value=0.5, color=GREEN)),
            alerts=("PredictionDexErrorBudgetSlowBurn",),
        ),
        Panel(
            title="Requests",
            description="All requests per second, also those for pages that do not exist.",
            unit="reqps",
            queries=(Query(promql=paces("http_requests_total")),),
            look=Look.NUMBER,
            width=4,
        ),
        Panel(
            title="Slowest in a hundred",
            description="99 of 100 requests to /v1 are answered within this time.",
            unit="s",
            queries=(Query(promql=quantile(0.99, "http_request_duration_seconds", where=V1)),),
            look=Look.NUMBER,
            width=4,
            limits=(Limit(value=0.5, color=YELLOW), Limit(value=1, color=RED)),
            alerts=("PredictionDexSlow",),
        ),
        Panel(
            title="Alerts that fire",
            description="By name. What each means, and what to do, is at the end of the dashboard that its annotation "
            "names.",
            unit="none",
            queries=(Query(promql='max by (alertname) (ALERTS{alertstate="firing"})', legend="{{alertname}}"),),
            look=Look.NAME,
            width=4,
            base=RED,
            nothing="None",
        ),
    ),
)


API: Final = Dashboard(
    name="api",
    title="API performance",
    description="Whether players are answered, rightly and in time.",
    rows=(_GLANCE, TRAFFIC, LATENCY, PREDICTIONS),
    alerts=(
        "PredictionDexDown",
        "PredictionDexErrorBudgetFastBurn",
        "PredictionDexErrorBudgetSlowBurn",
        "PredictionDexSlow",
    ),
)
