"""The log of a real server, read by a program."""

from __future__ import annotations

import json
import socket
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
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
from tests.real_server import environment, real_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session, sessionmaker

    from app.domain.pokedex.pokedex import Pokedex
    from tests.real_server import RealServer

_SECRET = "gotta-sign-them-all"  # noqa: S105 - it opens nothing
_DUEL = {
    "a": {"pokemon": "pikachu", "move": "thunderbolt"},
    "b": {"pokemon": "gyarados", "move": "waterfall"},
    "method": "engine",
}


@pytest.fixture(scope="module")
def folder(pokedex: Pokedex, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With a Pokédex and no model: our own engine needs none."""
    folder = tmp_path_factory.mktemp("a user's folder")
    migrate(environment(folder)["PREDICTIONDEX_DATABASE_URL"])
    with _sessions(folder) as sessions:
        SqlAlchemyPokedexRepository(sessions).replace(pokedex, source="bundled")
    return folder


@pytest.fixture(scope="module")
def key(folder: Path) -> str:
    with _sessions(folder) as sessions:
        return str(CreateKey(keys=SqlAlchemyApiKeyRepository(sessions))(owner="Misty {}", scopes=list(Scope)))


@contextmanager
def _sessions(folder: Path) -> Iterator[sessionmaker[Session]]:
    engine = create_database_engine(environment(folder)["PREDICTIONDEX_DATABASE_URL"])
    yield create_sessions(engine)
    engine.dispose()


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
            client.post("/webhooks/mlflow", content=b"{}", headers={"X-MLflow-Signature": _SECRET}),
            client.get("/health/live"),
            client.get("/health/ready"),
        ]


def test_every_line_is_json_and_each_request_has_one(folder: Path, key: str) -> None:
    with real_server(folder, prepare=False, MLFLOW_WEBHOOK_SECRET=_SECRET) as server:
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


def test_a_line_says_who_asked_what_and_which_version_answered(folder: Path, key: str) -> None:
    with real_server(folder, prepare=False) as server:
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
        "owner": "Misty {}",
        "model_version": "own-1",
    }


@pytest.mark.parametrize("form", ["json", "text"])
def test_no_secret_reaches_the_log(folder: Path, key: str, tmp_path: Path, form: str) -> None:
    settings = {"MLFLOW_WEBHOOK_SECRET": _SECRET, "LOG_FORMAT": form, "LOG_LEVEL": "debug"}
    with real_server(folder, prepare=False, **settings) as server:
        _ask_all(server.address, key)
        assert server.stop() == 0
    answered = server.log.read_text()
    address = "postgresql://nobody:hunter2@127.0.0.1:9/none"
    with real_server(tmp_path, prepare=False, DATABASE_URL=address, **settings) as stranded:
        _ask_all(stranded.address, key)
        assert stranded.stop() == 0

    said = answered + stranded.log.read_text()
    assert "is not ready" in said
    assert not [one for one in (key.rpartition("_")[2][:-1], _SECRET, "hunter2", "aHVudGVyMg") if one in said]
    assert "127.0.0.1" not in answered.replace(server.address, "")


def test_on_a_busy_server_lines_do_not_run_into_each_other(folder: Path) -> None:
    with real_server(folder, prepare=False) as server:
        with ThreadPoolExecutor(8) as clients:
            statuses = list(clients.map(lambda _: httpx.get(f"{server.address}/v1/natures").status_code, range(300)))
        assert server.stop() == 0

    assert statuses == [200] * 300
    assert sum(one["event"] == "request" for one in _records(server)) == 300
