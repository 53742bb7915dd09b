"""What the model answers."""

from __future__ import annotations

from typing import Final

from scripts.dashboards.panels import Look, Panel, Query, Row
from scripts.dashboards.queries import VERSION, bands, paces, quantile

ANSWERS: Final = Row(
    title="What it answers",
    panels=(
        Panel(
            title="Predictions by version",
            description="Per second. After a promotion one line ends where another begins.",
            unit="ops",
            queries=(
                Query(
                    promql=paces("predictions_total", "model_version", where=VERSION),
                    legend="model {{model_version}}",
                ),
            ),
        ),
        Panel(
            title="Chances of A",
            description="The brighter, the more predictions gave A such a chance. Most duels are clear, so the edges "
            "are bright; all in the middle would be a model that no longer tells Pokémon apart.",
            unit="percentunit",
            queries=(bands("prediction_probability", where=VERSION),),
            look=Look.HEATMAP,
        ),
        Panel(
            title="Confidence",
            description="The chance of whoever is favoured, in the middle of all predictions of a scenario. 50 % is a "
            "coin flip.",
            unit="percentunit",
            queries=(
                Query(
                    promql=quantile(0.5, "prediction_confidence", "model_version", "scenario", where=VERSION),
                    legend="model {{model_version}}, {{scenario}}",
                ),
            ),
        ),
        Panel(
            title="Width of the 90 % interval",
            description="Half of the predictions are at least as sure as the lower line, 95 of 100 as the upper one. "
            "Wider intervals are less sure answers.",
            unit="percentunit",
            queries=tuple(
                Query(
                    promql=quantile(share, "prediction_interval_width", "model_version", where=VERSION),
                    legend=f"model {{{{model_version}}}}, {share:.0%} of predictions",
                )
                for share in (0.5, 0.95)
            ),
        ),
    ),
)
