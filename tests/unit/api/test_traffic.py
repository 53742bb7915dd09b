"""What was asked lately, over HTTP."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from app.application.ports.database_errors import DatabaseUnavailableError
from app.domain.prediction.reported_outcome import ReportedOutcome, Winner
from tests.contracts.served_traffic_contract import NOON, answer
from tests.unit.api.questions import problem_of

if TYPE_CHECKING:
    from tests.fakes.fake_api_container import FakeApiContainer
    from tests.unit.api.asgi_client import AsgiClient

TRAFFIC = "/v1/monitoring/traffic"


@pytest.fixture
def container(container: FakeApiContainer) -> FakeApiContainer:
    container.now = NOON + timedelta(hours=2, minutes=10)
    asked = [answer(hours=0.5, chance=0.25), answer(hours=0.75, version="8"), answer(hours=2, chance=0.5)]
    container.predictions.add(asked, durable=True)
    outcome = ReportedOutcome(prediction_id=asked[0].prediction_id, winner=Winner.A, reported_at=asked[2].made_at)
    container.outcomes.add(outcome)
    return container


def test_every_hour_is_there_also_those_without_questions(client: AsgiClient) -> None:
    said = client.get(f"{TRAFFIC}?hours=4").json()

    assert (said["since"], said["until"]) == ("2024-02-29T11:00:00Z", "2024-02-29T15:00:00Z")
    assert [(one["began_at"][11:13], one["predictions"], one["confidence"]) for one in said["hours"]] == [
        ("11", 0, None),
        ("12", 2, 0.75),
        ("13", 0, None),
        ("14", 1, 0.5),
    ]
    assert said["hours"][1]["answered"] == [
        {"method": "model", "model_version": "7", "predictions": 1},
        {"method": "model", "model_version": "8", "predictions": 1},
    ]


def test_the_whole_is_told_beside_its_hours(client: AsgiClient) -> None:
    said = client.get(TRAFFIC).json()

    assert (len(said["hours"]), said["predictions"], said["outcomes"]) == (24, 3, 1)
    assert said["confidence"] == pytest.approx((0.75 + 0.75 + 0.5) / 3)
    assert said["answered"] == [
        {"method": "model", "model_version": "7", "predictions": 2},
        {"method": "model", "model_version": "8", "predictions": 1},
    ]
    assert said["pokemon"] == [{"pokemon": "charizard", "times": 3}, {"pokemon": "pikachu-starter", "times": 3}]
    assert said["pokemon_counted"] == 3


def test_what_is_older_is_not_counted(client: AsgiClient) -> None:
    said = client.get(f"{TRAFFIC}?hours=1").json()

    assert (said["predictions"], len(said["hours"]), said["pokemon_counted"]) == (1, 1, 1)


def test_where_nothing_was_asked_all_is_nought(client: AsgiClient, container: FakeApiContainer) -> None:
    container.now = NOON + timedelta(days=30)
    said = client.get(f"{TRAFFIC}?hours=168").json()

    assert (len(said["hours"]), said["predictions"], said["confidence"], said["pokemon"]) == (168, 0, None, [])


@pytest.mark.parametrize("query", ["hours=0", "hours=169", "hours=-1", "hours=1.5", "hours=all", "hours=", "days=1"])
def test_what_is_no_such_time_is_refused(client: AsgiClient, query: str) -> None:
    problem_of(client.get(f"{TRAFFIC}?{query}"), 422, "invalid-request")


def test_without_a_database_it_is_503(client: AsgiClient, container: FakeApiContainer) -> None:
    container.traffic.failure = DatabaseUnavailableError("it sleeps at 10.0.0.1")

    assert "10.0.0.1" not in problem_of(client.get(TRAFFIC), 503, "database-unavailable")["detail"]
