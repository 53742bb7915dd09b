"""The web interface as users start it: a process of its own, on a socket of the loopback address."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import httpx

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_START_SECONDS: Final = 60


@contextmanager
def web_server(api: str, log: Path) -> Iterator[str]:
    """Serve the pages for the API at this address, and give theirs."""
    port = free_port()
    command = [sys.executable, "-m", "app.presentation.web", "--port", str(port)]
    environ = os.environ | {"PREDICTIONDEX_API_URL": api}
    with log.open("w") as file, subprocess.Popen(command, cwd=ROOT, env=environ, stdout=file, stderr=file) as process:
        try:
            wait_for_pages(f"http://127.0.0.1:{port}")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def free_port() -> int:
    """Return one that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def wait_for_pages(address: str) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while True:
        try:
            httpx.get(f"{address}/_stcore/health").raise_for_status()
        except httpx.HTTPError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return
