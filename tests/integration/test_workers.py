"""Several worker processes: what is answered as stored outlives a killed one, and an orderly end loses nothing."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
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
from tests.real_server import environment, running, start

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
        while not self._enough.is_set():
            durable = not durable
            try:
                # A connection of its own, so that both workers are asked.
                answer = httpx.post(self._address, json={**_DUEL, "durable": durable}, timeout=30)
            except httpx.TransportError:
                continue  # a killed worker answers nothing, and promises nothing
            said = answer.raise_for_status().json()
            assert said["stored"] is durable
            self.answers[UUID(said["prediction_id"])] = durable


def _workers(server: RealServer) -> list[int]:
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split()
    return [int(pid) for pid in children if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def _wait_for_workers(server: RealServer, *, without: int) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        workers = _workers(server)
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
    load = _Load(server)
    load.wait_for(100)
    victim = _workers(server)[0]
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
    assert "Traceback" not in server.log.read_text()


def _settled(folder: Path, answers: dict[UUID, bool]) -> set[UUID]:
    """Return what is kept when the last answer is old enough to be."""
    while any(is_from_now(one, seconds=1) for one in answers):
        time.sleep(0.05)
    return _kept(folder)


def test_each_worker_finds_what_the_other_has_just_answered(server: RealServer) -> None:
    for _ in range(20):
        said = httpx.post(f"{server.address}/v1/predictions/duel", json=_DUEL).json()
        found = httpx.get(f"{server.address}/v1/predictions/{said['prediction_id']}")
        assert found.status_code == 200
        assert found.json()["stored"] is True


def test_workers_end_with_their_supervisor(server: RealServer) -> None:
    workers = _workers(server)
    server.process.kill()
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{pid}").exists() for pid in workers) and time.monotonic() < deadline:
        time.sleep(0.05)

    assert not any(Path(f"/proc/{pid}").exists() for pid in workers)


def test_where_no_worker_can_start_it_stops(tmp_path: Path) -> None:
    environ = environment(tmp_path) | {"PREDICTIONDEX_DATABASE_URL": "oracle+nothing://host/pokedex"}
    log = tmp_path / "server.log"
    assert start("serve", "--workers", "2", "--port", "0", environ=environ, log=log).wait(timeout=60) == 1
    assert "answers at" not in log.read_text()
