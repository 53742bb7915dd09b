from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from app.application.create_key import CreateKey
from app.application.ports.rate_limiter import Allowance
from app.domain.access.api_key import KeyText, Scope
from app.presentation.api.application import create_api
from app.presentation.api.visit import SIMULATES, needs
from tests.fakes.fake_api_container import POLICY, FakeApiContainer
from tests.unit.api.asgi_client import AsgiClient
from tests.unit.api.questions import problem_of

if TYPE_CHECKING:
    import httpx

    from app.domain.pokedex.pokedex import Pokedex

SIMULATION = "/v1/simulation"


@pytest.fixture
def few(pokedex: Pokedex) -> FakeApiContainer:
    container = FakeApiContainer(pokedex)
    container.policy = replace(POLICY, requests=Allowance(name="requests", per_minute=3))
    return container


def _open(container: FakeApiContainer, *, host: str = "127.0.0.1") -> AsgiClient:
    """Return a client of an API that has also a route that keeps the machine busy."""
    api = create_api(container, version="1.2.3")

    @api.get(SIMULATION, dependencies=[needs(Scope.PREDICT), SIMULATES])
    def simulate() -> str:
        return "done"

    return AsgiClient(api, host=host)


def _limits(answer: httpx.Response) -> tuple[str | None, str | None]:
    return answer.headers.get("ratelimit-policy"), answer.headers.get("ratelimit")


def test_every_answer_under_v1_says_what_is_left(few: FakeApiContainer) -> None:
    client = _open(few)
    answers = [client.get(path) for path in ("/v1/natures", "/v1/natures", "/v1/nothing")]

    assert [one.status_code for one in answers] == [200, 200, 404]
    assert [_limits(one) for one in answers] == [
        ('"requests";q=3;w=60', f'"requests";r={left};t=17') for left in (2, 1, 0)
    ]
    assert _limits(client.get("/health/live")) == (None, None)


def test_one_request_too_many_is_429(few: FakeApiContainer) -> None:
    client = _open(few)
    for _ in range(3):
        assert client.get("/v1/natures").status_code == 200
    answer = client.get("/v1/natures")

    said = problem_of(answer, 429, "too-many-requests")
    assert (said["limit"], said["per_minute"], said["retry_after"]) == ("requests", 3, 17)
    assert answer.headers["retry-after"] == "17"
    assert _limits(answer)[1] == '"requests";r=0;t=17'
    assert client.get("/health/live").status_code == 200


def test_each_key_is_counted_apart(few: FakeApiContainer) -> None:
    client = _open(few, host="203.0.113.9")
    keys = [str(CreateKey(keys=few.keys)(owner="a bot", scopes=Scope)) for _ in range(2)]
    asked = [client.get("/v1/natures", headers={"X-API-Key": key}).status_code for key in (*[keys[0]] * 4, keys[1])]

    assert asked == [200, 200, 200, 429, 200]


def test_who_tries_keys_is_counted_and_does_not_reach_the_database_for_ever(few: FakeApiContainer) -> None:
    client = _open(few, host="2001:db8::1")
    tried = [client.get("/v1/natures", headers={"X-API-Key": str(KeyText.draw())}).status_code for _ in range(5)]
    neighbour = _open(few, host="2001:db8::2").get("/v1/natures", headers={"X-API-Key": str(KeyText.draw())})

    assert tried == [401, 401, 401, 429, 429]
    assert neighbour.status_code == 429, "one customer has 64 bits of addresses"
    assert few.keys.reads == 3


def test_simulations_are_counted_among_the_requests_and_apart(container: FakeApiContainer) -> None:
    container.policy = replace(POLICY, simulations=Allowance(name="simulations", per_minute=2))
    client = _open(container)
    answers = [client.get(SIMULATION) for _ in range(3)]

    assert [one.status_code for one in answers] == [200, 200, 429]
    assert _limits(answers[0]) == (
        '"requests";q=1000;w=60, "simulations";q=2;w=60',
        '"requests";r=999;t=17, "simulations";r=1;t=17',
    )
    assert problem_of(answers[2], 429, "too-many-requests")["limit"] == "simulations"
    assert client.get("/v1/natures").status_code == 200


def test_the_end_of_the_service_writes_the_last_uses_and_lets_go_of_the_limiter(container: FakeApiContainer) -> None:
    text = CreateKey(keys=container.keys)(owner="a bot", scopes=[Scope.READ])
    began = datetime.now(UTC)

    async def serve() -> None:
        api = create_api(container, version="1.2.3")
        async with api.router.lifespan_context(api):
            container.check_key()(str(text))

    asyncio.run(serve())
    (key,) = container.keys.all()
    assert key.last_used_at is not None
    assert key.last_used_at >= began
    assert container.limiter.closed
