"""What is predicted, and how fast."""

from __future__ import annotations

from typing import Final

from scripts.dashboards.panels import Panel, Query, Row
from scripts.dashboards.queries import HERE, paces, quantile

PREDICTIONS: Final = Row(
    title="Predictions",
    panels=(
        Panel(
            title="Predictions by question",
            description="Per second, with the method that answered: the model, or our own engine.",
            unit="ops",
            queries=(
                Query(
                    promql=paces("predictions_total", "question", "method"),
                    legend="{{question}}, {{method}}",
                ),
            ),
            width=8,
        ),
        Panel(
            title="Time for a prediction",
            description="95 of 100 are made within this time; reading the request and writing the answer are not "
            "counted.",
            unit="s",
            queries=(
                Query(
                    promql=quantile(0.95, "prediction_duration_seconds", "question", "method", where=HERE),
                    legend="{{question}}, {{method}}",
                ),
            ),
            width=8,
        ),
        Panel(
            title="Predictions that failed",
            description="Per second: valid questions that were not answered.",
            unit="ops",
            queries=(
                Query(
                    promql=paces("prediction_failures_total", "question"),
                    legend="{{question}}",
                ),
            ),
            width=8,
        ),
    ),
)
