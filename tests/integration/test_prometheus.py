"""The real Prometheus asks the real API, and an alert reaches whom it should."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Final

import httpx

from tests.alert_listener import alert_listener
from tests.monitoring import DASHBOARDS, RULES, queries_of, served_metrics
from tests.prometheus_server import prometheus
from tests.real_server import real_server

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.real_server import RealServer

READ: Final = [rule["expr"] for rule in RULES] + [one for shown in DASHBOARDS.values() for one in queries_of(shown)]
DUEL: Final = {"a": {"pokemon": "pikachu", "move": "thunderbolt"}, "b": {"pokemon": "gyarados", "move": "waterfall"}}


def eventually(happens: Callable[[], object], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def ask(server: RealServer) -> None:
    httpx.post(f"{server.address}/v1/predictions/duel", json=DUEL, timeout=30).raise_for_status()


def told_by(server: RealServer) -> set[str]:
    page = httpx.get(f"{server.address}/metrics", timeout=30).raise_for_status().text
    return set(re.findall(r"^# TYPE (\w+) \w+$", page, re.MULTILINE))


def test_every_metric_that_is_read_is_told(server: RealServer) -> None:
    ask(server)
    httpx.post(f"{server.address}/v1/simulations", json=DUEL | {"battles": 10}, timeout=30).raise_for_status()
    read = {name for promql in READ for name in served_metrics(promql)}
    assert len(read) > 40
    eventually(lambda: read <= told_by(server))


def test_a_service_that_is_well_is_watched_in_silence(server: RealServer, tmp_path: Path) -> None:
    with prometheus(tmp_path, watching=[server.address]) as watch:
        eventually(lambda: watch.ask('up{job="predictiondex"} == 1'))

        def answers_are_counted() -> bool:
            ask(server)
            return bool(watch.ask('predictiondex:requests:rate5m{route="/v1/predictions/duel"} > 0'))

        eventually(answers_are_counted)
        eventually(lambda: watch.ask("predictiondex:model:age_seconds > 0"))
        assert watch.ask('predictiondex:job_success:age_seconds{exported_job="etl"} >= 0')
        eventually(
            lambda: not {("PredictionDexDown", "critical"), ("PredictionDexNoModel", "critical")} & watch.firing()
        )


def test_a_service_without_a_model_is_told_of_and_then_that_it_has_ended(tmp_path: Path) -> None:
    api = tmp_path / "api"
    api.mkdir()
    with (
        alert_listener() as listener,
        real_server(api, prepare=False) as server,
        prometheus(tmp_path, watching=[server.address], telling=listener.place) as watch,
    ):
        eventually(lambda: ("PredictionDexNoModel", "critical") in watch.firing())
        eventually(lambda: "has no model" in listener.annotations_of("PredictionDexNoModel").get("summary", ""))
        # It may have fired until the first look: there was nothing to see yet.
        eventually(lambda: ("PredictionDexDown", "critical") not in watch.firing())

        server.stop()
        eventually(lambda: ("PredictionDexDown", "critical") in watch.firing())
        eventually(lambda: listener.annotations_of("PredictionDexDown"))
        assert "(1 known)" in listener.annotations_of("PredictionDexDown")["description"]
        eventually(lambda: ("PredictionDexNoModel", "critical") not in watch.firing())
