from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.unit.api.questions import DUEL, DUELS, gyarados, pikachu, problem_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.fakes.fake_api_container import FakeApiContainer
    from tests.unit.api.asgi_client import AsgiClient

_JSON = {"content-type": "application/json"}
_MEBIBYTE = 1024 * 1024


@pytest.mark.parametrize("body", ["null", "[]", "NaN", '"duel"', "{}", '{"a": {}, "b": {}}', ""])
def test_a_body_of_another_shape_is_refused(client: AsgiClient, body: str) -> None:
    said = problem_of(client.post(DUEL, content=body, headers=_JSON), 422, "invalid-request")

    assert said["errors"]


def test_an_unknown_method_is_refused(client: AsgiClient) -> None:
    response = client.post(DUEL, json={"a": pikachu(), "b": gyarados(), "method": "coin"})

    said = problem_of(response, 422, "invalid-request")

    assert said["errors"][0]["allowed"] == "'model' or 'engine'"


@pytest.mark.parametrize("body", ["{", '{"a": }', "not json", '{"a": 1,}'])
def test_malformed_json_is_400(client: AsgiClient, body: str) -> None:
    problem_of(client.post(DUEL, content=body, headers=_JSON), 400, "malformed-json")


@pytest.mark.parametrize("body", [b"\xff\xfe\xfa", b"[" * 100_000])
def test_bytes_that_cannot_be_read_are_400(client: AsgiClient, body: bytes) -> None:
    response = client.post(DUEL, content=body, headers=_JSON)

    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("headers", [{"content-type": "text/plain"}, {"content-type": "multipart/form-data"}, {}])
def test_what_is_not_json_is_415(client: AsgiClient, headers: dict[str, str]) -> None:
    body = json.dumps({"a": pikachu(), "b": gyarados()})

    problem_of(client.post(DUEL, content=body.encode(), headers=headers), 415)


def test_json_with_a_character_set_is_taken(client: AsgiClient) -> None:
    body = json.dumps({"a": pikachu(), "b": gyarados()})

    assert client.post(DUEL, content=body, headers={"content-type": "Application/JSON; charset=utf-8"}).is_success


def test_a_body_over_a_mebibyte_is_413(client: AsgiClient) -> None:
    problem_of(client.post(DUEL, content=b" " * (_MEBIBYTE + 1), headers=_JSON), 413)


def test_a_streamed_body_over_a_mebibyte_is_413(client: AsgiClient) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(17):
            yield b" " * (_MEBIBYTE // 16)

    problem_of(client.post(DUEL, content=pieces(), headers=_JSON), 413)


def test_more_than_a_thousand_duels_are_refused(client: AsgiClient, container: FakeApiContainer) -> None:
    pair = {"a": pikachu(), "b": gyarados()}

    said = problem_of(client.post(DUELS, json={"duels": [pair] * 1001}), 422, "invalid-request")

    assert said["errors"] == [{"location": "body.duels", "message": "has too many items", "allowed": "at most 1000"}]
    assert container.predictor.asked == []


def test_no_duels_are_refused(client: AsgiClient) -> None:
    said = problem_of(client.post(DUELS, json={"duels": []}), 422, "invalid-request")

    assert said["errors"][0]["message"] == "has too few items"


def test_huge_nonsense_is_answered_briefly(client: AsgiClient) -> None:
    nonsense = {"x" * 100_000: "y" * 100_000, "duels": [{str(n): "z" * 100} for n in range(1000)]}

    response = client.post(DUELS, json=nonsense)

    said = problem_of(response, 422, "invalid-request")
    assert len(said["errors"]) == 20
    assert said["error_count"] == 3001
    assert len(response.content) < 5000
