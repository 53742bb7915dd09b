"""Whether the model is asked what it was trained for."""

from __future__ import annotations

from typing import Final

from app.domain.monitoring.drift import LARGE, MODERATE, MOST_OUTSIDE
from scripts.dashboards.panels import RED, YELLOW, Limit, Look, Panel, Query, Row
from scripts.dashboards.queries import VERSION

ASKED: Final = Row(
    title="Is it asked what it was trained for?",
    panels=(
        Panel(
            title="Verdict on what is asked",
            description="`out_of_domain` is an alert: levels, spreads or moves that the training did not have. "
            "`population_shift` only says that players ask about other duels than before; `too_few` that there is too "
            "little to judge.",
            unit="none",
            queries=(
                Query(
                    promql=f"max by (model_version, verdict) (predictiondex_drift_verdict{{{VERSION}}}) == 1",
                    legend="model {{model_version}}: {{verdict}}",
                ),
            ),
            look=Look.NAME,
            width=8,
            nothing="Not examined",
            alerts=("PredictionDexDrift", "PredictionDexPopulationShift"),
        ),
        Panel(
            title="Duels outside the training",
            description="The share of the examined duels whose levels, spreads or moves the training did not have.",
            unit="percentunit",
            queries=(Query(promql=f"max(predictiondex_drift_out_of_domain_ratio{{{VERSION}}})"),),
            look=Look.NUMBER,
            width=8,
            limits=(Limit(value=MOST_OUTSIDE / 2, color=YELLOW), Limit(value=MOST_OUTSIDE, color=RED)),
            nothing="Not examined",
            alerts=("PredictionDexDrift",),
        ),
        Panel(
            title="Duels examined",
            description="How many served duels the last verdict stands on. Few make it uncertain.",
            unit="none",
            queries=(Query(promql=f"max(predictiondex_drift_sample_duels{{{VERSION}}})"),),
            look=Look.NUMBER,
            width=8,
            nothing="None",
        ),
        Panel(
            title="How far what is asked has moved",
            description="The population stability index of each column. Under 0.1 nothing has happened, over 0.2 "
            "much has. To move is no failure as long as it stays within the training.",
            unit="none",
            queries=(
                Query(
                    promql=f"max by (column) (predictiondex_drift_psi{{{VERSION}}})",
                    legend="{{column}}",
                ),
            ),
            width=24,
            limits=(Limit(value=MODERATE, color=YELLOW), Limit(value=LARGE, color=RED)),
            alerts=("PredictionDexPopulationShift",),
        ),
    ),
)
