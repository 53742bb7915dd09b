"""The cluster is watched by the rules, and as often, as everywhere else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import yaml

from scripts.draw_kubernetes import FILE, drawn
from tests.clusters import NAME
from tests.conftest import ROOT
from tests.monitoring import DASHBOARDS, PROMETHEUS, RULES
from tests.prometheus_tools import check

if TYPE_CHECKING:
    from pathlib import Path

    from tests.clusters import Cluster

CONFIG: Final[dict[str, Any]] = yaml.safe_load((PROMETHEUS / "prometheus.yml").read_text(encoding="utf-8"))
GROUP: Final = "app.kubernetes.io/part-of"


def test_the_rules_are_those_of_prometheus() -> None:
    assert FILE.read_text(encoding="utf-8") == drawn(), f"{FILE.relative_to(ROOT)} is older: run `make kubernetes`."


def test_the_cluster_is_given_the_rules_as_they_are(here: Cluster, tmp_path: Path) -> None:
    (rules,) = here.of("PrometheusRule")
    assert [rule for group in rules["spec"]["groups"] for rule in group["rules"]] == RULES
    file = tmp_path / "rules.yml"
    file.write_text(yaml.safe_dump(rules["spec"]), encoding="utf-8")
    assert f"{len(RULES)} rules found" in check("promtool", "check", "rules", file)


def test_figures_are_asked_for_as_prometheus_does_elsewhere(here: Cluster) -> None:
    (monitor,) = here.of("ServiceMonitor")
    (endpoint,) = monitor["spec"]["endpoints"]
    job = next(one for one in CONFIG["scrape_configs"] if one["job_name"] == "predictiondex")
    assert endpoint["interval"] == CONFIG["global"]["scrape_interval"]
    assert endpoint["scrapeTimeout"] == CONFIG["global"]["scrape_timeout"]
    assert monitor["spec"]["sampleLimit"] == job["sample_limit"]
    assert endpoint["honorLabels"] is False  # the rules read `exported_job`
    assert endpoint["path"] == job.get("metrics_path", "/metrics")


def test_the_job_has_the_name_that_the_rules_read(here: Cluster) -> None:
    (monitor,) = here.of("ServiceMonitor")
    (service,) = [
        one
        for one in here.of("Service")
        if monitor["spec"]["selector"]["matchLabels"].items() <= one["metadata"]["labels"].items()
    ]
    assert monitor["spec"]["jobLabel"] == GROUP
    assert service["metadata"]["labels"][GROUP] == "predictiondex"
    assert service["metadata"]["labels"][NAME] == "api"
    assert monitor["spec"]["endpoints"][0]["port"] in {one["name"] for one in service["spec"]["ports"]}


def test_grafana_is_given_every_dashboard(here: Cluster) -> None:
    dashboards = here.named("ConfigMap", "dashboards")
    assert dashboards["metadata"]["labels"]["grafana_dashboard"] == "1"
    assert {name: json.loads(text) for name, text in dashboards["data"].items()} == DASHBOARDS
    # `kubectl apply` keeps it once more as an annotation, of which there may be 256 KiB.
    assert len(json.dumps(dashboards).encode()) < 256 * 1024
