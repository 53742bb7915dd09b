"""Follows a request through the use cases to the model and the database, for OpenTelemetry's collector."""

from __future__ import annotations

import asyncio
import os
from contextlib import asynccontextmanager
from importlib.metadata import version
from threading import Timer
from typing import TYPE_CHECKING, Any, Final

from fastapi import APIRouter
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.instrumentation.fastapi import FastAPIInstrumentor
from opentelemetry.instrumentation.sqlalchemy.engine import EngineTracer
from opentelemetry.metrics import NoOpMeter
from opentelemetry.sdk.resources import SERVICE_VERSION, Resource
from opentelemetry.sdk.trace import TracerProvider

from app.infrastructure.monitoring.span_choice import OnlyRequests, SpansWithoutPeople
from app.infrastructure.monitoring.traced_predictor import TracedPredictor
from app.infrastructure.monitoring.traced_use_case import TracedUseCase

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from fastapi import FastAPI
    from sqlalchemy import Engine

    from app.application.ports.battle_predictor import BattlePredictor

_NAME: Final = "predictiondex"
_UNFOLLOWED: Final = "/health/,/metrics"
_END_SECONDS: Final = 3.0
_DEFAULTS: Final = {
    "OTEL_SERVICE_NAME": _NAME,
    # A collector that does not answer must not hold up the end of a service.
    "OTEL_EXPORTER_OTLP_TIMEOUT": "3",
}


class Tracing:
    def __init__(self, *, share: float) -> None:
        """Follow this share of the requests; where they are told is for OTEL_EXPORTER_OTLP_ENDPOINT to say."""
        for name, value in _DEFAULTS.items():
            os.environ.setdefault(name, value)
        resource = Resource.create({SERVICE_VERSION: version(_NAME)})
        self._provider = TracerProvider(sampler=OnlyRequests.of(share), resource=resource, shutdown_on_exit=False)
        self._exporter = OTLPSpanExporter()
        self._provider.add_span_processor(SpansWithoutPeople(self._exporter))
        self._tracer = self._provider.get_tracer(_NAME, version(_NAME))

    def follow_api(self, api: FastAPI) -> None:
        FastAPIInstrumentor.instrument_app(
            api, tracer_provider=self._provider, excluded_urls=_UNFOLLOWED, exclude_spans=["receive", "send"]
        )
        api.include_router(APIRouter(lifespan=self._to_the_end))

    def follow_database(self, engine: Engine) -> None:
        # Not by its installer, which follows every engine of the process, and wants the greenlets that we do without.
        connections = NoOpMeter(_NAME).create_up_down_counter("db.client.connections.usage")
        EngineTracer(self._tracer, engine, connections)  # type: ignore[no-untyped-call]

    def use_case(self, use_case: Any) -> Any:
        return TracedUseCase(use_case, self._tracer)

    def predictor(self, predictor: BattlePredictor) -> BattlePredictor:
        return TracedPredictor(predictor, self._tracer)

    @asynccontextmanager
    async def _to_the_end(self, _: FastAPI) -> AsyncIterator[None]:
        """Send what is left with the last answer, as long as somebody takes it."""
        try:
            yield
        finally:
            patience = Timer(_END_SECONDS, self._exporter.shutdown)
            patience.start()
            await asyncio.to_thread(self._provider.shutdown)
            patience.cancel()
