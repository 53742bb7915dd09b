from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from app.application.ports.database_errors import DatabaseUnavailableError
from app.presentation.api.application import create_api
from tests.unit.api.asgi_client import AsgiClient

if TYPE_CHECKING:
    from tests.fakes.fake_api_container import FakeApiContainer

QUESTION = {"a": {"pokemon": "pikachu", "move": "thunderbolt"}, "b": {"pokemon": "gyarados", "move": "waterfall"}}


@pytest.fixture
def served(container: FakeApiContainer) -> FakeApiContainer:
    container.predictor = container.follow_production().predictor()
    return container


def counted(container: FakeApiContainer) -> tuple[int, int]:
    assert container.service.served
    return container.service.served.tally.read()


def ask(client: AsgiClient, path: str = "/v1/predictions/duel", question: Any = QUESTION) -> int:
    return client.post(path, json=question).status_code


def test_answered_questions_are_counted_for_the_model_in_service(served: FakeApiContainer, client: AsgiClient) -> None:
    assert [ask(client) for _ in range(3)] == [200] * 3
    assert counted(served) == (3, 0)


def test_what_nobody_can_answer_is_a_failure(served: FakeApiContainer, client: AsgiClient) -> None:
    served.predictor.failure = ZeroDivisionError("surprise")
    assert ask(client) == 500
    served.predictor.failure = None
    assert ask(client) == 200

    assert counted(served) == (2, 1)


def test_a_known_trouble_is_not_the_failure_of_the_model(served: FakeApiContainer, client: AsgiClient) -> None:
    served.predictions.failure = DatabaseUnavailableError("it sleeps")

    assert ask(client) == 503
    assert counted(served) == (1, 0)


def test_a_wrong_question_is_no_failure(served: FakeApiContainer, client: AsgiClient) -> None:
    assert ask(client, question={}) == 422
    assert counted(served) == (1, 0)


def test_an_answer_that_takes_too_long_is_a_failure(served: FakeApiContainer) -> None:
    served.policy = replace(served.policy, request_seconds=1e-9)
    assert ask(AsgiClient(create_api(served, version="1"))) == 503
    assert counted(served) == (1, 1)


def test_other_routes_are_not_counted(served: FakeApiContainer, client: AsgiClient) -> None:
    client.get("/v1/pokemon")
    client.get("/v1/predictions/00000000-0000-0000-0000-000000000000")
    ask(client, "/v1/predictions/00000000-0000-0000-0000-000000000000/outcome", {"winner": "a"})
    ask(client, "/v1/damage")

    assert counted(served) == (0, 0)


def test_without_a_model_nothing_is_counted(container: FakeApiContainer, client: AsgiClient) -> None:
    assert ask(client) == 200
    assert container.service.served is None
