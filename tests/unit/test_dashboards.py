"""Grafana's dashboards show what is told, in words that a newcomer understands."""

from __future__ import annotations

import re
from itertools import combinations
from typing import Any, Final

import promql_parser
import pytest
import yaml

from app.infrastructure.monitoring.catalogue import CATALOGUE
from scripts.draw_dashboards import FOLDER, files
from tests.conftest import ROOT
from tests.monitoring import ALERTS, DASHBOARDS, objections, queries_of, served_metrics

PROVISIONING: Final = ROOT / "deploy" / "grafana" / "provisioning"
TITLES: Final = {"API performance", "Model and data quality", "Resources and jobs"}
WIDTH: Final = 24

each_dashboard = pytest.mark.parametrize("dashboard", DASHBOARDS.values(), ids=DASHBOARDS)


def shown(dashboard: dict[str, Any], *, text: bool = False) -> list[dict[str, Any]]:
    kinds = {"row"} if text else {"row", "text"}
    return [panel for panel in dashboard["panels"] if panel["type"] not in kinds]


def test_the_dashboards_are_those_that_are_described() -> None:
    assert {dashboard["title"] for dashboard in DASHBOARDS.values()} == TITLES
    drawn = files()
    assert set(drawn) == set(DASHBOARDS)
    for name, text in drawn.items():
        kept = (FOLDER / name).read_text(encoding="utf-8")
        assert kept == text, f"deploy/grafana/dashboards/{name} shows something older: run `make dashboards`."


@each_dashboard
def test_every_query_is_understood_and_reads_only_what_is_told(dashboard: dict[str, Any]) -> None:
    assert [said for promql in queries_of(dashboard) for said in objections(promql)] == []


@each_dashboard
def test_a_query_uses_only_variables_that_can_be_chosen(dashboard: dict[str, Any]) -> None:
    known = {one["name"] for one in dashboard["templating"]["list"]}
    assert known == {"instance", "model_version"}
    assert {name for promql in queries_of(dashboard) for name in re.findall(r"\$(\w+)", promql)} <= known


@each_dashboard
def test_what_can_be_chosen_is_told(dashboard: dict[str, Any]) -> None:
    for one in dashboard["templating"]["list"]:
        asked = re.fullmatch(r"label_values\((.+), (\w+)\)", one["query"])
        assert asked
        assert objections(asked[1]) == []
        assert asked[2] == one["name"]


@each_dashboard
def test_every_panel_explains_itself(dashboard: dict[str, Any]) -> None:
    for panel in shown(dashboard, text=True):
        assert panel["title"]
        assert panel["description"].endswith("."), panel["title"]
    for panel in shown(dashboard):
        assert panel["fieldConfig"]["defaults"]["unit"], panel["title"]
        assert panel["type"] != "heatmap" or panel["options"]["yAxis"]["unit"] in {"s", "percentunit"}
        assert panel["fieldConfig"]["defaults"]["thresholds"]["steps"][0]["value"] is None, panel["title"]
        assert panel["datasource"] == {"type": "prometheus", "uid": "prometheus"}, panel["title"]
        assert panel["targets"], panel["title"]


@each_dashboard
def test_lines_that_are_several_have_names(dashboard: dict[str, Any]) -> None:
    for panel in shown(dashboard):
        if panel["type"] == "timeseries":
            legends = [target["legendFormat"] for target in panel["targets"]]
            assert all(legends), panel["title"]
            assert len(set(legends)) == len(legends), panel["title"]
        for target in panel["targets"]:
            named = set(re.findall(r"\{\{(\w+)\}\}", target["legendFormat"]))
            assert named <= _labels_of(target["expr"]), panel["title"]


def _labels_of(promql: str) -> set[str]:
    """Return the labels that the answers to this query may carry."""
    labels = {
        label
        for metric in served_metrics(promql.replace("$__rate_interval", "1m"))
        for label in CATALOGUE[metric].labels
    }
    return labels | {"instance", "exported_job", "le", "alertname"}


@each_dashboard
def test_no_panel_covers_another(dashboard: dict[str, Any]) -> None:
    cells = [(panel["title"], panel["gridPos"]) for panel in dashboard["panels"]]
    for _, cell in cells:
        assert cell["x"] >= 0
        assert cell["x"] + cell["w"] <= WIDTH
    for (one, a), (other, b) in combinations(cells, 2):
        beside = a["x"] + a["w"] <= b["x"] or b["x"] + b["w"] <= a["x"]
        above = a["y"] + a["h"] <= b["y"] or b["y"] + b["h"] <= a["y"]
        assert beside or above, f"{one} and {other}"


@each_dashboard
def test_no_line_of_panels_has_a_hole(dashboard: dict[str, Any]) -> None:
    lines: dict[int, int] = {}
    for panel in shown(dashboard):
        lines[panel["gridPos"]["y"]] = lines.get(panel["gridPos"]["y"], 0) + panel["gridPos"]["w"]
    assert set(lines.values()) == {WIDTH}


def test_numbers_and_addresses_are_unique() -> None:
    assert len({dashboard["uid"] for dashboard in DASHBOARDS.values()}) == len(DASHBOARDS)
    for dashboard in DASHBOARDS.values():
        numbers = [panel["id"] for panel in dashboard["panels"]]
        assert len(set(numbers)) == len(numbers)


def test_every_link_to_a_runbook_leads_to_it() -> None:
    places = {
        f"/d/{dashboard['uid']}?viewPanel=panel-{panel['id']}": panel["title"]
        for dashboard in DASHBOARDS.values()
        for panel in dashboard["panels"]
        if panel["type"] == "text"
    }
    links = [link for dashboard in DASHBOARDS.values() for panel in shown(dashboard) for link in panel["links"]]
    assert {link["title"]: places[link["url"]] for link in links} == {
        f"What to do: {rule['alert']}": rule["alert"] for rule in ALERTS
    }


@each_dashboard
def test_one_dashboard_leads_to_the_others(dashboard: dict[str, Any]) -> None:
    (link,) = dashboard["links"]
    assert (link["type"], link["tags"]) == ("dashboards", dashboard["tags"])
    assert link["includeVars"]
    assert link["keepTime"]


def test_every_metric_is_shown_somewhere() -> None:
    shown_metrics = {
        name for dashboard in DASHBOARDS.values() for promql in queries_of(dashboard) for name in served_metrics(promql)
    }
    assert CATALOGUE.keys() - shown_metrics == set()


def test_grafana_finds_the_dashboards_and_their_source() -> None:
    (source,) = _provisioned("datasources/prometheus.yml")["datasources"]
    assert (source["uid"], source["url"]) == ("prometheus", "http://prometheus:9090")
    scraping = yaml.safe_load((ROOT / "deploy" / "prometheus" / "prometheus.yml").read_text(encoding="utf-8"))
    assert source["jsonData"]["timeInterval"] == scraping["global"]["scrape_interval"]
    (provider,) = _provisioned("dashboards/predictiondex.yml")["providers"]
    assert provider["options"]["path"] == "/var/lib/dashboards"


def _provisioned(name: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((PROVISIONING / name).read_text(encoding="utf-8"))
    return content


def test_a_query_that_is_wrong_would_be_noticed() -> None:
    wrong = {"panels": [{"targets": [{"expr": "sum(rate(up[$__rate_interval])"}]}]}
    with pytest.raises(ValueError, match="unclosed"):
        promql_parser.parse(queries_of(wrong)[0])
