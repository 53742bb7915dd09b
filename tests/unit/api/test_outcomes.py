from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

from app.application.ports.database_errors import DatabaseUnavailableError
from app.application.ports.prediction_repository import RefusedPredictionError
from app.application.prediction_ids import is_from_now, time_ordered_ids
from app.presentation.api.application import create_api
from tests.unit.api.questions import DUEL, DUELS, gyarados, pikachu, problem_of

if TYPE_CHECKING:
    from app.domain.prediction.prediction import Prediction
    from tests.fakes.fake_api_container import FakeApiContainer
    from tests.unit.api.asgi_client import AsgiClient

_PAIR = {"a": pikachu(), "b": gyarados()}


@pytest.fixture
def address(client: AsgiClient) -> str:
    """Of a prediction."""
    return f"/v1/predictions/{client.post(DUEL, json=_PAIR).json()['prediction_id']}"


def test_an_outcome_is_created_once_and_may_be_repeated(client: AsgiClient, address: str) -> None:
    first = client.post(f"{address}/outcome", json={"winner": "b"})
    again = client.post(f"{address}/outcome", json={"winner": "b"})

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert first.json()["winner"] == "b"
    assert address.endswith(first.json()["prediction_id"])
    assert client.get(address).json()["outcome"] == first.json()


def test_another_outcome_is_refused_with_the_one_that_stands(client: AsgiClient, address: str) -> None:
    first = client.post(f"{address}/outcome", json={"winner": "tie"}).json()

    said = problem_of(client.post(f"{address}/outcome", json={"winner": "a"}), 409, "other-outcome")

    assert {name: said[name] for name in first} == first
    assert client.get(address).json()["outcome"] == first


def test_an_outcome_of_nothing_is_404(client: AsgiClient) -> None:
    unknown = str(uuid4())

    said = problem_of(
        client.post(f"/v1/predictions/{unknown}/outcome", json={"winner": "a"}), 404, "unknown-prediction"
    )

    assert said["prediction_id"] == unknown


def test_a_winner_is_a_or_b_or_neither(client: AsgiClient, address: str) -> None:
    said = problem_of(client.post(f"{address}/outcome", json={"winner": "pikachu"}), 422, "invalid-request")

    assert said["errors"][0]["location"] == "body.winner"
    assert client.get(address).json()["outcome"] is None


@pytest.mark.parametrize(("path", "body"), [(DUEL, _PAIR), (DUELS, {"duels": [_PAIR, _PAIR]})])
def test_a_durable_answer_says_that_it_is_stored(
    client: AsgiClient, container: FakeApiContainer, path: str, body: dict[str, object]
) -> None:
    soon = client.post(path, json=body).json()
    assert soon["stored"] is False
    assert not container.predictions.durable

    stored = client.post(path, json={**body, "durable": True}).json()
    ids = [one["prediction_id"] for one in stored.get("predictions", [stored])]
    assert stored["stored"] is True
    assert container.predictions.durable == set(map(UUID, ids))


def test_what_cannot_be_kept_is_not_answered(client: AsgiClient, container: FakeApiContainer) -> None:
    container.predictions.failure = DatabaseUnavailableError("secret")
    assert "secret" not in str(problem_of(client.post(DUEL, json=_PAIR), 503, "database-unavailable"))
    container.predictions.failure = RefusedPredictionError("secret")
    assert "secret" not in str(problem_of(client.post(DUEL, json=_PAIR), 503, "refused-prediction"))


class _Late:
    """Finds a prediction when it is asked for the third time, as one that another worker writes meanwhile."""

    def __init__(self, prediction: Prediction) -> None:
        self.prediction = prediction
        self.asked = 0

    def __call__(self, prediction_id: UUID) -> Prediction | None:
        self.asked += 1
        return self.prediction if self.asked > 2 and prediction_id == self.prediction.prediction_id else None


def test_a_young_prediction_is_looked_for_again(
    client: AsgiClient, container: FakeApiContainer, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (prediction,) = container.predictions.kept.values()
    late = _Late(prediction)
    monkeypatch.setattr(container.predictions, "find", late)

    assert client.get(address).status_code == 200
    assert late.asked == 3


def test_a_young_id_that_nobody_has_made_is_given_up_soon(client: AsgiClient) -> None:
    (unknown,) = time_ordered_ids(1)
    asked_at = time.monotonic()

    problem_of(client.get(f"/v1/predictions/{unknown}"), 404, "unknown-prediction")

    assert 0.4 < time.monotonic() - asked_at < 2


def test_only_ids_of_this_moment_are_young() -> None:
    (young,) = time_ordered_ids(1)

    assert is_from_now(young, seconds=1)
    for seconds in (-5, 5):
        assert not is_from_now(UUID(int=young.int + (seconds * 1000 << 80)), seconds=1)
    assert not is_from_now(uuid4(), seconds=1e12)


def test_the_end_of_the_service_closes_the_predictions(container: FakeApiContainer) -> None:
    async def run() -> None:
        api = create_api(container, version="1.2.3")
        async with api.router.lifespan_context(api):
            assert not container.predictions.closed

    asyncio.run(run())

    assert container.predictions.closed == 1
