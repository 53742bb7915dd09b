"""The proxy's configuration is valid, and sends again only what nobody minds being asked twice."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import threading
from typing import TYPE_CHECKING, Final

import pytest

from app.presentation.api.application import create_api
from app.settings import Settings
from deploy.server.proxy import HaproxyRotation, ProxyError, Traffic
from scripts import install_haproxy
from tests.conftest import ROOT
from tests.fakes.fake_api_container import FakeApiContainer
from tests.unit.server.bench import A, B

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.domain.pokedex.pokedex import Pokedex

CONFIGURATION: Final = ROOT / "deploy" / "proxy" / "server.cfg"
CHANGES: Final = {
    "/v1/models/{version}/promote",
    "/v1/models/rollback",
    "/v1/predictions/{prediction_id}/outcome",
    "/webhooks/mlflow",
}
HEADER: Final = "# pxname,svname,qcur,scur,stot,status,hrsp_5xx,eresp,econ,wretr,\n"


class Socket:
    """HAProxy's runtime socket, as far as it is asked here."""

    def __init__(self, path: Path) -> None:
        self.heard: list[str] = []
        self.answer = ""
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(path))
        self._listener.listen()
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self._listener.accept()
            except OSError:
                return
            with line:
                self.heard.append(line.recv(4096).decode().strip())
                line.sendall(self.answer.encode())

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()


@pytest.fixture
def haproxy(tmp_path: Path) -> Iterator[Socket]:
    one = Socket(tmp_path / "s")
    yield one
    one.close()


@pytest.fixture
def rotation(tmp_path: Path, haproxy: Socket) -> HaproxyRotation:
    assert haproxy.heard == []
    return HaproxyRotation(path=tmp_path / "s")


@pytest.mark.parametrize("bind", [None, "127.0.0.1:18443", "127.0.0.1:18443 maxconn 100 alpn http/1.1"])
def test_haproxy_accepts_it_without_a_warning(bind: str | None) -> None:
    program = install_haproxy.find()
    assert program, "haproxy is gone: delete .venv/haproxy, and run `make haproxy`."
    command = [program, "-c", "-f", str(CONFIGURATION)]
    environ = os.environ | ({"PREDICTIONDEX_BIND": bind} if bind else {})
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False, timeout=30)
    assert (done.returncode, done.stderr) == (0, "")


def test_what_changes_something_is_never_sent_twice(pokedex: Pokedex) -> None:
    (pattern,) = re.findall(r"acl asks path_reg (\S+)", CONFIGURATION.read_text())
    operations = create_api(FakeApiContainer(pokedex), version="0").openapi()["paths"]
    posted = {path for path, methods in operations.items() if set(methods) - {"get", "head"}}

    assert {path for path in posted if not re.search(pattern, path)} == CHANGES


def test_figures_are_for_this_machine_alone_however_their_path_is_spelt() -> None:
    assert "deny_status 404 if { path,url_dec /metrics } !{ src 127.0.0.0/8 ::1 }" in CONFIGURATION.read_text()


def test_bodies_are_as_large_as_the_api_allows() -> None:
    assert f"gt {Settings(_env_file=None).most_body_bytes} }}" in CONFIGURATION.read_text()


def test_instances_are_taken_out_and_put_back(rotation: HaproxyRotation, haproxy: Socket) -> None:
    rotation.take_out(A)
    rotation.put_back(B)
    assert haproxy.heard == ["set server instances/a state drain", "set server instances/b state ready"]


def test_what_an_instance_does_is_read(rotation: HaproxyRotation, haproxy: Socket) -> None:
    haproxy.answer = f"{HEADER}instances,a,1,2,300,UP,3,1,0,2,\ninstances,b,0,0,10,DRAIN,,0,0,0,\n\n"

    assert rotation.is_asked(A)
    assert not rotation.is_asked(B)
    assert rotation.open_questions(A) == 3
    assert rotation.traffic(A) == Traffic(answered=300, failed=6)
    assert rotation.traffic(B) == Traffic(answered=10, failed=0)


def test_a_proxy_that_does_not_obey_is_told(rotation: HaproxyRotation, haproxy: Socket, tmp_path: Path) -> None:
    haproxy.answer = "No such server.\n"
    with pytest.raises(ProxyError, match="No such server"):
        rotation.take_out(A)
    haproxy.answer = HEADER
    with pytest.raises(ProxyError, match="knows no instances/a"):
        rotation.is_asked(A)
    with pytest.raises(ProxyError, match="nobody"):
        HaproxyRotation(path=tmp_path / "nobody").take_out(A)
