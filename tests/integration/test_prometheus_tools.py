"""What Prometheus' own programs say of the rules, and Alertmanager's of the routes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from scripts import install_prometheus
from tests.monitoring import ALERTMANAGER, PROMETHEUS
from tests.prometheus_tools import check, program

if TYPE_CHECKING:
    from pathlib import Path

RULES: Final = sorted((PROMETHEUS / "rules").glob("*.yml"))
TESTS: Final = sorted((PROMETHEUS / "tests").glob("*.yml"))


def test_prometheus_understands_its_configuration() -> None:
    said = check("promtool", "check", "config", PROMETHEUS / "prometheus.yml")
    assert said.count("SUCCESS") >= 1 + len(RULES)


def test_prometheus_understands_every_rule_and_finds_none_twice() -> None:
    said = check("promtool", "check", "rules", "--lint=all", "--lint-fatal", *RULES)
    assert "duplicate" not in said


@pytest.mark.parametrize("file", TESTS, ids=lambda file: file.stem)
def test_alerts_fire_when_they_should_and_not_otherwise(file: Path) -> None:
    assert "SUCCESS" in check("promtool", "test", "rules", file, cwd=PROMETHEUS / "tests")


def test_alertmanager_understands_its_configuration() -> None:
    assert "3 receivers" in check("amtool", "check-config", ALERTMANAGER)


@pytest.mark.parametrize(("severity", "receiver"), [("critical", "pager"), ("warning", "team"), ("info", "journal")])
def test_an_alert_finds_its_receiver(severity: str, receiver: str) -> None:
    labels = ["service=predictiondex", "alertname=PredictionDexDown", f"severity={severity}"]
    said = check("amtool", "config", "routes", "test", "--config.file", ALERTMANAGER, *labels)
    assert said.splitlines()[0] == receiver


def test_every_program_is_found() -> None:
    for name in install_prometheus.PROGRAMS:
        assert "version" in check(name, "--version"), program(name)
