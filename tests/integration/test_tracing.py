"""A real server that is followed by OpenTelemetry, and who receives what that tells."""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING

import httpx
import pytest

from app.application.create_key import CreateKey
from app.domain.access.api_key import Scope
from app.infrastructure.persistence.database import create_database_engine, create_sessions
from app.infrastructure.persistence.sqlalchemy_api_key_repository import SqlAlchemyApiKeyRepository
from tests.real_server import environment, running
from tests.trace_receiver import trace_receiver

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from tests.real_server import RealServer
    from tests.trace_receiver import TraceReceiver

_CHOICES = {"a": {"pokemon": "pikachu"}, "b": {"pokemon": "gyarados"}}
_SERVER, _CLIENT = 2, 3
"""How OpenTelemetry numbers the kinds of spans."""


@pytest.fixture
def receiver() -> Iterator[TraceReceiver]:
    with trace_receiver() as receiver:
        yield receiver


def _key(folder: Path) -> str:
    engine = create_database_engine(environment(folder)["PREDICTIONDEX_DATABASE_URL"])
    key = str(CreateKey(keys=SqlAlchemyApiKeyRepository(create_sessions(engine)))(owner="Misty", scopes=list(Scope)))
    engine.dispose()
    return key


def _followed(folder: Path, log: Path, collector: str) -> AbstractContextManager[RealServer]:
    command = [sys.executable, "-m", "app", "serve", "--port", "0"]
    environ = environment(folder, TRACING="true") | {"OTEL_EXPORTER_OTLP_ENDPOINT": collector}
    return running(command, environ=environ, log=log)


def test_a_request_is_one_trace_from_the_api_through_use_cases_to_model_and_database(
    trained_folder: Path, server: RealServer, tmp_path: Path, receiver: TraceReceiver
) -> None:
    assert server.log.parent == trained_folder  # whose model is used
    key = _key(trained_folder)
    with _followed(trained_folder, tmp_path / "log", receiver.address) as followed:
        answer = httpx.post(
            f"{followed.address}/v1/predictions/best-move?from=here",
            json=_CHOICES,
            headers={"X-API-Key": key, "User-Agent": "Misty's own"},
            timeout=30,
        )
        assert answer.status_code == 200
        assert httpx.get(f"{followed.address}/health/live").status_code == 200
        assert followed.stop() == 0

    spans = receiver.trace_with("POST /v1/predictions/best-move")
    names = {one.span_id: name for name, one in spans.items()}
    parents = {name: names.get(one.parent_id) for name, one in spans.items()}
    request = spans["POST /v1/predictions/best-move"]
    (statement,) = (name for name in spans if name.startswith("SELECT"))
    assert parents["POST /v1/predictions/best-move"] is None
    assert parents["RecommendMove"] == parents["CheckKey"] == "POST /v1/predictions/best-move"
    assert parents["BattlePredictor.weigh"] == "RecommendMove"
    assert parents[statement] == "CheckKey"
    assert spans["BattlePredictor.weigh"].facts["predictiondex.model_version"] == answer.json()["model_version"]
    assert (request.kind, spans[statement].kind, request.service) == (_SERVER, _CLIENT, "predictiondex")
    assert "FROM api_keys" in spans[statement].facts["db.statement"]
    assert {one.trace_id for one in receiver.spans} == {request.trace_id}  # nothing that goes on beside the requests
    assert followed.line_with(answer.headers["x-request-id"])["trace_id"] == request.trace_id
    assert not [one for one in (key, "Misty", "127.0.0.1", "from=here") if one.encode() in receiver.raw]


def test_where_nobody_receives_it_answers_all_the_same_and_stops_in_time(
    trained_folder: Path, server: RealServer, tmp_path: Path
) -> None:
    assert server.process.poll() is None
    with _followed(trained_folder, tmp_path / "log", "http://127.0.0.1:9") as followed:
        for _ in range(20):
            assert httpx.get(f"{followed.address}/v1/natures").status_code == 200
        began = time.monotonic()
        assert followed.stop() == 0
        assert time.monotonic() - began < 8

    records = [json.loads(line) for line in followed.log.read_text().splitlines()]
    assert any(one["logger"].startswith("opentelemetry.") for one in records if "logger" in one)
