from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from app.application.ports.database_errors import DatabaseUnavailableError
from app.domain.monitoring.monitoring_report import MonitoringKind
from tests.contracts.monitoring_history_contract import report as report_of
from tests.drift_bench import NOW, DriftBench
from tests.monitored_duels import drifted

if TYPE_CHECKING:
    from app.domain.monitoring.monitoring_report import MonitoringReport
    from app.domain.pokedex.pokedex import Pokedex
    from tests.fakes.fake_api_container import FakeApiContainer
    from tests.unit.api.asgi_client import AsgiClient

DRIFT = "/v1/monitoring/drift"
HISTORY = "/v1/monitoring/drift/history"


@pytest.fixture(scope="module")
def found(pokedex: Pokedex) -> MonitoringReport:
    bench = DriftBench(pokedex=pokedex)
    bench.ask(drifted(pokedex, 400, 0.25, seed=3))
    return bench.check(version="2", since=NOW - timedelta(hours=2), size=5000, seed=1).report


@pytest.fixture
def failed(found: MonitoringReport) -> MonitoringReport:
    figures = {name: found.figures[name] for name in ("since", "until")}
    later = found.ended_at + timedelta(hours=1)
    return replace(
        found, model_version="", ended_at=later, verdict="", explanation="", figures=figures, details=(),
        failure="The model registry is not available: nothing answers at http://10.0.0.1:5000",
    )  # fmt: skip


def test_before_the_first_look_it_is_404(client: AsgiClient) -> None:
    said = client.get(DRIFT)

    assert said.status_code == 404
    assert said.json()["type"] == "urn:predictiondex:problem:never-checked"
    assert client.get(HISTORY).json()["items"] == []


def test_the_newest_look_tells_its_verdict_in_words_and_figures(
    container: FakeApiContainer, client: AsgiClient, found: MonitoringReport
) -> None:
    container.reports.add(found)
    container.reports.add(replace(found, ended_at=found.ended_at - timedelta(days=1), verdict="stable"))
    said = client.get(DRIFT).json()

    assert (said["model_version"], said["verdict"], said["failed"]) == ("2", "out_of_domain", False)
    assert said["explanation"] == found.explanation
    assert (said["since"], said["until"]) == ("2026-11-28T11:00:00Z", "2026-11-28T13:00:00Z")
    assert said["sample"] == {"total": 400, "drawn": 400, "duels": 400, "reference": 2000}
    assert said["out_of_domain"]["total"] == found.figures["out_of_domain_ratio"]
    assert said["out_of_domain"]["strange_spread"] > 0.2
    assert said["history"] == HISTORY
    top = said["columns"][0]
    assert top["psi"] == found.figures[f"psi.{top['column']}"]
    assert top["psi_noise"] == found.figures[f"psi_noise.{top['column']}"]
    assert (top["shift"], len(said["columns"])) == ("large", 16)
    assert top["description"]


def test_a_failure_is_told_without_what_only_operators_should_know(
    container: FakeApiContainer, client: AsgiClient, failed: MonitoringReport
) -> None:
    container.reports.add(failed)
    said = client.get(DRIFT)

    assert said.status_code == 200
    assert "10.0.0.1" not in said.text
    told = said.json()
    assert (told["failed"], told["verdict"], told["model_version"], told["sample"]) == (True, None, None, None)
    assert (told["out_of_domain"], told["columns"]) == (None, [])


def test_the_history_is_paged_newest_first(
    container: FakeApiContainer, client: AsgiClient, found: MonitoringReport, failed: MonitoringReport
) -> None:
    container.reports.add(found)
    container.reports.add(failed)
    container.reports.add(report_of(MonitoringKind.QUALITY))
    first = client.get(f"{HISTORY}?limit=1").json()

    assert (first["total"], first["next"], first["previous"]) == (2, f"{HISTORY}?limit=1&offset=1", None)
    assert [one["failed"] for one in first["items"]] == [True]
    assert [one["verdict"] for one in client.get(first["next"]).json()["items"]] == ["out_of_domain"]


def test_without_a_database_it_is_503(container: FakeApiContainer, client: AsgiClient) -> None:
    container.reports.failure = DatabaseUnavailableError("it sleeps at 10.0.0.1")

    assert client.get(DRIFT).status_code == 503
    assert client.get(HISTORY).status_code == 503
