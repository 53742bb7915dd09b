"""What is in deploy/ to watch the service, and which metrics and labels its queries name."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

import promql_parser
import yaml

from app.infrastructure.monitoring.catalogue import CATALOGUE, Kind
from tests.conftest import ROOT

PROMETHEUS: Final = ROOT / "deploy" / "prometheus"
ALERTMANAGER: Final = ROOT / "deploy" / "alertmanager" / "alertmanager.yml"
RUNBOOKS: Final = ROOT / "docs" / "runbooks"

RULES: Final[list[dict[str, Any]]] = [
    rule
    for file in sorted((PROMETHEUS / "rules").glob("*.yml"))
    for group in yaml.safe_load(file.read_text(encoding="utf-8"))["groups"]
    for rule in group["rules"]
]
ALERTS: Final = [rule for rule in RULES if "alert" in rule]
RECORDED: Final = {rule["record"]: rule["expr"] for rule in RULES if "record" in rule}
DASHBOARDS: Final[dict[str, dict[str, Any]]] = {
    file.name: json.loads(file.read_text(encoding="utf-8"))
    for file in sorted((ROOT / "deploy" / "grafana" / "dashboards").glob("*.json"))
}

_OF_PROMETHEUS: Final = {"up", "ALERTS"}
# Whoever asks adds these; a label of the same name in the answer is renamed.
_OF_THE_SCRAPE: Final = {"instance", "job"}
_SUFFIXES: Final = ("_bucket", "_sum", "_count")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A metric that a query reads, and the labels that it chooses by."""

    metric: str
    labels: frozenset[str]


def queries_of(dashboard: dict[str, Any]) -> list[str]:
    """Return a dashboard's queries with Grafana's own variables filled in."""
    targets = [target["expr"] for panel in dashboard["panels"] for target in panel.get("targets", [])]
    return [expr.replace("$__rate_interval", "1m") for expr in targets]


def named_in(promql: str) -> list[Named]:
    """Parse a query and return what it reads."""
    found: list[Named] = []

    def visit(node: promql_parser.Expr) -> None:
        if isinstance(node, promql_parser.VectorSelector):
            labels = frozenset(matcher.name for matcher in node.matchers.matchers)
            found.append(Named(metric=node.name or "", labels=labels))

    promql_parser.walk(promql_parser.parse(promql), visit)
    return found


def objections(promql: str) -> list[str]:
    """Return what a query names that nobody tells."""
    return [said for one in named_in(promql) if (said := _objection(one))]


def served_metrics(promql: str) -> set[str]:
    """Return the catalogue's metrics that a query reads, also through what is recorded."""
    names = {one.metric for one in named_in(promql)}
    through = [served_metrics(RECORDED[name]) for name in names & RECORDED.keys()]
    return {_family(name) for name in names if _family(name) in CATALOGUE}.union(*through)


def _objection(one: Named) -> str:
    if one.metric in _OF_PROMETHEUS or one.metric in RECORDED:
        return ""
    spec = CATALOGUE.get(_family(one.metric))
    if spec is None:
        return f"{one.metric} is told by nobody"
    allowed = {f"exported_{label}" if label in _OF_THE_SCRAPE else label for label in spec.labels} | _OF_THE_SCRAPE
    unknown = one.labels - allowed - ({"le"} if one.metric.endswith("_bucket") else set())
    return f"{one.metric} has no {', '.join(sorted(unknown))}" if unknown else ""


def _family(metric: str) -> str:
    """Return the metric that a histogram's series belongs to; a histogram by itself has no series."""
    for suffix in _SUFFIXES:
        family = metric.removesuffix(suffix)
        if family != metric and family in CATALOGUE and CATALOGUE[family].kind is Kind.HISTOGRAM:
            return family
    spec = CATALOGUE.get(metric)
    return "" if spec is not None and spec.kind is Kind.HISTOGRAM else metric
