"""The proxy of the containers finds the replicas, believes no client, and keeps figures to itself."""

from __future__ import annotations

import re
import subprocess
from typing import Final

from scripts import install_haproxy
from tests.conftest import ROOT
from tests.delivery import SERVICES, image

FILE: Final = ROOT / "deploy" / "proxy" / "compose.cfg"
TEXT: Final = FILE.read_text(encoding="utf-8")


def seconds(name: str) -> int:
    (found,) = re.findall(rf"^    timeout {name} (\d+)s$", TEXT, re.MULTILINE)
    return int(found)


def test_it_is_mounted_where_its_program_reads_it() -> None:
    assert SERVICES["proxy"]["volumes"] == ["../proxy/compose.cfg:/usr/local/etc/haproxy/haproxy.cfg:ro"]


def test_haproxy_accepts_it_without_a_warning() -> None:
    program = install_haproxy.find()
    assert program, "haproxy is gone: delete .venv/haproxy, and run `make haproxy`."
    done = subprocess.run([program, "-c", "-q", "-f", FILE], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_it_asks_every_replica_whether_it_is_ready() -> None:
    (most, port) = re.findall(r"^    server-template replica 1-(\d+) api:(\d+) check ", TEXT, re.MULTILINE)[0]
    assert int(port) == image("api").ports[0]
    assert int(most) >= SERVICES["api"]["deploy"]["replicas"]
    assert "http-check send meth GET uri /health/ready ver HTTP/1.1 hdr Host proxy" in TEXT
    assert "nameserver docker 127.0.0.11:53" in TEXT


def test_a_client_cannot_say_who_it_is() -> None:
    assert "http-request set-header X-Forwarded-For %[src]" in TEXT
    assert "option forwardfor" not in TEXT


def test_figures_are_not_for_visitors() -> None:
    assert "http-request return status 404 if { path,url_dec -m beg /metrics }" in TEXT


def test_it_waits_longer_than_an_answer_may_take_and_stops_later() -> None:
    assert seconds("client") > seconds("server") > 30
    assert int(SERVICES["proxy"]["stop_grace_period"][:-1]) >= seconds("server")


def test_a_question_that_was_sent_is_not_sent_again() -> None:
    assert re.findall(r"retry-on (.+)", TEXT) == ["conn-failure"]


def test_its_own_health_is_whether_anybody_can_answer() -> None:
    asked = SERVICES["proxy"]["healthcheck"]["test"][-1]
    (port,) = re.findall(r"bind 127\.0\.0\.1:(\d+)", TEXT)
    assert asked == f"http://127.0.0.1:{port}/ready"
    assert "monitor fail if nobody-is-ready" in TEXT
