"""How Grafana wants a panel written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from grafana_foundation_sdk.builders import common, heatmap, prometheus, stat, timeseries
from grafana_foundation_sdk.builders import dashboard as build
from grafana_foundation_sdk.models.common import (
    BigValueColorMode,
    BigValueGraphMode,
    BigValueTextMode,
    GraphThresholdsStyleMode,
    LegendDisplayMode,
    LegendPlacement,
    VisibilityMode,
)
from grafana_foundation_sdk.models.dashboard import (
    DashboardLinkType,
    DataSourceRef,
    RangeMap,
    RegexMap,
    SpecialValueMap,
    Threshold,
    ThresholdsMode,
    ValueMap,
    ValueMappingResult,
)
from grafana_foundation_sdk.models.prometheus import PromQueryFormat

from scripts.dashboards.panels import Look

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scripts.dashboards.panels import Panel

SOURCE: Final = "prometheus"
"""As deploy/grafana/provisioning calls it."""

_Drawn = heatmap.Panel | stat.Panel | timeseries.Panel


def draw(panel: Panel, number: int, places: Mapping[str, str]) -> _Drawn:
    """Return a panel whose links lead to the runbooks of its alerts."""
    drawn = _SHAPES[panel.look](panel)
    drawn.id(number).title(panel.title).description(panel.description).span(panel.width).height(panel.height)
    drawn.datasource(DataSourceRef(type_val="prometheus", uid=SOURCE)).no_value(panel.nothing)
    drawn.unit("short" if panel.look is Look.HEATMAP else panel.unit)
    drawn.thresholds(_thresholds(panel)).mappings(_mappings(panel))
    drawn.links([_link(alert, places[alert]) for alert in panel.alerts])
    drawn.targets([_target(panel, place) for place in range(len(panel.queries))])
    return drawn


def _lines(panel: Panel) -> timeseries.Panel:
    style = GraphThresholdsStyleMode.DASHED if panel.limits else GraphThresholdsStyleMode.OFF
    legend = common.VizLegendOptions().display_mode(LegendDisplayMode.TABLE).placement(LegendPlacement.BOTTOM)
    return (
        timeseries.Panel()
        .line_width(1)
        .fill_opacity(8)
        .show_points(VisibilityMode.NEVER)
        .thresholds_style(common.GraphThresholdsStyleConfig().mode(style))
        .legend(legend.show_legend(show_legend=True).calcs(["lastNotNull", "max"]))
    )


def _number(_: Panel) -> stat.Panel:
    return (
        stat.Panel()
        .graph_mode(BigValueGraphMode.NONE)
        .color_mode(BigValueColorMode.VALUE)
        .reduce_options(common.ReduceDataOptions().calcs(["lastNotNull"]))
    )


def _name(panel: Panel) -> stat.Panel:
    return _number(panel).text_mode(BigValueTextMode.NAME)


def _heatmap(panel: Panel) -> heatmap.Panel:
    # The unit is that of the axis; what the cells hold are counts.
    axis = heatmap.YAxisConfig().unit(panel.unit)
    return heatmap.Panel().show_legend().y_axis(axis).cell_values(heatmap.CellValues().unit("short"))


_SHAPES: Final[Mapping[Look, Callable[[Panel], _Drawn]]] = {
    Look.LINES: _lines,
    Look.NUMBER: _number,
    Look.NAME: _name,
    Look.HEATMAP: _heatmap,
}


def _thresholds(panel: Panel) -> build.ThresholdsConfig:
    steps = [Threshold(value=None, color=panel.base)]
    steps += [Threshold(value=limit.value, color=limit.color) for limit in panel.limits]
    return build.ThresholdsConfig().mode(ThresholdsMode.ABSOLUTE).steps(steps)


def _mappings(panel: Panel) -> list[ValueMap | RangeMap | RegexMap | SpecialValueMap]:
    words = {str(value): ValueMappingResult(text=word, color=color) for value, word, color in panel.words}
    return [ValueMap(options=words)] if words else []


def _link(alert: str, place: str) -> build.DashboardLink:
    return build.DashboardLink(f"What to do: {alert}").type(DashboardLinkType.LINK).url(place)


def _target(panel: Panel, place: int) -> prometheus.Dataquery:
    query = panel.queries[place]
    target = prometheus.Dataquery().expr(query.promql).legend_format(query.legend).ref_id(chr(ord("A") + place))
    if panel.look in {Look.NUMBER, Look.NAME}:
        return target.instant()
    return target.range().format(PromQueryFormat.HEATMAP) if panel.look is Look.HEATMAP else target.range()
