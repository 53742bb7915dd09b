from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from app.application.ports.atlas_repository import AtlasPendingError
from app.application.ports.database_errors import DatabaseUnavailableError
from app.application.ports.model_registry import DamagedModelError, NoSuchModelError, RegistryUnavailableError
from app.presentation.api.application import create_api
from tests.fakes.fake_api_container import FakeApiContainer
from tests.unit.api.asgi_client import AsgiClient
from tests.unit.api.questions import DUEL, gyarados, pikachu, problem_of

_SECRET = "the-password-of-db.internal"  # noqa: S105 - it stands for one
_DUEL = {"a": pikachu(), "b": gyarados()}

if TYPE_CHECKING:
    from app.domain.errors import PredictionDexError


def test_liveness_tells_the_version(client: AsgiClient) -> None:
    assert client.get("/health/live").json() == {"status": "alive", "version": "1.2.3"}


def test_readiness_tells_what_is_there(client: AsgiClient) -> None:
    answer = client.get("/health/ready")

    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ready",
        "dependencies": [{"name": "model", "state": "ready", "detail": "fake-1"}],
    }


def test_what_only_makes_answers_faster_may_be_pending(client: AsgiClient, container: FakeApiContainer) -> None:
    def pending() -> str:
        raise AtlasPendingError(0.416)

    container.accelerators["atlas"] = pending

    answer = client.get("/health/ready")

    assert answer.status_code == 200
    assert answer.json()["status"] == "ready"
    assert answer.json()["dependencies"][1] == {"name": "atlas", "state": "pending", "detail": "building 42 %"}


def test_readiness_tells_what_is_away(client: AsgiClient, container: FakeApiContainer) -> None:
    def away() -> str:
        raise NoSuchModelError("in production")

    container.checks["registry"] = away

    answer = client.get("/health/ready")

    assert answer.status_code == 503
    model, registry = answer.json()["dependencies"]
    assert model["state"] == "ready"
    assert registry["state"] == "unavailable"
    assert "no model" in registry["detail"]


@pytest.mark.parametrize(
    ("failure", "kind"),
    [
        (NoSuchModelError("in production"), "no-model"),
        (DamagedModelError("3", _SECRET), "damaged-model"),
        (RegistryUnavailableError(_SECRET), "registry-unavailable"),
        (DatabaseUnavailableError(_SECRET), "database-unavailable"),
    ],
)
def test_what_is_away_is_503_and_its_addresses_stay_inside(
    client: AsgiClient, container: FakeApiContainer, failure: PredictionDexError, kind: str
) -> None:
    container.predictor.failure = failure

    response = client.post(DUEL, json=_DUEL)

    problem_of(response, 503, kind)
    assert _SECRET not in response.text


@pytest.mark.parametrize("path", ["/health/live", "/v1/pokemon/pikachu", "/docs", "/v1/pokemon/nobody"])
def test_head_is_get_without_the_body(client: AsgiClient, path: str) -> None:
    get, head = client.get(path), client.ask("HEAD", path)
    assert head.status_code == get.status_code
    assert head.content == b""
    assert head.headers["content-length"] == get.headers["content-length"]


def test_a_trailing_slash_leads_nowhere(client: AsgiClient) -> None:
    problem_of(client.get("/v1/pokemon/", headers={"host": "evil.example"}), 404)


@pytest.mark.parametrize(
    "failure", [DamagedModelError("3", _SECRET), RegistryUnavailableError(_SECRET), DatabaseUnavailableError(_SECRET)]
)
def test_readiness_keeps_addresses_inside_but_logs_them(
    client: AsgiClient, container: FakeApiContainer, caplog: pytest.LogCaptureFixture, failure: PredictionDexError
) -> None:
    def away() -> str:
        raise failure

    container.checks["registry"] = away
    response = client.get("/health/ready")
    assert response.status_code == 503
    assert _SECRET not in response.text
    assert _SECRET in caplog.text


def test_a_database_without_a_pokedex_is_503() -> None:
    client = AsgiClient(create_api(FakeApiContainer(None), version="1.2.3"))

    problem_of(client.post(DUEL, json=_DUEL), 503, "no-pokedex")
    problem_of(client.get("/v1/pokemon"), 503, "no-pokedex")


def test_a_prediction_that_cannot_be_kept_is_503(client: AsgiClient, container: FakeApiContainer) -> None:
    container.predictions.failure = DatabaseUnavailableError("away")

    problem_of(client.post(DUEL, json=_DUEL), 503, "database-unavailable")


def test_what_nobody_foresaw_is_500_without_internals(client: AsgiClient, container: FakeApiContainer) -> None:
    container.predictor.failure = RuntimeError(_SECRET)

    response = client.post(DUEL, json=_DUEL, headers={"x-request-id": "find-me"})

    problem_of(response, 500)
    assert (response.headers["x-frame-options"], response.headers["cache-control"]) == ("DENY", "no-store")
    assert _SECRET not in response.text
    assert response.headers["x-request-id"] == "find-me"


@pytest.mark.parametrize("path", ["/v2/pokemon", "/v1", "/nothing", "/v1/predictions", "/docs/assets/nothing.js"])
def test_an_unknown_address_is_404(client: AsgiClient, path: str) -> None:
    problem_of(client.get(path), 404)


def test_another_method_is_405(client: AsgiClient) -> None:
    response = client.ask("DELETE", "/v1/pokemon")

    problem_of(response, 405)
    assert response.headers["allow"] == "GET"


@pytest.mark.parametrize("path", ["/health/live", "/nothing", "/docs"])
def test_a_sane_request_id_is_returned(client: AsgiClient, path: str) -> None:
    assert client.get(path, headers={"x-request-id": "Abc-123_x"}).headers["x-request-id"] == "Abc-123_x"


@pytest.mark.parametrize("given", ["", "two words", "x" * 129, "é"])
def test_another_request_id_is_replaced(client: AsgiClient, given: str) -> None:
    returned = client.get("/health/live", headers={"x-request-id": given.encode()}).headers["x-request-id"]

    assert re.fullmatch(r"[0-9a-f-]{36}", returned)
