"""Keys and limits as operators and clients meet them: commands, a process on a socket, and raw connections."""

from __future__ import annotations

import socket
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import httpx
import pytest
from sqlalchemy import make_url

from app.application.create_key import CreateKey
from app.domain.access.api_key import Scope
from app.infrastructure.persistence.database import create_database_engine, create_sessions
from app.infrastructure.persistence.migration import migrate
from app.infrastructure.persistence.sqlalchemy_api_key_repository import SqlAlchemyApiKeyRepository
from app.infrastructure.persistence.sqlalchemy_pokedex_repository import SqlAlchemyPokedexRepository
from tests.command_line import run
from tests.contracts.pokedex_variants import excerpt
from tests.postgres_server import run_statements
from tests.real_server import real_server
from tests.redis_server import redis_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session, sessionmaker

    from app.domain.pokedex.pokedex import Pokedex
    from tests.real_server import RealServer


@pytest.fixture(scope="module")
def database(postgres_url: str, pokedex: Pokedex) -> Iterator[str]:
    run_statements(postgres_url, "CREATE DATABASE guarded")
    url = make_url(postgres_url).set(database="guarded").render_as_string(hide_password=False)
    migrate(url)
    SqlAlchemyPokedexRepository(_sessions(url)).replace(excerpt(pokedex), source="bundled")
    yield url
    run_statements(postgres_url, "DROP DATABASE guarded WITH (FORCE)")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("a user's folder")


@pytest.fixture(scope="module")
def settings(database: str) -> dict[str, str]:
    """What production can be begun with; the registry is away."""
    return {
        "ENVIRONMENT": "production",
        "DATABASE_URL": database,
        "MLFLOW_TRACKING_URI": "http://127.0.0.1:1",
        "ALLOWED_HOSTS": "here",
    }


def _sessions(url: str) -> sessionmaker[Session]:
    return create_sessions(create_database_engine(url))


def _keys(url: str) -> SqlAlchemyApiKeyRepository:
    return SqlAlchemyApiKeyRepository(_sessions(url))


@pytest.fixture(scope="module")
def production(folder: Path, database: str, settings: dict[str, str]) -> Iterator[RealServer]:
    _create(database, Scope.OPERATE)
    with redis_server(folder) as redis:
        own = {"KEY_MEMORY_SECONDS": "0.2", "BODY_SECONDS": "0.3", "REDIS_URL": redis, "RATE_LIMIT_REQUESTS": "8"}
        with real_server(folder, prepare=False, **settings, **own) as server:
            yield server


def _create(url: str, scope: Scope) -> str:
    return str(CreateKey(keys=_keys(url))(owner="a bot", scopes=[scope]))


def test_production_does_not_start_before_there_is_a_key(folder: Path, settings: dict[str, str]) -> None:
    said = run("serve", "--port", "0", folder=folder, **settings)

    assert said.returncode == 1
    assert "predictiondex keys create" in said.stderr


def test_production_says_at_once_what_it_does_not_start_with(folder: Path) -> None:
    wrong = {"ENVIRONMENT": "production", "MLFLOW_WEBHOOK_SECRET": "short"}
    said = run("serve", "--port", "0", folder=folder, **wrong)
    checked = run("settings", "check", folder=folder, ENVIRONMENT="production")

    assert (said.returncode, checked.returncode) == (2, 1)
    names = ("MLFLOW_WEBHOOK_SECRET", "DATABASE_URL", "MLFLOW_TRACKING_URI", "ALLOWED_HOSTS")
    assert all(f"PREDICTIONDEX_{name}" in said.stderr for name in names)
    assert "Traceback" not in said.stderr
    assert "profile production" in checked.stdout


def test_a_key_opens_what_it_is_for_until_it_is_revoked(folder: Path, database: str, production: RealServer) -> None:
    made = run("keys", "create", "--owner", "a bot", "--scope", "read", folder=folder, DATABASE_URL=database)
    key = made.stdout.strip()
    with httpx.Client(base_url=production.address, headers={"Authorization": f"Bearer {key}"}) as client:
        first = client.get("/v1/natures")
        assert (first.status_code, first.headers["ratelimit"].partition(";t=")[0]) == (200, '"requests";r=7')
        assert client.get("/v1/predictions/3f2504e0-4f89-41d3-9a0c-0305e82c3301").status_code == 403
        assert httpx.get(f"{production.address}/v1/natures").status_code == 401
        _keys(database).revoke(key.split("_")[1], datetime.now(UTC))
        time.sleep(0.2)
        assert client.get("/v1/natures").status_code == 401


def test_too_many_requests_are_refused(database: str, production: RealServer) -> None:
    headers = {"X-API-Key": _create(database, Scope.READ)}
    with httpx.Client(base_url=production.address, headers=headers) as client:
        answers = [client.get("/v1/natures") for _ in range(10)]

    # Where a minute ends among them, the ninth may pass.
    assert [one.status_code for one in answers[:8]] == [200] * 8
    assert answers[-1].status_code == 429
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 61


def test_a_body_that_trickles_in_is_cut_off(database: str, production: RealServer) -> None:
    head = (
        "POST /v1/predictions/duel HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nContent-Length: 100\r\n"
        f"X-API-Key: {_create(database, Scope.PREDICT)}\r\n\r\n"
    )
    address = httpx.URL(production.address)
    with socket.create_connection((address.host, address.port or 0), timeout=5) as connection:
        connection.sendall(head.encode() + b"{")
        said = b""
        while piece := connection.recv(65536):
            said += piece

    assert said.startswith(b"HTTP/1.1 408 ")
    assert b"connection: close" in said.lower()


def test_a_stranger_cannot_say_that_he_is_of_this_machine(folder: Path, database: str) -> None:
    with real_server(folder, prepare=False, DATABASE_URL=database, TRUSTED_PROXIES="127.0.0.1") as server:
        assert httpx.get(f"{server.address}/v1/natures").status_code == 200
        for forwarded in ("203.0.113.9", "127.0.0.1", "127.0.0.1, 203.0.113.9", "203.0.113.9, 127.0.0.1"):
            answer = httpx.get(f"{server.address}/v1/natures", headers={"X-Forwarded-For": forwarded})
            assert answer.status_code == 401, forwarded
