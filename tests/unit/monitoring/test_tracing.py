from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from app.application.ports.battle_predictor import UnreachableIntervalError
from app.container.container import Container
from app.container.following import USE_CASES
from app.container.observation import TracingMissingError, begin_log, tracing
from app.domain.battle.combatant import choose_among, train
from app.domain.battle.roster import enrol
from app.infrastructure.monitoring.span_choice import OnlyRequests, SpansWithoutPeople
from app.infrastructure.monitoring.traced_predictor import TracedPredictor
from app.infrastructure.monitoring.traced_use_case import TracedUseCase
from app.presentation.api.dependencies import ApiContainer
from app.settings import Settings
from tests.conftest import ROOT
from tests.contracts.battle_predictor_contract import BattlePredictorContract
from tests.fakes.fake_battle_predictor import FakeBattlePredictor

if TYPE_CHECKING:
    from opentelemetry.trace import Tracer

    from app.domain.pokedex.pokedex import Pokedex


@pytest.fixture
def spans() -> InMemorySpanExporter:
    return InMemorySpanExporter()


@pytest.fixture
def provider(spans: InMemorySpanExporter) -> TracerProvider:
    provider = TracerProvider(sampler=OnlyRequests.of(1), shutdown_on_exit=False)
    provider.add_span_processor(SimpleSpanProcessor(spans))
    return provider


@pytest.fixture
def tracer(provider: TracerProvider) -> Tracer:
    return provider.get_tracer("test")


def _names(spans: InMemorySpanExporter) -> list[str]:
    return [one.name for one in spans.get_finished_spans()]


class TestTracedPredictor(BattlePredictorContract):
    @pytest.fixture
    def predictor(self, tracer: Tracer) -> TracedPredictor:
        return TracedPredictor(FakeBattlePredictor(), tracer)


def test_each_forecast_is_a_span_that_says_how_much_was_asked(
    pokedex: Pokedex, tracer: Tracer, spans: InMemorySpanExporter
) -> None:
    predictor = TracedPredictor(FakeBattlePredictor(version="7"), tracer)
    own, foe = (choose_among(pokedex, train(pokedex, pokemon=one), []) for one in ("pikachu", "gyarados"))
    rows = enrol(pokedex, [own, foe]).rows
    with tracer.start_as_current_span("request", kind=SpanKind.SERVER):
        predictor.weigh(own, foe, pokedex)
        predictor.between(rows, rows, pokedex)

    weighed, request = spans.get_finished_spans()
    assert weighed.name == "BattlePredictor.weigh"
    assert weighed.attributes == {
        "predictiondex.model_version": "7",
        "predictiondex.duels": len(own.moves) * len(foe.moves),
    }
    assert weighed.parent == request.context


def test_a_use_case_stays_what_it_is(tracer: Tracer, spans: InMemorySpanExporter) -> None:
    class Double:
        factor = 2

        def __call__(self, number: int) -> int:
            return self.factor * number

    traced = TracedUseCase(Double(), tracer)
    with tracer.start_as_current_span("request", kind=SpanKind.SERVER):
        assert traced(4) == 8
    assert traced.factor == 2
    assert _names(spans) == ["Double", "request"]


def test_what_a_use_case_raises_goes_on(tracer: Tracer) -> None:
    def refuse() -> None:
        raise UnreachableIntervalError(0.1, 0.2, "no time")

    with pytest.raises(UnreachableIntervalError):
        TracedUseCase(refuse, tracer)()


def test_a_failure_is_told_by_its_kind_and_not_by_its_words(spans: InMemorySpanExporter) -> None:
    def refuse() -> None:
        raise UnreachableIntervalError(0.1, 0.2, "what somebody asked")

    provider = TracerProvider(sampler=OnlyRequests.of(1), shutdown_on_exit=False)
    provider.add_span_processor(SpansWithoutPeople(spans))
    tracer = provider.get_tracer("test")
    with (
        suppress(UnreachableIntervalError),
        tracer.start_as_current_span("request", kind=SpanKind.SERVER, attributes={"http.target": "/?somebody"}),
    ):
        TracedUseCase(refuse, tracer)()
    provider.shutdown()

    told = spans.get_finished_spans()
    assert [(one.kind, one.status.status_code) for one in told] == [
        (SpanKind.INTERNAL, StatusCode.ERROR),
        (SpanKind.SERVER, StatusCode.ERROR),
    ]
    kind = f"{UnreachableIntervalError.__module__}.{UnreachableIntervalError.__name__}"
    assert [dict(event.attributes or {}) for one in told for event in one.events] == 2 * [{"exception.type": kind}]
    assert "somebody" not in "".join(one.to_json() for one in told)


def test_chores_are_not_followed(tracer: Tracer, spans: InMemorySpanExporter) -> None:
    with tracer.start_as_current_span("chore"), tracer.start_as_current_span("SELECT", kind=SpanKind.CLIENT):
        pass
    assert _names(spans) == []


def test_a_share_of_requests_may_be_followed() -> None:
    never = TracerProvider(sampler=OnlyRequests.of(0), shutdown_on_exit=False).get_tracer("test")
    with never.start_as_current_span("request", kind=SpanKind.SERVER) as span:
        assert not span.is_recording()


@pytest.mark.parametrize("missing", ["opentelemetry.instrumentation.fastapi", "opentelemetry.exporter.otlp.proto.http"])
def test_where_it_is_not_installed_that_is_told(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    wanted = Settings(_env_file=None, tracing=True)

    for begin in (begin_log, tracing):
        with pytest.raises(TracingMissingError, match="install the extra tracing"):
            begin(wanted)


def test_what_the_api_asks_for_is_followed_unless_it_is_no_use_case_or_goes_on_beside_the_requests() -> None:
    beside = {
        "atlas_refresh",
        "follow_challenger",
        "follow_production",
        "pokedex_refresh",
        "watch_production",
        "write_key_uses",
    }
    promised = {
        name: vars(ApiContainer)[name].__annotations__.get("return", "")
        for name in vars(ApiContainer)
        if not name.startswith("_")
    }
    ours = {name for name, kind in promised.items() if kind in _use_cases()}
    assert ours - beside == set(USE_CASES)
    assert set(USE_CASES) <= set(Container.providers)


def _use_cases() -> set[str]:
    """Return the names of the classes beside the ports that can be called."""
    modules = [f"app.application.{file.stem}" for file in (ROOT / "app" / "application").glob("*.py")]
    kinds = [kind for name in modules for kind in vars(import_module(name)).values() if isinstance(kind, type)]
    return {kind.__name__ for kind in kinds if "__call__" in vars(kind)}


def test_without_tracing_nothing_of_it_is_loaded() -> None:
    program = """
import sys
from app.container.container import Container
from app.container.following import follow_requests
from app.presentation.api.application import create_api

container = Container()
container.begin_log()
api = create_api(container, version="1")
follow_requests(container)(api)
parts = ("sdk", "instrumentation", "exporter", "proto")  # FastAPI always loads the interface
print([one for one in sys.modules if one.startswith(tuple(f"opentelemetry.{part}" for part in parts))])
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
