"""What is asked, and what fails."""

from __future__ import annotations

from typing import Final

from scripts.dashboards.panels import RED, YELLOW, Limit, Panel, Query, Row
from scripts.dashboards.queries import paces

_BURN: Final = (
    Limit(value=1, color=YELLOW),
    Limit(value=6, color="orange"),
    Limit(value=14.4, color=RED),
)
_SHARE: Final = (Limit(value=0.001, color=YELLOW), Limit(value=0.0144, color=RED))


TRAFFIC: Final = Row(
    title="What is asked, and what fails",
    panels=(
        Panel(
            title="Requests by route",
            description="Per second. `unmatched` is whatever has no page, such as scans from the internet.",
            unit="reqps",
            queries=(
                Query(
                    promql=paces("http_requests_total", "route"),
                    legend="{{route}}",
                ),
            ),
        ),
        Panel(
            title="Requests by status",
            description="Per second. 2xx is answered, 4xx was asked wrongly or too often, 5xx is an error of ours.",
            unit="reqps",
            queries=(
                Query(
                    promql=paces("http_requests_total", "status"),
                    legend="{{status}}",
                ),
            ),
        ),
        Panel(
            title="Share of requests that fail",
            description="5xx among the requests to /v1, in three windows: the short one shows what happens now, the "
            "long ones what lasts. 0.1 % may fail.",
            unit="percentunit",
            queries=tuple(
                Query(promql=f"predictiondex:error_ratio:rate{window}", legend=f"last {window}")
                for window in ("5m", "1h", "6h")
            ),
            limits=_SHARE,
            alerts=("PredictionDexErrorBudgetFastBurn", "PredictionDexErrorBudgetSlowBurn"),
        ),
        Panel(
            title="How fast the error budget burns",
            description="1 spends the budget of 30 days in 30 days, 14.4 in two. The fast alert fires at 14.4 (an "
            "hour) or 6 (six hours), the slow one at 3 (a day) or 1 (three days).",
            unit="suffix: ×",
            queries=tuple(
                Query(promql=f"predictiondex:error_ratio:rate{window} / 0.001", legend=f"last {window}")
                for window in ("1h", "6h", "1d", "3d")
            ),
            limits=_BURN,
            alerts=("PredictionDexErrorBudgetFastBurn", "PredictionDexErrorBudgetSlowBurn"),
        ),
    ),
)
