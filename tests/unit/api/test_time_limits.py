from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.domain.access.api_key import Scope
from app.presentation.api.application import create_api
from app.presentation.api.visit import needs
from tests.fakes.fake_api_container import POLICY, FakeApiContainer
from tests.unit.api.asgi_client import AsgiClient
from tests.unit.api.questions import DUEL, problem_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.types import Message

    from app.domain.pokedex.pokedex import Pokedex

_JSON = {"content-type": "application/json"}
SLOW = "/v1/slow"


class Slow:
    """A route that computes in a thread until it is told that it may end."""

    def __init__(self) -> None:
        self.may_end = threading.Event()
        self.failure: Exception | None = None

    def __call__(self) -> str:
        assert self.may_end.wait(timeout=5)
        if self.failure is not None:
            raise self.failure
        return "done"


@pytest.fixture
def slow() -> Slow:
    return Slow()


@pytest.fixture
def client(pokedex: Pokedex, slow: Slow) -> AsgiClient:
    container = FakeApiContainer(pokedex)
    container.policy = replace(POLICY, body_seconds=0.05, request_seconds=0.3, most_body_bytes=2048)
    api = create_api(container, version="1.2.3")
    api.get(SLOW, dependencies=[needs(Scope.READ)])(slow.__call__)
    return AsgiClient(api)


def test_a_body_that_trickles_in_is_cut_off(client: AsgiClient) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(100):
            await asyncio.sleep(0.02)
            yield b" "

    answer = client.post(DUEL, content=pieces(), headers=_JSON)

    assert "within 0.05 s" in problem_of(answer, 408)["detail"]
    assert answer.headers["connection"] == "close"


def test_the_largest_body_is_a_setting(client: AsgiClient) -> None:
    assert "2048 bytes" in problem_of(client.post(DUEL, content=b" " * 2049, headers=_JSON), 413)["detail"]


def test_the_answer_is_503_before_the_computing_has_ended_and_nothing_is_said_after_it(
    client: AsgiClient, slow: Slow
) -> None:
    said = _what_is_said(client, slow)
    assert [one["type"] for one in said] == ["http.response.start", "http.response.body"]
    assert said[0]["status"] == 503


def test_the_refusal_says_when_to_ask_again(client: AsgiClient, slow: Slow) -> None:
    threading.Timer(1.5, slow.may_end.set).start()
    answer = client.get(SLOW)

    problem_of(answer, 503, "too-slow")
    assert answer.headers["retry-after"] == "1"
    assert answer.headers["ratelimit"]


def test_what_fails_after_its_time_is_logged_and_disturbs_nobody(
    client: AsgiClient, slow: Slow, caplog: pytest.LogCaptureFixture
) -> None:
    slow.failure = RuntimeError("surprise")

    assert _what_is_said(client, slow)[0]["status"] == 503
    assert "surprise" in caplog.text


def test_what_is_quick_is_answered(client: AsgiClient, slow: Slow) -> None:
    slow.may_end.set()

    assert client.get(SLOW).json() == "done"


def _what_is_said(client: AsgiClient, slow: Slow) -> list[Message]:
    """Let the computing end when the answer was given."""
    said: list[Message] = []
    scope = {"type": "http", "method": "GET", "path": SLOW, "query_string": b"", "headers": [], "client": ("::1", 1)}

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        said.append(message)
        if message["type"] == "http.response.body":
            slow.may_end.set()

    asyncio.run(client.api(scope, receive, send))
    return said
