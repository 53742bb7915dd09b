from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.presentation.api.application import create_api
from tests.fakes.fake_api_container import POLICY, FakeApiContainer
from tests.unit.api.asgi_client import AsgiClient

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex


@pytest.fixture
def named(pokedex: Pokedex) -> AsgiClient:
    container = FakeApiContainer(pokedex)
    container.policy = replace(POLICY, allowed_hosts=("api", "predictions.example.org", "*.example.net", "[fd00::7]"))
    return AsgiClient(create_api(container, version="1.2.3"))


@pytest.mark.parametrize(
    "host",
    [
        "api",
        "API:8000",
        "predictions.example.org",
        "predictions.example.org.",
        "predictions.example.org:443",
        "a.b.example.net",
        "[fd00::7]:8000",
        "127.0.0.1:8000",
        "localhost",
        "[::1]",
    ],
)
def test_it_answers_by_its_names_and_on_the_loopback_address(named: AsgiClient, host: str) -> None:
    assert named.get("/v1/natures", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "",
        "evil.example",
        "evil.example:8000",
        "api.evil.example",
        "example.net",
        "10.0.0.7:8000",
        ":",
    ],
)
@pytest.mark.parametrize("path", ["/v1/natures", "/docs", "/openapi.json", "/nothing", "/health/live/"])
def test_another_name_is_told_so_in_the_form_of_every_error(named: AsgiClient, host: str, path: str) -> None:
    answer = named.get(path, headers={"Host": host})

    assert answer.status_code == 421
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.json()["title"] == "Misdirected Request"
    assert "PREDICTIONDEX_ALLOWED_HOSTS" in answer.json()["detail"]


@pytest.mark.parametrize("path", ["/health/live", "/health/ready", "/metrics"])
@pytest.mark.parametrize("host", ["10.0.0.7:8000", "", "pod-7"])
def test_what_watches_the_service_may_ask_by_any_name(named: AsgiClient, path: str, host: str) -> None:
    assert named.get(path, headers={"Host": host}).status_code == 200
