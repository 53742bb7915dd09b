"""A service that really runs is tried as a stranger tries it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from app.infrastructure.traffic.httpx_stranger import HttpxStranger
from tests.command_line import run
from tests.contracts.stranger_contract import Doorstep, StrangerContract
from tests.redis_server import free_port
from tests.scripted_api import Said, scripted_api

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.real_server import RealServer
    from tests.scripted_api import ScriptedApi


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpDoorstep(Doorstep):
    server: RealServer
    broken: ScriptedApi

    def stranger(self) -> HttpxStranger:
        return HttpxStranger(self.server.address, key="", elsewhere=False, seconds=30)

    def before_nobody(self) -> HttpxStranger:
        return HttpxStranger(f"http://127.0.0.1:{free_port()}", key="", elsewhere=False, seconds=1)

    def before_a_broken_service(self) -> HttpxStranger:
        self.broken.script = [Said(status=500)] * 10
        return HttpxStranger(self.broken.address, key="", elsewhere=False, seconds=5)


@pytest.fixture
def broken() -> Iterator[ScriptedApi]:
    with scripted_api() as api:
        yield api


class TestHttpxStranger(StrangerContract):
    @pytest.fixture
    def doorstep(self, server: RealServer, broken: ScriptedApi) -> HttpDoorstep:
        return HttpDoorstep(server=server, broken=broken)


def test_a_service_that_is_sound_passes(server: RealServer, tmp_path: Path) -> None:
    said = run("smoke", server.address, "--p95", "5000", folder=tmp_path)

    assert said.returncode == 0, said.stdout + said.stderr
    assert "FAILED" not in said.stdout
    assert said.stdout.count("passed") == 10


def test_another_release_fails_by_name(server: RealServer, tmp_path: Path) -> None:
    said = run("smoke", server.address, "--release", "0.0.0", "--p95", "5000", folder=tmp_path)

    assert said.returncode == 1
    assert "not sound: alive." in said.stderr


def test_where_nothing_is_the_status_is_2(tmp_path: Path) -> None:
    said = run("smoke", f"http://127.0.0.1:{free_port()}", folder=tmp_path)

    assert said.returncode == 2
    assert "No PredictionDex answers" in said.stderr
    assert "Traceback" not in said.stderr


def test_an_answer_that_is_none_is_told(broken: ScriptedApi, tmp_path: Path) -> None:
    said = run("smoke", broken.address, folder=tmp_path)  # it answers, but nothing that a PredictionDex would

    assert said.returncode == 1
    assert "alive, ready, about, certain duels, known duels, symmetry, best move" in said.stderr
    assert "Traceback" not in said.stderr
