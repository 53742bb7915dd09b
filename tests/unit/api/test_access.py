"""Who is let in, with which key, and to what."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from app.application.create_key import CreateKey
from app.application.key_memory import KeyMemory
from app.application.ports.database_errors import DatabaseUnavailableError
from app.domain.access.api_key import KeyText, Scope
from app.presentation.api.application import create_api
from app.presentation.api.documented_access import api_routes
from app.presentation.api.visit import needs, needs_of
from tests.fakes.fake_api_container import POLICY, FakeApiContainer
from tests.unit.api.asgi_client import AsgiClient
from tests.unit.api.questions import DUEL, gyarados, pikachu, problem_of

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex

_DUEL = {"a": pikachu(), "b": gyarados()}
OPERATION = "/v1/operation"
STRANGER = "203.0.113.9"


def _open(container: FakeApiContainer, *, host: str = "127.0.0.1") -> AsgiClient:
    """Return a client of an API that has also a route for operators."""
    api = create_api(container, version="1.2.3")

    @api.get(OPERATION, dependencies=[needs(Scope.OPERATE)])
    def operate() -> str:
        return "done"

    return AsgiClient(api, host=host)


def _key(container: FakeApiContainer, *scopes: Scope, lifetime: timedelta | None = None) -> str:
    return str(CreateKey(keys=container.keys)(owner="a bot", scopes=scopes, lifetime=lifetime))


def _bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


@pytest.fixture
def production(pokedex: Pokedex) -> FakeApiContainer:
    container = FakeApiContainer(pokedex)
    container.policy = replace(POLICY, needs_key_everywhere=True)
    return container


def test_every_route_under_v1_declares_exactly_one_scope(client: AsgiClient) -> None:
    guarded = {route.path: needs_of(route) for route in api_routes(client.api.routes) if route.path.startswith("/v1")}

    assert len(guarded) >= 15
    assert {path: len(needed) for path, needed in guarded.items() if len(needed) != 1} == {}


def test_reading_and_predicting_have_scopes_of_their_own(client: AsgiClient) -> None:
    scopes = {route.path: needs_of(route)[0].scope for route in api_routes(client.api.routes) if needs_of(route)}

    assert scopes["/v1/pokemon/{name}"] == scopes["/v1/types/chart"] == Scope.READ
    assert scopes["/v1/predictions/duel"] == scopes["/v1/predictions/{prediction_id:uuid}"] == Scope.PREDICT


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.10", "::1", "::ffff:127.0.0.1"])
def test_in_development_the_loopback_address_may_read_and_predict(container: FakeApiContainer, host: str) -> None:
    client = _open(container, host=host)

    assert client.get("/v1/natures").status_code == 200
    assert client.get("/v1/natures").status_code == 200, "the kept answer too"
    assert client.post(DUEL, json=_DUEL).status_code == 200
    problem_of(client.get(OPERATION), 401, "key-needed")


@pytest.mark.parametrize("host", [STRANGER, "192.168.0.7", "::ffff:203.0.113.9", "2001:db8::1", "", "localhost"])
def test_any_other_address_needs_a_key(container: FakeApiContainer, host: str) -> None:
    client = _open(container, host=host)
    for answer in (client.get("/v1/natures"), client.post(DUEL, json=_DUEL), client.get("/v1/nothing")):
        problem_of(answer, 401, "key-needed")
        assert answer.headers["www-authenticate"] == 'Bearer realm="PredictionDex"'

    assert client.get("/v1/natures", headers=_bearer(_key(container, Scope.READ))).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-For": "127.0.0.1"},
        {"Forwarded": "for=127.0.0.1"},
        {"X-Real-IP": "127.0.0.1"},
        {"X-Forwarded-Proto": "https"},
        {"Via": "1.1 proxy"},
    ],
)
@pytest.mark.parametrize("host", ["127.0.0.1", STRANGER])
def test_who_comes_through_a_proxy_is_not_of_this_machine(
    container: FakeApiContainer, host: str, headers: dict[str, str]
) -> None:
    problem_of(_open(container, host=host).get("/v1/natures", headers=headers), 401, "key-needed")


@pytest.mark.parametrize("path", ["/v1/natures", "/v1/nothing", "/v1", "/v1/predictions/duel", OPERATION])
def test_in_production_everything_under_v1_needs_a_key(production: FakeApiContainer, path: str) -> None:
    problem_of(_open(production).get(path), 401, "key-needed")


@pytest.mark.parametrize("path", ["/health/live", "/health/ready", "/docs", "/redoc", "/openapi.json", "/"])
def test_health_and_documentation_are_open(production: FakeApiContainer, path: str) -> None:
    assert _open(production, host=STRANGER).get(path).status_code in {200, 307}


@pytest.mark.parametrize("path", ["/v1/natures", "/v1/nothing", DUEL])
def test_head_and_other_methods_are_guarded_too(production: FakeApiContainer, path: str) -> None:
    client = _open(production)

    assert {client.ask(method, path).status_code for method in ("HEAD", "OPTIONS", "DELETE", "PUT")} == {401}


@pytest.mark.parametrize("header", ["Authorization", "X-API-Key"])
def test_a_key_opens_what_its_scopes_say(production: FakeApiContainer, header: str) -> None:
    client = _open(production, host=STRANGER)

    def ask(*scopes: Scope) -> list[int]:
        key = _key(production, *scopes)
        headers = {header: f"bearer {key}" if header == "Authorization" else key}
        asked = [("GET", "/v1/natures", None), ("POST", DUEL, _DUEL), ("GET", OPERATION, None)]
        return [client.ask(method, path, json=body, headers=headers).status_code for method, path, body in asked]

    assert ask(Scope.READ) == [200, 403, 403]
    assert ask(Scope.PREDICT) == [403, 200, 403]
    assert ask(Scope.OPERATE) == [403, 403, 200]
    assert ask(*Scope) == [200, 200, 200]


def test_a_missing_scope_is_named(production: FakeApiContainer) -> None:
    client = _open(production)
    client.get("/v1/natures", headers=_bearer(_key(production, Scope.READ)))
    answer = client.get("/v1/natures", headers=_bearer(_key(production, Scope.PREDICT, Scope.OPERATE)))

    said = problem_of(answer, 403, "missing-scope")
    assert (said["missing_scope"], said["scopes"]) == ("read", ["operate", "predict"])
    assert 'error="insufficient_scope", scope="read"' in answer.headers["www-authenticate"]


def test_on_the_loopback_address_a_key_is_taken_for_what_it_is(container: FakeApiContainer) -> None:
    client = _open(container)

    problem_of(client.post(DUEL, json=_DUEL, headers=_bearer(_key(container, Scope.READ))), 403, "missing-scope")
    problem_of(client.get("/v1/natures", headers=_bearer("nonsense")), 401, "refused-key")


def test_the_same_key_in_both_headers_is_one_and_another_is_refused(production: FakeApiContainer) -> None:
    client, key = _open(production), _key(production, Scope.READ)

    assert client.get("/v1/natures", headers=_bearer(key) | {"X-API-Key": key}).status_code == 200
    other = _key(production, Scope.READ)
    problem_of(client.get("/v1/natures", headers=_bearer(key) | {"X-API-Key": other}), 401, "two-keys")


@pytest.mark.parametrize("given", ["Basic YTpi", "Bearer", "Bearer ", "", "pdx_0_0"])
def test_authorization_without_a_key_is_refused(container: FakeApiContainer, given: str) -> None:
    answer = _open(container).get("/v1/natures", headers={"Authorization": given})

    assert answer.status_code == 401
    assert "<key>" in answer.json()["detail"] or "pdx_<id>_<secret>" in answer.json()["detail"]


@pytest.mark.parametrize("text", [str(KeyText.draw()), "pdx_é", "x" * 10_000], ids=["drawn", "malformed", "long"])
def test_an_unknown_key_is_refused_and_not_repeated(container: FakeApiContainer, text: str) -> None:
    answer = _open(container).get("/v1/natures", headers={"X-API-Key": text.encode()})

    problem_of(answer, 401, "refused-key")
    assert 'error="invalid_token"' in answer.headers["www-authenticate"]
    assert text not in answer.text


def test_an_expired_or_revoked_key_is_refused_with_the_reason(production: FakeApiContainer) -> None:
    client = _open(production)
    short = _key(production, Scope.READ, lifetime=timedelta(microseconds=1))
    time.sleep(0.001)
    said = problem_of(client.get("/v1/natures", headers=_bearer(short)), 401, "refused-key")
    assert "expired" in said["detail"]
    key = _key(production, Scope.READ)
    production.keys.revoke(key.split("_")[1], datetime.now(UTC))

    assert "revoked" in problem_of(client.get("/v1/natures", headers=_bearer(key)), 401, "refused-key")["detail"]


def test_a_key_is_asked_for_once_in_some_seconds(production: FakeApiContainer) -> None:
    client, headers = _open(production), _bearer(_key(production, *Scope))
    for _ in range(3):
        assert client.get("/v1/natures", headers=headers).status_code == 200
        assert client.post(DUEL, json=_DUEL, headers=headers).status_code == 200

    assert production.keys.reads == 1


def test_without_a_database_remembered_keys_go_on_and_others_are_503(production: FakeApiContainer) -> None:
    now = 0.0
    production.memory = KeyMemory(seconds=5, clock=lambda: now)
    client, known, other = _open(production), _key(production, Scope.READ), _key(production, Scope.READ)
    assert client.get("/v1/natures", headers=_bearer(known)).status_code == 200
    production.keys.failure = DatabaseUnavailableError("the-password-of-db.internal")

    assert client.get("/v1/natures", headers=_bearer(known)).status_code == 200
    answer = client.get("/v1/natures", headers=_bearer(other))
    problem_of(answer, 503, "database-unavailable")
    assert "password" not in answer.text
    now = 5.0
    problem_of(client.get("/v1/natures", headers=_bearer(known)), 503, "database-unavailable")


def test_what_nobody_foresaw_lets_nobody_in(production: FakeApiContainer) -> None:
    production.keys.failure = RuntimeError("surprise")
    problem_of(_open(production).get("/v1/natures", headers=_bearer(str(KeyText.draw()))), 500)


def test_the_documents_say_what_a_key_opens(client: AsgiClient) -> None:
    document: dict[str, Any] = client.get("/openapi.json").json()
    duel, live = document["paths"][DUEL]["post"], document["paths"]["/health/live"]["get"]

    assert document["components"]["securitySchemes"]["bearer"]["scheme"] == "bearer"
    assert document["components"]["securitySchemes"]["apiKey"]["name"] == "X-API-Key"
    assert duel["security"] == [{}, {"bearer": ["predict"]}, {"apiKey": ["predict"]}]
    assert {"401", "403", "408", "413", "429", "503"} <= duel["responses"].keys()
    assert "Retry-After" in duel["responses"]["429"]["headers"]
    assert "RateLimit" in duel["responses"]["200"]["headers"]
    assert "security" not in live
    assert "401" not in live["responses"]


def test_in_production_the_documents_leave_no_key_optional(production: FakeApiContainer) -> None:
    document = _open(production).get("/openapi.json").json()
    asked = [one for path in document["paths"].values() for one in path.values() if "security" in one]

    assert len(asked) >= 15
    assert all(len(one["security"]) == 2 for one in asked)
