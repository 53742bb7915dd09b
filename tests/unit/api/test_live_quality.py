from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.application.ports.database_errors import DatabaseUnavailableError
from app.application.ports.model_registry import RegistryUnavailableError
from app.application.quality.plan import QualityPlan
from tests.quality_bench import QualityBench, flattened
from tests.unit.api.questions import problem_of

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex
    from tests.fakes.fake_api_container import FakeApiContainer
    from tests.unit.api.asgi_client import AsgiClient

NEWEST = "/v1/monitoring/live-quality"


@pytest.fixture
def bench(pokedex: Pokedex, container: FakeApiContainer) -> QualityBench:
    """Whose reports the API shows."""
    return QualityBench(pokedex=pokedex, history=container.reports)


def test_before_anybody_has_looked_it_is_404(client: AsgiClient) -> None:
    problem = problem_of(client.get(NEWEST), 404, "no-report")

    assert "predictiondex monitor quality" in problem["detail"]
    assert client.get(f"{NEWEST}/history").json()["items"] == []


def test_the_newest_report_is_told_with_all_it_rests_on(client: AsgiClient, bench: QualityBench) -> None:
    bench.predictions.add(flattened(bench.true_answers(100)))
    report = bench.check(QualityPlan())
    found = client.get(NEWEST).json()

    assert (found["verdict"], found["model_version"], found["failed"], found["served"]) == ("degraded", "1", False, 100)
    assert found["explanation"] == report.explanation
    own, reference = found["judges"]
    assert (own["judge"], own["duels"], reference["judge"], reference["duels"]) == ("own", 100, "reference", 50)
    assert own["brier"] == report.figures["own.brier"]
    assert own["brier_regret_low"] < own["brier_regret"] < own["brier_regret_high"]
    assert sum(one["duels"] for one in found["reliability"]) == 100
    assert len(found["worst_misses"]) == 10
    assert found["worst_misses"][0]["prediction_id"] in map(str, bench.predictions.kept)


def test_a_look_that_failed_tells_that_but_not_why(client: AsgiClient, bench: QualityBench) -> None:
    bench.models.registry.failure = RegistryUnavailableError("it sleeps at 10.0.0.1")  # type: ignore[attr-defined]
    with pytest.raises(RegistryUnavailableError):
        bench.check(QualityPlan())
    said = client.get(NEWEST)

    assert (said.json()["failed"], said.json()["verdict"], said.json()["judges"]) == (True, None, [])
    assert "10.0.0.1" not in said.text


def test_the_history_is_paged_with_the_newest_first(client: AsgiClient, bench: QualityBench) -> None:
    for count in (1, 2, 3):
        bench.predictions.add(bench.true_answers(1, minutes_ago=count))
        bench.check(QualityPlan(reference_sample=0))
    page = client.get(f"{NEWEST}/history", params={"limit": 2}).json()

    assert (page["total"], page["previous"]) == (3, None)
    assert [one["served"] for one in page["items"]] == [3, 2]
    assert [one["served"] for one in client.get(page["next"]).json()["items"]] == [1]


def test_a_page_must_be_one(client: AsgiClient) -> None:
    problem_of(client.get(f"{NEWEST}/history", params={"limit": 0}), 422, "invalid-request")


def test_without_a_database_it_is_503(client: AsgiClient, container: FakeApiContainer) -> None:
    container.reports.failure = DatabaseUnavailableError("it sleeps at 10.0.0.1")
    for path in (NEWEST, f"{NEWEST}/history"):
        assert "10.0.0.1" not in problem_of(client.get(path), 503, "database-unavailable")["detail"]
