"""The web interface beside the API: it starts with it, is started again where it dies, and ends with it."""

from __future__ import annotations

import os
import signal
import socket
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import httpx
import pytest

from app.presentation.cli.web import web_interface
from tests.command_line import run
from tests.real_server import environment, running
from tests.web_server import free_port, wait_for_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.real_server import RealServer

_PATIENCE: Final = 30


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def server(tmp_path: Path, port: int) -> Iterator[RealServer]:
    """Without a Pokédex or a model, which its pages can do without to be there."""
    command = [sys.executable, "-m", "app", "serve", "--port", "0", "--web-port", str(port)]
    with running(command, environ=environment(tmp_path), log=tmp_path / "server.log") as server:
        wait_for_pages(f"http://127.0.0.1:{port}")
        yield server


def test_it_is_started_again_where_it_dies_and_ends_with_ctrl_c(server: RealServer, port: int) -> None:
    assert f"The web interface will be at http://127.0.0.1:{port}" in server.log.read_text()
    (before,) = _interfaces(server)
    os.kill(before, signal.SIGKILL)
    server.line_with("it is started again")
    wait_for_pages(f"http://127.0.0.1:{port}")
    (now,) = _interfaces(server)
    assert now != before

    assert server.stop() == 0
    assert not Path(f"/proc/{now}").exists()


def test_it_ends_with_the_api_however_that_ends(server: RealServer, port: int) -> None:
    server.process.kill()
    deadline = time.monotonic() + _PATIENCE
    while _answers(port) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not _answers(port)


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("serve", "--port", "0", "--web-port", str(port), folder=tmp_path)
    assert done.returncode == 1
    assert f"Cannot listen on 127.0.0.1, port {port}" in done.stderr


def _interfaces(server: RealServer) -> list[int]:
    children = Path(f"/proc/{server.process.pid}/task").glob("*/children")
    pids = [int(pid) for file in children for pid in file.read_text().split()]
    return [pid for pid in pids if b"app.presentation.web" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def _answers(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/_stcore/health").is_success
    except httpx.TransportError:
        return False


def test_it_can_be_ended_before_it_has_begun() -> None:
    """Nothing of it is left, no open pipe either."""
    port = free_port()
    with web_interface("127.0.0.1", port, "http://127.0.0.1:9"):
        pass
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"http://127.0.0.1:{port}")
