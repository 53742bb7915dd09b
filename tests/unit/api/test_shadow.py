from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.application.ports.database_errors import DatabaseUnavailableError
from app.domain.prediction.reported_outcome import ReportedOutcome, Winner
from app.domain.registry.model_version import Alias
from tests.contracts.prediction_repository_contract import odd_prediction
from tests.contracts.shadow_repository_contract import MOMENT, answer

if TYPE_CHECKING:
    from tests.fakes.fake_api_container import FakeApiContainer
    from tests.unit.api.asgi_client import AsgiClient


@pytest.fixture(autouse=True)
def models(container: FakeApiContainer) -> None:
    container.models.register(2)
    container.models.registry.point(Alias.STAGING, "2")
    some = [odd_prediction() for _ in range(12)]
    container.predictions.add(some)
    container.shadows.add(
        [answer(one.prediction_id, version="2", chance=0.05 * row) for row, one in enumerate(some, 1)]
    )
    container.outcomes.add(ReportedOutcome(prediction_id=some[0].prediction_id, winner=Winner.A, reported_at=MOMENT))


@pytest.mark.parametrize("version", ["2", "staging", "1.0.1"])
def test_a_challenger_is_compared_by_any_of_its_names(client: AsgiClient, version: str) -> None:
    said = client.get(f"/v1/models/{version}/shadow")

    assert said.status_code == 200
    found = said.json()
    assert (found["version"], found["semantic_version"], found["duels"]) == ("2", "1.0.1", 12)
    assert sum(one["duels"] for one in found["gaps"]) == 12
    assert found["reported"] == 1
    assert found["log_loss"]["difference"]["low"] <= found["log_loss"]["difference"]["high"]
    assert len(found["largest"]) == 10
    assert found["largest"][0]["challenger"] == pytest.approx(0.6)
    assert found["largest"][0]["champion_version"] == odd_prediction().model_version


def test_a_version_that_has_answered_nothing_says_so(client: AsgiClient) -> None:
    found = client.get("/v1/models/1/shadow").json()

    assert (found["duels"], found["log_loss"], found["brier_score"], found["largest"]) == (0, None, None, [])


def test_an_unknown_version_is_404(client: AsgiClient) -> None:
    assert client.get("/v1/models/99/shadow").status_code == 404


def test_without_a_database_it_is_503(container: FakeApiContainer, client: AsgiClient) -> None:
    container.shadows.failure = DatabaseUnavailableError("it sleeps at 10.0.0.1")
    said = client.get("/v1/models/2/shadow")

    assert said.status_code == 503
    assert "10.0.0.1" not in said.text
