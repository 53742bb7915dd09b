"""The real Prometheus with the configuration of deploy/, only faster and at other addresses."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import httpx
import yaml

from tests.monitoring import PROMETHEUS
from tests.prometheus_tools import program
from tests.redis_server import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_START_SECONDS: Final = 30
_PAUSE: Final = "200ms"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrometheusServer:
    address: str

    def ask(self, promql: str) -> list[tuple[dict[str, str], float]]:
        """Return each series with its value at this moment."""
        answer = httpx.get(f"{self.address}/api/v1/query", params={"query": promql}, timeout=5).raise_for_status()
        return [(one["metric"], float(one["value"][1])) for one in answer.json()["data"]["result"]]

    def firing(self) -> set[tuple[str, str]]:
        """Return the alerts that fire, with their severities."""
        alerts = httpx.get(f"{self.address}/api/v1/alerts", timeout=5).raise_for_status().json()["data"]["alerts"]
        return {(one["labels"]["alertname"], one["labels"]["severity"]) for one in alerts if one["state"] == "firing"}


@contextmanager
def prometheus(folder: Path, *, watching: Sequence[str], telling: str = "127.0.0.1:9") -> Iterator[PrometheusServer]:
    """Watch the APIs at these addresses, and tell whoever plays Alertmanager at that host and port."""
    port = free_port()
    config = _hastened(folder, watching=watching, telling=telling, own=f"127.0.0.1:{port}")
    command = [
        program("prometheus"),
        f"--config.file={config}",
        f"--storage.tsdb.path={folder / 'tsdb'}",
        f"--web.listen-address=127.0.0.1:{port}",
    ]
    with _running(command, folder / "prometheus.log", f"http://127.0.0.1:{port}") as address:
        yield PrometheusServer(address=address)


def _hastened(folder: Path, *, watching: Sequence[str], telling: str, own: str) -> Path:
    """Copy the configuration so that nothing waits: questions come often, and alerts fire at once."""
    for part in ("rules", "targets"):
        shutil.copytree(PROMETHEUS / part, folder / part)
    for rules in (folder / "rules").glob("*.yml"):
        text = rules.read_text(encoding="utf-8")
        rules.write_text(re.sub(r"^( +)(for|interval): .+\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    targets = [address.removeprefix("http://") for address in watching]
    (folder / "targets" / "predictiondex.yml").write_text(json.dumps([{"targets": targets}]), encoding="utf-8")
    text = (PROMETHEUS / "prometheus.yml").read_text(encoding="utf-8")
    text = text.replace("alertmanager:9093", telling).replace("localhost:9090", own)
    config = yaml.safe_load(text)
    config["global"] = dict.fromkeys(config["global"], _PAUSE)
    written = folder / "prometheus.yml"
    written.write_text(yaml.safe_dump(config), encoding="utf-8")
    return written


@contextmanager
def _running(command: Sequence[str], log: Path, address: str) -> Iterator[str]:
    with log.open("w") as file:
        process = subprocess.Popen(command, stdout=file, stderr=file)
    try:
        _wait_until_ready(process, log, address)
        yield address
    finally:
        process.kill()
        process.wait()


def _wait_until_ready(process: subprocess.Popen[bytes], log: Path, address: str) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        if _status_of(f"{address}/-/ready") == httpx.codes.OK:
            return
        time.sleep(0.05)
    raise AssertionError(f"it did not start:\n{log.read_text()}")


def _status_of(address: str) -> int | None:
    try:
        return httpx.get(address, timeout=2).status_code
    except httpx.TransportError:
        return None
