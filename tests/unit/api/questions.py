"""Requests as the tests send them, and what every problem must look like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx

DUEL = "/v1/predictions/duel"
DUELS = "/v1/predictions/duels"


def pikachu(**changes: Any) -> dict[str, Any]:
    return {"pokemon": "pikachu", "move": "thunderbolt", **changes}


def gyarados(**changes: Any) -> dict[str, Any]:
    return {"pokemon": "gyarados", "move": "waterfall", **changes}


def kept_form(given: dict[str, Any]) -> dict[str, Any]:
    """Return how a prediction is read back that was answered like this."""
    kept = {key: value for key, value in given.items() if key not in {"damage", "explanation"}}
    return kept | {"stored": True, "outcome": None}


def problem_of(response: httpx.Response, status: int, kind: str | None = None) -> dict[str, Any]:
    """Return the problem, after a look at what all of them share."""
    content: dict[str, Any] = response.json()
    assert response.status_code == content["status"] == status, content
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["x-request-id"]
    assert content["type"] == ("about:blank" if kind is None else f"urn:predictiondex:problem:{kind}")
    assert content["title"]
    assert content["detail"]
    assert content["instance"] == response.request.url.path
    return content
