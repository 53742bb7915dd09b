"""Makes what measures, and what is told where nothing shall be measured. Prometheus' client takes a while to load."""

from __future__ import annotations

import os
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.application.model_in_service import ModelInService
    from app.application.monitoring import Monitoring
    from app.application.ports.metrics_page import MetricsPage
    from app.application.ports.prediction_meter import PredictionMeter
    from app.application.ports.request_meter import RequestMeter
    from app.application.ports.simulator_meter import SimulatorMeter
    from app.application.ports.status_board import StatusBoard
    from app.application.ports.vital_signs import VitalSigns
    from app.application.ports.worker_books import WorkerBooks
    from app.infrastructure.learning.atlas_predictor import AtlasPredictor
    from app.infrastructure.monitoring.instruments import Instruments
    from app.infrastructure.monitoring.told_by_anyone import ToldByAnyone
    from app.settings import Settings


def instruments() -> Instruments:
    from app.infrastructure.monitoring.instruments import Instruments

    return Instruments()


def told_by_anyone() -> ToldByAnyone:
    from app.infrastructure.monitoring.told_by_anyone import ToldByAnyone

    return ToldByAnyone()


def request_meter(instruments: Instruments) -> RequestMeter:
    from app.infrastructure.monitoring.prometheus_request_meter import PrometheusRequestMeter

    return PrometheusRequestMeter(instruments)


def prediction_meter(instruments: Callable[[], Instruments], settings: Settings) -> PredictionMeter:
    if not settings.metrics:
        from app.infrastructure.monitoring.silent_meters import SilentPredictionMeter

        return SilentPredictionMeter()
    from app.infrastructure.monitoring.prometheus_prediction_meter import PrometheusPredictionMeter

    return PrometheusPredictionMeter(instruments())


def simulator_meter(instruments: Callable[[], Instruments], settings: Settings) -> SimulatorMeter:
    if not settings.metrics:
        from app.infrastructure.monitoring.silent_meters import SilentSimulatorMeter

        return SilentSimulatorMeter()
    from app.infrastructure.monitoring.prometheus_simulator_meter import PrometheusSimulatorMeter

    return PrometheusSimulatorMeter(instruments())


def status_board(instruments: Instruments, told: ToldByAnyone) -> StatusBoard:
    from app.infrastructure.monitoring.prometheus_status_board import PrometheusStatusBoard

    return PrometheusStatusBoard(instruments, told, version=version("predictiondex"))


def metrics_page(instruments: Instruments, told: ToldByAnyone) -> MetricsPage:
    from app.infrastructure.monitoring.prometheus_metrics_page import PrometheusMetricsPage
    from app.infrastructure.monitoring.prometheus_worker_books import BOOKS

    books = os.environ.get(BOOKS)
    return PrometheusMetricsPage(instruments.registry, told, books=Path(books) if books else None)


def vital_signs(var_folder: Path) -> VitalSigns:
    from app.infrastructure.monitoring.system_vital_signs import SystemVitalSigns

    return SystemVitalSigns(var_folder)


def worker_books(settings: Settings) -> WorkerBooks:
    if not settings.metrics:
        from app.infrastructure.monitoring.silent_meters import SilentWorkerBooks

        return SilentWorkerBooks()
    from app.infrastructure.monitoring.prometheus_worker_books import PrometheusWorkerBooks

    return PrometheusWorkerBooks()


def has_atlas(service: ModelInService[AtlasPredictor]) -> bool:
    predictor = service.at_hand()
    return predictor is not None and predictor.has_atlas


def monitoring(make: Callable[[], Monitoring], settings: Settings) -> Monitoring | None:
    return make() if settings.metrics else None
