"""The log of a real server, read by a program."""

from __future__ import annotations

import json
import socket
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from app.application.create_key import CreateKey
from app.domain.access.api_key import Scope
from app.infrastructure.persistence.database import create_database_engine, create_sessions
from app.infrastructure.persistence.migration import migrate
from app.infrastructure.persistence.sqlalchemy_api_key_repository import SqlAlchemyApiKeyRepository
from app.infrastructure.persistence.sqlalchemy_pokedex_repository import SqlAlchemyPokedexRepository
from tests.contracts.pokedex_variants import excerpt
from tests.real_server import environment, real_server

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.pokedex.pokedex import Pokedex
    from tests.real_server import RealServer

_SECRET = "gotta-sign-them-all"  # noqa: S105 - it opens nothing
_DUEL = {
    "a": {"pokemon": "pikachu", "move": "thunderbolt"},
    "b": {"pokemon": "gyarados", "move": "waterfall"},
    "method": "engine",
}


@pytest.fixture
def key(tmp_path: Path, pokedex: Pokedex) -> str:
    """Opens a database with a small Pokédex."""
    url = environment(tmp_path)["PREDICTIONDEX_DATABASE_URL"]
    migrate(url)
    engine = create_database_engine(url)
    sessions = create_sessions(engine)
    SqlAlchemyPokedexRepository(sessions).replace(excerpt(pokedex), source="bundled")
    key = str(CreateKey(keys=SqlAlchemyApiKeyRepository(sessions))(owner="Misty\n{}", scopes=list(Scope)))
    engine.dispose()
    return key


def _records(server: RealServer) -> list[dict[str, Any]]:
    """Return every line, which fails where one is not JSON."""
    return [json.loads(line) for line in server.log.read_text().splitlines()]


def _speak_nonsense(address: str) -> bytes:
    url = httpx.URL(address)
    with socket.create_connection((url.host, url.port or 0), timeout=5) as connection:
        connection.sendall(b"nonsense\r\n\r\n")
        return connection.recv(100)


def _ask_all(address: str, key: str) -> list[httpx.Response]:
    with httpx.Client(base_url=address, timeout=30) as client:
        return [
            client.post("/v1/predictions/duel", json=_DUEL, headers={"X-API-Key": key}),
            client.get("/v1/natures", headers={"Authorization": f"Bearer {key}"}),
            client.get("/v1/natures", headers={"Authorization": f"Bearer {key[:-1]}"}),
            client.get("/v1/natures", headers={"Authorization": "Basic aHVudGVyMg=="}),
            client.get(f"/nowhere%0A%1B[31m/{key}", params={"key": key}),
            client.post("/v1/webhooks/registry", content=b"{}", headers={"X-MLflow-Signature": _SECRET}),
            client.get("/health/live"),
            client.get("/health/ready"),
        ]


def test_every_line_is_json_and_each_request_has_one(tmp_path: Path, key: str) -> None:
    with real_server(tmp_path, prepare=False, MLFLOW_WEBHOOK_SECRET=_SECRET) as server:
        answers = _ask_all(server.address, key)
        assert _speak_nonsense(server.address).startswith(b"HTTP/1.1 400")
        assert server.stop() == 0

    records = _records(server)
    lines = [one for one in records if one["event"] == "request"]
    told = {one["request_id"]: one for one in lines}
    assert len(lines) == len(told)
    # The last two are probes.
    assert [(told[one.headers["x-request-id"]]["status"]) for one in answers[:-2]] == [
        one.status_code for one in answers[:-2]
    ]
    assert len(lines) == len(answers) - 2
    assert {"uvicorn.error", "app.presentation.cli.serve", "app.main"} <= {one.get("logger") for one in records}
    assert all(datetime.now(UTC) - datetime.fromisoformat(one["timestamp"]) < timedelta(hours=1) for one in records)


def test_a_line_says_who_asked_what_and_which_version_answered(tmp_path: Path, key: str) -> None:
    with real_server(tmp_path, prepare=False) as server:
        (answer, *_) = _ask_all(server.address, key)
        assert server.stop() == 0

    (line,) = (one for one in _records(server) if one.get("request_id") == answer.headers["x-request-id"])
    assert line["duration_ms"] > 0
    assert {name: value for name, value in line.items() if name not in {"timestamp", "duration_ms", "request_id"}} == {
        "level": "info",
        "event": "request",
        "method": "POST",
        "route": "/v1/predictions/duel",
        "status": 200,
        "owner": "Misty\n{}",
        "model_version": "own-1",
    }


@pytest.mark.parametrize("form", ["json", "text"])
def test_no_secret_reaches_the_log(tmp_path: Path, key: str, form: str) -> None:
    settings = {"MLFLOW_WEBHOOK_SECRET": _SECRET, "LOG_FORMAT": form, "LOG_LEVEL": "debug"}
    with real_server(tmp_path, prepare=False, **settings) as server:
        _ask_all(server.address, key)
        assert server.stop() == 0
    away = tmp_path / "away"
    away.mkdir()
    address = "postgresql://nobody:hunter2@127.0.0.1:9/none"
    with real_server(away, prepare=False, DATABASE_URL=address, **settings) as stranded:
        _ask_all(stranded.address, key)
        assert stranded.stop() == 0

    said = server.log.read_text() + stranded.log.read_text()
    assert "is not ready" in said
    assert not [one for one in (key.rpartition("_")[2][:-1], _SECRET, "hunter2", "aHVudGVyMg") if one in said]
    assert "127.0.0.1" not in said.replace(server.address, "").replace(stranded.address, "").replace("127.0.0.1:9", "")


def test_on_a_busy_server_lines_do_not_run_into_each_other(tmp_path: Path, key: str) -> None:
    assert key
    with real_server(tmp_path, prepare=False) as server:
        with httpx.Client(base_url=server.address) as client:
            began = time.perf_counter()
            statuses = [client.get("/v1/natures").status_code for _ in range(300)]
            assert time.perf_counter() - began < 60
        assert server.stop() == 0

    assert statuses == [200] * 300
    assert sum(one["event"] == "request" for one in _records(server)) == 300
