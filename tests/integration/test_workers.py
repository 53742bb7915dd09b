"""Several worker processes: what is answered as stored outlives a killed one, and an orderly end loses nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import httpx
import pytest
from sqlalchemy import select

from app.application.prediction_ids import is_from_now
from app.infrastructure.persistence.database import create_database_engine, create_sessions
from app.infrastructure.persistence.migration import migrate
from app.infrastructure.persistence.sqlalchemy_pokedex_repository import SqlAlchemyPokedexRepository
from app.infrastructure.persistence.tables import PredictionRow
from tests.conftest import ROOT
from tests.real_server import environment, running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.pokedex.pokedex import Pokedex
    from tests.real_server import RealServer

_DUEL = {
    "a": {"pokemon": "pikachu", "move": "thunderbolt"},
    "b": {"pokemon": "gyarados", "move": "waterfall"},
    "method": "engine",
    "interval_width": 0.2,
}
_CLIENTS = 4
_MISSED_SECONDS = 60
"""A worker that dies while it is asked whether it lives is missed after half a minute."""


@pytest.fixture
def folder(tmp_path: Path, pokedex: Pokedex) -> Path:
    """With a Pokédex and no model: our own engine needs none."""
    url = environment(tmp_path)["PREDICTIONDEX_DATABASE_URL"]
    migrate(url)
    engine = create_database_engine(url)
    SqlAlchemyPokedexRepository(create_sessions(engine)).replace(pokedex, source="bundled")
    engine.dispose()
    return tmp_path


@pytest.fixture
def server(folder: Path) -> Iterator[RealServer]:
    command = [sys.executable, "-m", "app", "serve", "--workers", "2", "--port", "0"]
    with running(command, environ=environment(folder), log=folder / "server.log") as server:
        yield server


class _Load:
    """Clients that ask without a pause, each time for an answer that is stored and for one that need not be."""

    def __init__(self, server: RealServer) -> None:
        self._address = f"{server.address}/v1/predictions/duel"
        self._enough = threading.Event()
        self._threads = ThreadPoolExecutor(_CLIENTS)
        self.answers: dict[UUID, bool] = {}
        """Whether each one was said to be stored."""
        self._clients = [self._threads.submit(self._ask) for _ in range(_CLIENTS)]

    def wait_for(self, more: int) -> None:
        enough = len(self.answers) + more
        deadline = time.monotonic() + 60
        while len(self.answers) < enough and time.monotonic() < deadline:
            time.sleep(0.01)
        assert len(self.answers) >= enough

    def stop(self) -> dict[UUID, bool]:
        self._enough.set()
        for client in self._clients:
            client.result(30)
        self._threads.shutdown()
        return self.answers

    def _ask(self) -> None:
        durable = False
        with _client() as client:
            while not self._enough.is_set():
                durable = not durable
                self._ask_once(client, durable=durable)

    def _ask_once(self, client: httpx.Client, *, durable: bool) -> None:
        # A killed worker answers nothing, and promises nothing.
        with suppress(httpx.TransportError):
            answer = client.post(self._address, json={**_DUEL, "durable": durable})
            said = answer.raise_for_status().json()
            assert said["stored"] is durable
            self.answers[UUID(said["prediction_id"])] = durable


def _client() -> httpx.Client:
    """Opens a connection for each question, so that both workers are asked."""
    return httpx.Client(timeout=30, limits=httpx.Limits(max_keepalive_connections=0))


def _wait_for_workers(server: RealServer, *, without: int) -> None:
    deadline = time.monotonic() + _MISSED_SECONDS
    while time.monotonic() < deadline:
        workers = server.workers()
        if len(workers) == 2 and without not in workers:
            return
        time.sleep(0.05)
    raise AssertionError(server.log.read_text())


def _kept(folder: Path) -> set[UUID]:
    engine = create_database_engine(environment(folder)["PREDICTIONDEX_DATABASE_URL"])
    with create_sessions(engine)() as session:
        kept = set(session.scalars(select(PredictionRow.prediction_id)))
    engine.dispose()
    return kept


def test_no_promise_is_broken_by_a_killed_worker_and_nothing_is_lost_at_the_end(
    server: RealServer, folder: Path
) -> None:
    _each_worker_finds_what_the_other_has_just_answered(server)

    load = _Load(server)
    load.wait_for(100)
    victim = server.workers()[0]
    os.kill(victim, signal.SIGKILL)
    load.wait_for(100)
    answers = load.stop()
    _wait_for_workers(server, without=victim)

    lost = answers.keys() - _settled(folder, answers)
    assert not any(answers[one] for one in lost)
    assert len(lost) < len(answers) / 10

    load = _Load(server)
    load.wait_for(100)
    assert server.stop() == 0
    answers = load.stop()

    assert answers.keys() <= _kept(folder)
    assert server.log.read_text().count("answers at") == 1
    assert f"The worker {victim} has died" in server.log.read_text()
    assert "Traceback" not in server.log.read_text()


def _each_worker_finds_what_the_other_has_just_answered(server: RealServer) -> None:
    with _client() as client:
        for _ in range(20):
            said = client.post(f"{server.address}/v1/predictions/duel", json=_DUEL).json()
            found = client.get(f"{server.address}/v1/predictions/{said['prediction_id']}")
            assert found.status_code == 200
            assert found.json()["stored"] is True


def _settled(folder: Path, answers: dict[UUID, bool]) -> set[UUID]:
    """Return what is kept when the last answer is old enough to be."""
    while any(is_from_now(one, seconds=1) for one in answers):
        time.sleep(0.05)
    return _kept(folder)


def _small(maker: str) -> list[str]:
    return [sys.executable, "-m", "tests.small_service", maker]


def _wait_until_told_of(server: RealServer, gone: int) -> None:
    deadline = time.monotonic() + _MISSED_SECONDS
    while f"told that {gone} is gone" not in server.log.read_text():
        assert time.monotonic() < deadline, server.log.read_text()
        time.sleep(0.02)


def test_also_a_worker_that_dies_as_soon_as_it_is_started_is_told_of(tmp_path: Path) -> None:
    with running(_small("sound"), environ=os.environ, log=tmp_path / "log") as server:
        last = server.workers()[-1]
        os.kill(last, signal.SIGKILL)
        _wait_until_told_of(server, last)


def test_workers_share_the_socket_and_end_with_their_supervisor(tmp_path: Path) -> None:
    with running(_small("sound"), environ=os.environ, log=tmp_path / "log") as server:
        _wait_for_workers(server, without=0)
        workers = server.workers()
        answered: set[int] = set()
        deadline = time.monotonic() + 20
        while answered != set(workers) and time.monotonic() < deadline:
            with suppress(httpx.TransportError):
                answered.add(httpx.get(server.address).json())
        assert answered == set(workers)

        os.kill(workers[0], signal.SIGTERM)
        _wait_for_workers(server, without=workers[0])
        _wait_until_told_of(server, workers[0])
        assert server.log.read_text().count("is gone") == 1

        workers = server.workers()
        server.process.kill()
        deadline = time.monotonic() + 20
        while any(Path(f"/proc/{pid}").exists() for pid in workers) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert not any(Path(f"/proc/{pid}").exists() for pid in workers)


@pytest.mark.parametrize(("maker", "said"), [("unavailable", "it sleeps"), ("mistaken", "ZeroDivisionError")])
def test_where_no_worker_can_start_that_is_told_and_nothing_runs(tmp_path: Path, maker: str, said: str) -> None:
    log = tmp_path / "log"
    with log.open("w") as file:
        status = subprocess.run(_small(maker), cwd=ROOT, stderr=file, timeout=60, check=False).returncode

    assert status == 1
    assert said in log.read_text()
    assert "answers at" not in log.read_text()
