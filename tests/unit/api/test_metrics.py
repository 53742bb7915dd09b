from __future__ import annotations

import asyncio
import random
import string
import threading
import time
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import pytest

from app.application.ports.rate_limiter import Allowance
from app.infrastructure.monitoring.instruments import Instruments
from app.infrastructure.monitoring.prometheus_request_meter import PrometheusRequestMeter
from app.presentation.api.application import create_api
from app.presentation.api.loop_lag import lag_watched
from app.presentation.api.request_metering import OTHER
from app.presentation.api.route_templates import UNMATCHED
from tests.fakes.fake_metrics_page import FakeMetricsPage
from tests.fakes.fake_prediction_repository import FakePredictionRepository
from tests.fakes.fake_status_board import FakeStatusBoard
from tests.unit.api.asgi_client import AsgiClient
from tests.unit.api.questions import DUEL, gyarados, pikachu

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi import FastAPI
    from starlette.types import Message

    from app.application.ports.prediction_repository import WritingState
    from app.application.ports.status_board import Pulse
    from tests.fakes.fake_api_container import FakeApiContainer
    from tests.fakes.fake_request_meter import FakeRequestMeter

QUESTION = {"a": pikachu(), "b": gyarados()}
SCANS = 10_000


def ends(container: FakeApiContainer) -> list[tuple[str, str, int]]:
    meter = cast("FakeRequestMeter", container.requests)
    assert not any(meter.in_progress.values())
    return [(method, route, status) for method, route, status, _ in meter.ends]


@pytest.mark.parametrize(
    ("method", "path", "ended"),
    [
        ("GET", "/v1/pokemon", ("GET", "/v1/pokemon", 200)),
        ("GET", "/v1/pokemon?q=chu", ("GET", "/v1/pokemon", 200)),
        ("GET", "/v1/pokemon/pikachu", ("GET", "/v1/pokemon/{name}", 200)),
        ("GET", "/v1/pokemon/missingno", ("GET", "/v1/pokemon/{name}", 404)),
        ("GET", "/v1/types/chart", ("GET", "/v1/types/chart", 200)),
        ("GET", "/v1/types/fire", ("GET", "/v1/types/{name}", 200)),
        ("HEAD", "/v1/pokemon/pikachu", ("HEAD", "/v1/pokemon/{name}", 200)),
        ("DELETE", "/v1/pokemon", ("DELETE", "/v1/pokemon", 405)),
        ("POST", DUEL, ("POST", DUEL, 415)),
        (
            "GET",
            "/v1/predictions/00000000-0000-0000-0000-000000000000",
            ("GET", "/v1/predictions/{prediction_id}", 404),
        ),
        ("GET", "/v1/predictions/nobody", ("GET", UNMATCHED, 404)),
        ("GET", "/docs/assets/swagger-ui.css", ("GET", "/docs/assets/{path}", 200)),
        ("GET", "/docs/assets/no/such/file", ("GET", "/docs/assets/{path}", 404)),
        ("GET", "/", ("GET", "/", 307)),
        ("GET", "/openapi.json", ("GET", "/openapi.json", 200)),
        ("GET", "/health/live", ("GET", "/health/live", 200)),
        ("GET", "/metrics", ("GET", "/metrics", 200)),
        ("GET", "/wp-login.php", ("GET", UNMATCHED, 404)),
        ("GET", "/v1/pokemon/", ("GET", UNMATCHED, 404)),
        ("PROPFIND", "/v1/pokemon", (OTHER, "/v1/pokemon", 405)),
    ],
)
def test_a_request_counts_for_the_route_that_it_wants(
    client: AsgiClient, container: FakeApiContainer, method: str, path: str, ended: tuple[str, str, int]
) -> None:
    client.ask(method, path)
    assert ends(container) == [ended]


def test_who_is_not_let_in_counts_for_the_route_that_was_wanted(container: FakeApiContainer) -> None:
    container.policy = replace(container.policy, needs_key_everywhere=True)
    AsgiClient(create_api(container, version="1")).get("/v1/pokemon/pikachu")
    assert ends(container) == [("GET", "/v1/pokemon/{name}", 401)]


def test_what_nobody_foresaw_is_counted_as_it_was_answered(client: AsgiClient, container: FakeApiContainer) -> None:
    container.predictor.failure = RuntimeError("surprise")
    client.post(DUEL, json=QUESTION)
    assert ends(container) == [("POST", DUEL, 500)]


def test_behind_a_prefix_routes_keep_their_names(container: FakeApiContainer) -> None:
    api = create_api(container, version="1")
    asyncio.run(_ask(api, "GET", "/battles/health/live", root_path="/battles"))
    assert ends(container) == [("GET", "/health/live", 200)]


def test_a_request_is_in_progress_while_it_is_answered_and_takes_as_long(container: FakeApiContainer) -> None:
    seen: list[int] = []
    meter = cast("FakeRequestMeter", container.requests)

    class Watching(FakeMetricsPage):
        def write(self, accept: str) -> Any:
            seen.append(meter.in_progress["/metrics"])
            time.sleep(0.05)
            return super().write(accept)

    container.page = Watching()
    AsgiClient(create_api(container, version="1")).get("/metrics")

    assert seen == [1]
    assert 0.05 <= meter.ends[0][3] < 5


async def _ask(api: FastAPI, method: str, path: str, *, root_path: str = "") -> None:
    """Ask without a client, which would take far longer than the answer."""

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(_: Message) -> None:
        """Listen to nothing."""

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "root_path": root_path,
        "query_string": b"",
        "headers": [],
        "client": ("127.0.0.1", 40_000),
        "http_version": "1.1",
        "scheme": "http",
        "server": ("testserver", 80),
    }
    await api(scope, receive, send)


def _scanned() -> Iterator[str]:
    dice = random.Random(7)
    for _ in range(SCANS):
        words = ("".join(dice.choices(string.ascii_letters + string.digits + "-._{}%é", k=8)) for _ in range(3))
        yield dice.choice(("/", "/v1/", "/v2/", "/metrics/", "/health/")) + "/".join(words)


def _sets_of_labels(instruments: Instruments) -> Counter[str]:
    """Count the sets of labels of each metric; the buckets of a histogram are one."""
    found = {
        (metric.name, tuple(value for label, value in sample.labels.items() if label != "le"))
        for metric in instruments.registry.collect()
        for sample in metric.samples
    }
    return Counter(name for name, _ in found)


def test_ten_thousand_random_addresses_add_no_more_than_one_series_per_metric(container: FakeApiContainer) -> None:
    instruments = Instruments()
    container.requests = PrometheusRequestMeter(instruments)
    container.policy = replace(container.policy, requests=Allowance(name="requests", per_minute=10**6))
    api = create_api(container, version="1")

    async def scan() -> None:
        for path in _scanned():
            await _ask(api, "GET", path)

    asyncio.run(scan())
    assert _sets_of_labels(instruments) == Counter(
        {
            "predictiondex_http_requests": 1,
            "predictiondex_http_request_duration_seconds": 1,
            "predictiondex_http_requests_in_progress": 1,
        }
    )
    unmatched = {"method": "GET", "route": UNMATCHED, "status": "404"}
    assert instruments.registry.get_sample_value("predictiondex_http_requests_total", unmatched) == SCANS


def test_a_hundred_invented_methods_are_one(container: FakeApiContainer) -> None:
    instruments = Instruments()
    container.requests = PrometheusRequestMeter(instruments)
    api = create_api(container, version="1")
    for number in range(100):
        asyncio.run(_ask(api, f"BREW{number}", "/health/live"))
    assert set(_sets_of_labels(instruments).values()) == {1}


def test_the_page_is_written_beside_the_event_loop_for_who_reads_it(
    client: AsgiClient, container: FakeApiContainer
) -> None:
    answer = client.get("/metrics", headers={"Accept": "application/openmetrics-text"})

    assert answer.status_code == 200
    assert answer.text == "# for application/openmetrics-text\n"
    assert answer.headers["content-type"] == "text/plain; version=0.0.4"
    assert threading.get_ident() not in cast("FakeMetricsPage", container.page).threads


def test_whoever_reads_it_reads_how_the_process_is_now(client: AsgiClient, container: FakeApiContainer) -> None:
    client.get("/metrics")
    assert len(cast("FakeStatusBoard", container.board).pulses) == 1


def test_questions_come_to_the_meter_under_their_own_names(client: AsgiClient, container: FakeApiContainer) -> None:
    client.post(DUEL, json=QUESTION)
    client.post("/v1/predictions/duels", json={"duels": [QUESTION]})
    answers = cast("Any", container.prediction_meter).answers
    assert [one.question for one in answers] == ["duel", "duels"]


def test_where_nothing_is_measured_there_is_no_page(container: FakeApiContainer) -> None:
    container.measures = False
    client = AsgiClient(create_api(container, version="1"))

    assert client.get("/metrics").status_code == 404
    assert "/metrics" not in client.get("/openapi.json").json()["paths"]
    assert ends(container) == []


class Awaited(FakeStatusBoard):
    """Says when it was shown enough."""

    def __init__(self) -> None:
        super().__init__()
        self.enough = threading.Event()

    def show_pulse(self, pulse: Pulse) -> None:
        super().show_pulse(pulse)
        self._look()

    def show_lag(self, seconds: float) -> None:
        super().show_lag(seconds)
        self._look()

    def show_database(self, *, is_up: bool) -> None:
        super().show_database(is_up=is_up)
        self._look()

    def _look(self) -> None:
        if len(self.pulses) > 1 and len(self.databases) > 1 and self.lags:
            self.enough.set()


def test_while_the_service_runs_somebody_looks_how_it_is(container: FakeApiContainer) -> None:
    container.board = board = Awaited()

    async def serve() -> None:
        api = create_api(container, version="1")
        async with api.router.lifespan_context(api):
            assert await asyncio.to_thread(board.enough.wait, 5)

    asyncio.run(serve())
    assert board.databases[0]


class ClosedLate(FakePredictionRepository):
    """Writes a prediction with its end."""

    @property
    def writing(self) -> WritingState:
        return replace(super().writing, written=self.closed)


def test_what_is_written_with_the_end_counts(container: FakeApiContainer) -> None:
    container.predictions = ClosedLate()

    async def serve() -> None:
        api = create_api(container, version="1")
        async with api.router.lifespan_context(api):
            pass

    asyncio.run(serve())
    assert cast("FakeStatusBoard", container.board).pulses[-1].writing.written == 1


def test_an_event_loop_that_somebody_keeps_busy_is_seen_to_lag() -> None:
    board = FakeStatusBoard()

    async def run() -> None:
        async with lag_watched(board):
            await asyncio.sleep(0.4)
            time.sleep(0.4)  # noqa: ASYNC251 - this is who keeps it busy
            await asyncio.sleep(0.7)

    asyncio.run(run())
    assert board.lags[0] > 0.25
    assert board.lags[-1] >= board.lags[0]
