"""Whether the answers are right."""

from __future__ import annotations

from typing import Final

from scripts.dashboards.panels import RED, YELLOW, Limit, Panel, Query, Row
from scripts.dashboards.queries import VERSION


def _by_judge(metric: str, legend: str) -> Query:
    return Query(
        promql=f"max by (model_version, judge) (predictiondex_{metric}{{{VERSION}}})",
        legend=f"{legend}, model {{{{model_version}}}}, {{{{judge}}}}",
    )


RIGHT: Final = Row(
    title="Is it right?",
    panels=(
        Panel(
            title="Brier score of served answers",
            description="The mean squared error of the chances, as our engine, the reference engine and players' "
            "reports judge them. Lower is better; the floor is the best possible, because battles are random. The gap "
            "between the two counts.",
            unit="none",
            queries=(_by_judge("live_brier", "score"), _by_judge("live_brier_floor", "floor")),
            alerts=("PredictionDexLiveQualityDrop",),
        ),
        Panel(
            title="Log loss of served answers",
            description="Like the Brier score, but it punishes certainty that was wrong much harder. Lower is better.",
            unit="none",
            queries=(_by_judge("live_log_loss", "log loss"),),
        ),
        Panel(
            title="Calibration error",
            description="How far, on average, the chances that were told are from how often that came true. 0 % is "
            "perfect.",
            unit="percentunit",
            queries=(_by_judge("live_calibration_error", "error"),),
            limits=(Limit(value=0.02, color=YELLOW), Limit(value=0.05, color=RED)),
            alerts=("PredictionDexLiveQualityDrop",),
        ),
        Panel(
            title="Duels judged",
            description="How many served duels each judge has seen. The reference engine sees fewer, because it is "
            "slow.",
            unit="none",
            queries=(_by_judge("live_duels", "duels"),),
        ),
    ),
)
