from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import gettempdir
from typing import Final

import pytest

from app.container.meters import worker_books
from app.infrastructure.monitoring.prometheus_metrics_page import PrometheusMetricsPage
from app.infrastructure.monitoring.prometheus_worker_books import BOOKS, PrometheusWorkerBooks
from app.infrastructure.monitoring.silent_meters import SilentWorkerBooks
from app.infrastructure.monitoring.told_by_anyone import ToldByAnyone
from app.settings import Settings
from tests.conftest import ROOT
from tests.contracts.worker_books_contract import WorkerBooksContract
from tests.fakes.fake_worker_books import FakeWorkerBooks

_WORKER: Final = """
import json, os
from app.infrastructure.monitoring.instruments import Instruments
from app.infrastructure.monitoring.prometheus_request_meter import PrometheusRequestMeter
instruments = Instruments()
meter = PrometheusRequestMeter(instruments)
for route in ("/a", "/a", "/b"):
    meter.began(route)
meter.ended(method="GET", route="/a", status=200, seconds=0.02)
instruments.gauge("worker_processes").set(1)
instruments.gauge("event_loop_lag_seconds").set(LAG)
instruments.gauge("database_up").set(LAG > 1)
print(json.dumps(os.getpid()))
"""


class TestFakeWorkerBooks(WorkerBooksContract):
    @pytest.fixture
    def books(self) -> FakeWorkerBooks:
        return FakeWorkerBooks()


class TestPrometheusWorkerBooks(WorkerBooksContract):
    @pytest.fixture
    def books(self) -> PrometheusWorkerBooks:
        return PrometheusWorkerBooks()


class TestSilentWorkerBooks(WorkerBooksContract):
    @pytest.fixture
    def books(self) -> SilentWorkerBooks:
        return SilentWorkerBooks()


def work(lag: float) -> int:
    """Let a worker measure, and end; return its number."""
    command = [sys.executable, "-c", _WORKER.replace("LAG", str(lag))]
    return int(json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout))


def page() -> set[str]:
    own = PrometheusMetricsPage(ToldByAnyone(), ToldByAnyone(), books=Path(os.environ[BOOKS]))
    lines = own.write("").content.decode().splitlines()
    return {line.removeprefix("predictiondex_") for line in lines if not line.startswith("#") and "_bucket" not in line}


def test_workers_write_one_page_and_what_a_dead_one_counted_stays() -> None:
    with PrometheusWorkerBooks().opened() as tell_end:
        first, _ = work(0.25), work(1.25)
        counted = {
            'http_requests_total{method="GET",route="/a",status="200"} 2.0',
            'http_request_duration_seconds_count{method="GET",route="/a"} 2.0',
            'http_request_duration_seconds_sum{method="GET",route="/a"} 0.04',
        }
        assert page() == counted | {
            'http_requests_in_progress{route="/a"} 2.0',
            'http_requests_in_progress{route="/b"} 2.0',
            "worker_processes 2.0",
            "event_loop_lag_seconds 1.25",
            "database_up 0.0",
        }
        tell_end(first)
        assert page() == counted | {
            'http_requests_in_progress{route="/a"} 1.0',
            'http_requests_in_progress{route="/b"} 1.0',
            "worker_processes 1.0",
            "event_loop_lag_seconds 1.25",
            "database_up 1.0",
        }


def test_books_that_a_worker_has_only_just_begun_hold_nothing_up() -> None:
    with PrometheusWorkerBooks().opened():
        (Path(os.environ[BOOKS]) / "counter_1.db").touch()
        assert page() == set()


def test_they_are_kept_in_memory_or_where_there_is_none_on_the_disk(tmp_path: Path) -> None:
    for memory, kept in ((tmp_path, tmp_path), (tmp_path / "none", Path(gettempdir()))):
        with PrometheusWorkerBooks(memory=memory).opened():
            assert Path(os.environ[BOOKS]).parent == kept


def test_nothing_is_left_of_closed_books() -> None:
    before = os.environ.get(BOOKS)
    with PrometheusWorkerBooks().opened():
        folder = Path(os.environ[BOOKS])
        assert folder.is_dir()
    assert not folder.exists()
    assert os.environ.get(BOOKS) == before


@pytest.mark.parametrize("measures", [True, False])
def test_where_nothing_is_measured_no_books_are_opened(*, measures: bool) -> None:
    with worker_books(Settings(_env_file=None, metrics=measures)).opened():
        assert (BOOKS in os.environ) == measures
