"""How Grafana wants a dashboard written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from grafana_foundation_sdk.builders import dashboard as build
from grafana_foundation_sdk.builders import text
from grafana_foundation_sdk.cog.encoder import JSONEncoder
from grafana_foundation_sdk.models.dashboard import (
    DashboardCursorSync,
    DashboardLinkType,
    DataSourceRef,
    VariableOption,
    VariableRefresh,
    VariableSort,
)
from grafana_foundation_sdk.models.text import TextMode

from scripts.dashboards.drawing import SOURCE, draw

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scripts.dashboards.panels import Dashboard, Row

_FIRST_RUNBOOK: Final = 1000
"""The number of its panel, far from those that others may come before."""
_TAG: Final = "predictiondex"


def written(one: Dashboard, places: Mapping[str, str], runbooks: Mapping[str, str]) -> str:
    """Return Grafana's JSON; `places` tells where each alert's runbook can be read, and `runbooks` what it says."""
    drawn = _frame(one)
    number = 1
    for row in one.rows:
        number = _add(drawn, row, number, places)
    drawn.with_row(build.Row("When an alert fires").id(number))
    for place, alert in enumerate(one.alerts, _FIRST_RUNBOOK):
        drawn.with_panel(_runbook(alert, runbooks[alert]).id(place))
    return json.dumps(drawn.build(), cls=JSONEncoder, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def runbook_places(dashboards: Iterable[Dashboard]) -> dict[str, str]:
    """Return where Grafana shows the runbook of each alert."""
    return {
        alert: f"/d/{one.uid}?viewPanel=panel-{place}"
        for one in dashboards
        for place, alert in enumerate(one.alerts, _FIRST_RUNBOOK)
    }


def _frame(one: Dashboard) -> build.Dashboard:
    return (
        build.Dashboard(one.title)
        .uid(one.uid)
        .description(one.description)
        .tags([_TAG])
        .readonly()
        .time("now-6h", "now")
        .refresh("30s")
        .timezone("browser")
        .tooltip(DashboardCursorSync.CROSSHAIR)
        .link(_to_the_others())
        .with_variable(_variable("instance", "Instance", 'label_values(up{job="predictiondex"}, instance)'))
        .with_variable(_variable("model_version", "Model", "label_values(predictiondex_model_info, model_version)"))
    )


def _add(drawn: build.Dashboard, row: Row, number: int, places: Mapping[str, str]) -> int:
    drawn.with_row(build.Row(row.title).id(number))
    for number, panel in enumerate(row.panels, number + 1):  # noqa: B020, PLR1704 - numbers go on
        drawn.with_panel(draw(panel, number, places))
    return number + 1


def _to_the_others() -> build.DashboardLink:
    return (
        build.DashboardLink("PredictionDex")
        .type(DashboardLinkType.DASHBOARDS)
        .tags([_TAG])
        .include_vars(include_vars=True)
        .keep_time(keep_time=True)
    )


def _variable(name: str, label: str, query: str) -> build.QueryVariable:
    return (
        build.QueryVariable(name)
        .label(label)
        .datasource(DataSourceRef(type_val="prometheus", uid=SOURCE))
        .query(query)
        .refresh(VariableRefresh.ON_TIME_RANGE_CHANGED)
        .sort(VariableSort.ALPHABETICAL_ASC)
        .multi(multi=True)
        .include_all(include_all=True)
        .all_value(".*")
        .current(VariableOption(selected=True, text=["All"], value=["$__all"]))
    )


def _runbook(alert: str, told: str) -> text.Panel:
    return (
        text.Panel()
        .title(alert)
        .description(f"What the alert {alert} means, and what to do: docs/runbooks/{alert}.md.")
        .mode(TextMode.MARKDOWN)
        .content(told)
        .span(12)
        .height(16)
    )
