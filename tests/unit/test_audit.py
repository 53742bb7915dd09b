"""What is known to be unsafe is found in a lock, from whoever knows; here that is a server of ours."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

UNSAFE = {
    "id": "OSV-1",
    "summary": "It opens doors",
    "affected": [{"package": {"name": "httpx", "ecosystem": "PyPI"}, "ranges": []}],
}


@pytest.fixture
def knows() -> Iterator[str]:
    """A server that knows of one package that it is unsafe."""

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            found = {"vulns": [UNSAFE]} if asked["package"]["name"] == "httpx" else {}
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(found).encode())

        def log_message(self, *_: object) -> None:
            """Keep the terminal clean."""

    with HTTPServer(("127.0.0.1", 0), Answers) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/v1/query"
        server.shutdown()
        thread.join()


def audit(lock: str, address: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scripts.audit", lock, "--python-only", "--osv-url", address]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_what_is_unsafe_is_named(knows: str) -> None:
    done = audit("client-generator", knows)
    assert done.returncode == 1
    assert "OSV-1" in done.stdout
    assert "Unsafe, or not known: client-generator." in done.stdout


def test_nobody_who_knows_is_no_all_clear() -> None:
    done = audit("client-generator", "http://127.0.0.1:9/v1/query")
    assert done.returncode == 1
    assert "Unsafe, or not known: client-generator." in done.stdout
