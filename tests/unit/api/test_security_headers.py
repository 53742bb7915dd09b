from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.presentation.api.application import create_api
from tests.fakes.fake_api_container import POLICY, FakeApiContainer
from tests.unit.api.asgi_client import AsgiClient
from tests.unit.api.questions import DUEL, gyarados, pikachu

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex

_SITE = "https://example.org"


@pytest.fixture
def shared(pokedex: Pokedex) -> AsgiClient:
    container = FakeApiContainer(pokedex)
    container.policy = replace(POLICY, cors_origins=(_SITE,), needs_key_everywhere=True)
    return AsgiClient(create_api(container, version="1.2.3"))


@pytest.mark.parametrize("path", ["/health/live", "/v1/natures", "/v1/nothing", "/nothing", "/docs", "/openapi.json"])
def test_every_answer_tells_browsers_to_be_careful(client: AsgiClient, path: str) -> None:
    headers = client.get(path).headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


def test_predictions_and_refusals_are_not_kept_by_anybody(client: AsgiClient) -> None:
    duel = client.post(DUEL, json={"a": pikachu(), "b": gyarados()})

    assert duel.headers["cache-control"] == "no-store"
    assert client.get("/v1/nothing").headers["cache-control"] == "no-store"
    assert client.get("/v1/natures").headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("page", ["/docs", "/redoc"])
def test_a_page_of_documentation_runs_its_own_scripts_and_no_others(client: AsgiClient, page: str) -> None:
    answer = client.get(page)
    policy = answer.headers["content-security-policy"]
    inline = re.findall(r"<script>(.*?)</script>", answer.text, re.DOTALL)

    assert "script-src 'self'" in policy
    assert not re.search(r"script-src[^;]*unsafe", policy)
    for script in inline:
        assert f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" in policy
    assert len(inline) == (1 if page == "/docs" else 0)


def test_pages_of_other_sites_read_nothing_by_default(client: AsgiClient) -> None:
    answer = client.get("/v1/natures", headers={"Origin": _SITE})

    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_a_site_that_is_named_may_read_the_answers(shared: AsgiClient) -> None:
    answer = shared.get("/v1/natures", headers={"Origin": _SITE})

    assert answer.status_code == 401, "it still needs a key"
    assert answer.headers["access-control-allow-origin"] == _SITE
    assert "RateLimit" in answer.headers["access-control-expose-headers"]
    assert "access-control-allow-credentials" not in answer.headers


def test_a_page_may_ask_beforehand_without_a_key(shared: AsgiClient) -> None:
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "x-api-key,content-type"}
    allowed = shared.ask("OPTIONS", DUEL, headers={"Origin": _SITE, **asked})
    refused = shared.ask("OPTIONS", DUEL, headers={"Origin": "https://evil.example", **asked})

    assert allowed.status_code == 200
    assert "X-API-Key" in allowed.headers["access-control-allow-headers"]
    assert refused.status_code == 400
    assert "access-control-allow-origin" not in refused.headers
