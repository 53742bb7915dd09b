"""What alerts say and read; whether they fire is tested by promtool, in tests/integration/test_prometheus_tools.py."""

from __future__ import annotations

import itertools
import re
from typing import Any, Final

import promql_parser
import pytest
import yaml

from tests.conftest import ROOT
from tests.delivery import SERVICES
from tests.monitoring import ALERTMANAGER, ALERTS, DASHBOARDS, PROMETHEUS, RECORDED, RULES, objections

NAMES: Final = sorted({rule["alert"] for rule in ALERTS})
TESTED: Final[list[dict[str, Any]]] = [
    test
    for file in sorted((PROMETHEUS / "tests").glob("*.yml"))
    for test in yaml.safe_load(file.read_text(encoding="utf-8"))["tests"]
]
UIDS: Final = {dashboard["uid"] for dashboard in DASHBOARDS.values()}

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.get("alert") or rule["record"])
each_alert = pytest.mark.parametrize("rule", ALERTS, ids=lambda rule: f"{rule['alert']}-{rule['labels']['severity']}")


@each_rule
def test_a_rule_reads_only_what_is_told(rule: dict[str, Any]) -> None:
    assert objections(rule["expr"]) == []


@each_alert
def test_an_alert_says_what_happens_and_where_to_look(rule: dict[str, Any]) -> None:
    told = rule["annotations"]
    assert set(told) == {"summary", "description", "runbook", "dashboard"}
    assert "{{" in told["description"]
    assert told["description"].endswith(".")
    assert rule["labels"] == {"severity": rule["labels"]["severity"], "service": "predictiondex"}
    assert told["runbook"] == f"docs/runbooks/{rule['alert']}.md"
    assert (ROOT / told["runbook"]).exists()
    assert told["dashboard"].removeprefix("http://localhost:3000/d/") in UIDS


@each_alert
def test_the_queries_in_an_alerts_words_can_be_asked(rule: dict[str, Any]) -> None:
    words = rule["annotations"]["summary"] + rule["annotations"]["description"]
    for quoted in re.findall(r'(?:query|printf) "((?:[^"\\]|\\.)*)"', words):
        asked = quoted.replace('\\"', '"').replace("%q", '"x"')
        assert asked.startswith("%") or objections(asked) == [], asked


@each_alert
def test_an_alert_lets_its_dashboard_show_its_runbook(rule: dict[str, Any]) -> None:
    uid = rule["annotations"]["dashboard"].rsplit("/", 1)[1]
    (dashboard,) = (one for one in DASHBOARDS.values() if one["uid"] == uid)
    assert rule["alert"] in {panel["title"] for panel in dashboard["panels"] if panel["type"] == "text"}


def test_every_recorded_series_is_read_by_somebody() -> None:
    readers = [rule["expr"] for rule in RULES] + [
        target["expr"]
        for dashboard in DASHBOARDS.values()
        for panel in dashboard["panels"]
        for target in panel.get("targets", [])
    ]
    assert [name for name in RECORDED if not any(name in one for one in readers)] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_unit_test_sees_the_alert_fire_and_another_sees_it_silent(name: str) -> None:
    cases = [case for test in TESTED for case in test.get("alert_rule_test", []) if case["alertname"] == name]
    assert [case for case in cases if case.get("exp_alerts")]
    assert [case for case in cases if not case.get("exp_alerts")]


def test_the_unit_tests_tell_only_what_the_service_tells() -> None:
    series = {one["series"] for test in TESTED for one in test["input_series"]}
    assert [said for one in sorted(series) for said in objections(one)] == []


def test_the_whole_budget_is_one_number() -> None:
    burns = [rule["expr"] for rule in ALERTS if "ErrorBudget" in rule["alert"]]
    limits = [float(number) for expr in burns for number in re.findall(r"ratio:\w+ > (?:[\d.]+ \* )?([\d.]+)", expr)]
    assert set(limits) == {0.001}
    assert len(limits) == 8


def test_what_is_asked_of_prometheus_is_kept_long_enough() -> None:
    command = " ".join(SERVICES["prometheus"]["command"])
    kept = re.search(r"retention\.time=(\d+)d", command)
    asked = re.findall(r"\[(\d+)d\]", " ".join(rule["expr"] for rule in RULES))
    assert kept
    assert max(map(int, asked)) < int(kept[1])


def test_alertmanager_sends_every_severity_somewhere_and_silences_only_alerts_that_exist() -> None:
    config = yaml.safe_load(ALERTMANAGER.read_text(encoding="utf-8"))
    sides = [rule[f"{side}_matchers"] for rule in config["inhibit_rules"] for side in ("source", "target")]
    assert set(re.findall(r'alertname!?="(\w+)"', " ".join(itertools.chain(*sides)))) <= set(NAMES)
    assert {rule["labels"]["severity"] for rule in ALERTS} == {"critical", "warning", "info"}
    assert [one["matchers"] for one in config["route"]["routes"]] == [['severity="critical"'], ['severity="info"']]


def test_no_secret_stands_in_the_configuration() -> None:
    config = yaml.safe_load(ALERTMANAGER.read_text(encoding="utf-8"))
    assert config["global"]["http_config"] == {
        "authorization": {"credentials_file": "/run/secrets/alert_receiver_token"}
    }
    urls = [hook["url"] for one in config["receivers"] for hook in one["webhook_configs"]]
    assert all(url.startswith("http://alert-receiver:8080/") for url in urls)


def test_promql_that_is_wrong_would_be_noticed() -> None:
    assert objections("rate(predictiondex_http_requests_total[5m])") == []
    assert objections("rate(predictiondex_http_request_duration_seconds_sum[5m])") == []
    histogram = "predictiondex_http_request_duration_seconds"
    assert objections(histogram) == [f"{histogram} is told by nobody"]
    assert objections('predictiondex_job_failed{job_name="etl"}') == ["predictiondex_job_failed has no job_name"]
    assert objections("predictiondex_nothing") == ["predictiondex_nothing is told by nobody"]
    with pytest.raises(ValueError, match="unclosed"):
        promql_parser.parse("sum(up")
