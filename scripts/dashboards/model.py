"""Whether the answers deserve trust."""

from __future__ import annotations

from typing import Final

from scripts.dashboards.answers import ANSWERS
from scripts.dashboards.drift import ASKED
from scripts.dashboards.panels import GREEN, RED, YELLOW, Dashboard, Limit, Look, Panel, Query, Row
from scripts.dashboards.quality import RIGHT
from scripts.dashboards.queries import DAY, HERE, VERSION

_YES_NO: Final = ((1, "Yes", GREEN), (0, "No", RED))


_GLANCE: Final = Row(
    title="The model in service",
    panels=(
        Panel(
            title="Version",
            description="The number in the registry, with the semantic version. Two at once are a promotion that is "
            "under way.",
            unit="none",
            queries=(
                Query(
                    promql=f"max by (model_version, semantic_version) (predictiondex_model_info{{{HERE}}})",
                    legend="{{model_version}} ({{semantic_version}})",
                ),
            ),
            look=Look.NAME,
            width=4,
            nothing="None",
            alerts=("PredictionDexNoModel",),
        ),
        Panel(
            title="Age of the model",
            description="How long ago it was trained. The alert fires at 30 days.",
            unit="s",
            queries=(Query(promql="predictiondex:model:age_seconds"),),
            look=Look.NUMBER,
            width=4,
            limits=(Limit(value=20 * DAY, color=YELLOW), Limit(value=30 * DAY, color=RED)),
            alerts=("PredictionDexStaleModel",),
        ),
        Panel(
            title="Has every instance a model?",
            description="Without one, questions with the method `model` are answered 503; the engine still answers.",
            unit="none",
            queries=(Query(promql=f"min(predictiondex_model_available{{{HERE}}})"),),
            look=Look.NUMBER,
            width=4,
            words=_YES_NO,
            alerts=("PredictionDexNoModel",),
        ),
        Panel(
            title="From the registry?",
            description="`No` means that the registry is away, and the last good model on disk answers in its place: "
            "players notice nothing, but a promotion is not taken.",
            unit="none",
            queries=(Query(promql=f"1 - max(predictiondex_model_from_cache{{{HERE}}})"),),
            look=Look.NUMBER,
            width=4,
            words=((1, "Yes", GREEN), (0, "No", YELLOW)),
        ),
        Panel(
            title="Is the atlas ready?",
            description="The answers to all duels of untrained Pokémon, worked out beforehand. Without it the same "
            "answers take longer.",
            unit="none",
            queries=(Query(promql=f"min(predictiondex_atlas_ready{{{HERE}}})"),),
            look=Look.NUMBER,
            width=4,
            words=((1, "Yes", GREEN), (0, "Not yet", YELLOW)),
        ),
        Panel(
            title="Is it as good as ever?",
            description="The verdict of the last examination of served answers. `No` is an alert.",
            unit="none",
            queries=(Query(promql=f"1 - max(predictiondex_live_quality_degraded{{{VERSION}}})"),),
            look=Look.NUMBER,
            width=4,
            words=_YES_NO,
            nothing="Not examined",
            alerts=("PredictionDexLiveQualityDrop",),
        ),
    ),
)


MODEL: Final = Dashboard(
    name="model",
    title="Model and data quality",
    description="Whether the answers deserve trust.",
    rows=(_GLANCE, ANSWERS, ASKED, RIGHT),
    alerts=(
        "PredictionDexNoModel",
        "PredictionDexStaleModel",
        "PredictionDexDrift",
        "PredictionDexPopulationShift",
        "PredictionDexLiveQualityDrop",
    ),
)
