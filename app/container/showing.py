"""Where what is measured can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dependency_injector import providers

from app.application.monitoring import Monitoring
from app.application.review_jobs import ReviewJobs
from app.application.review_traffic import ReviewTraffic
from app.application.take_pulse import TakePulse
from app.container import meters
from app.container.measuring import Measuring
from app.container.predicting import Predicting
from app.container.storage import Storage
from app.infrastructure.persistence.sqlalchemy_database_probe import SqlAlchemyDatabaseProbe

if TYPE_CHECKING:
    from app.application.ports.database_probe import DatabaseProbe
    from app.application.ports.metrics_page import MetricsPage
    from app.application.ports.request_meter import RequestMeter
    from app.application.ports.status_board import StatusBoard
    from app.application.ports.vital_signs import VitalSigns


class Showing(Predicting, Measuring):
    told_by_anyone = providers.ThreadSafeSingleton(meters.told_by_anyone)
    request_meter: providers.Provider[RequestMeter] = providers.ThreadSafeSingleton(
        meters.request_meter, Measuring.instruments
    )
    status_board: providers.Provider[StatusBoard] = providers.ThreadSafeSingleton(
        meters.status_board, Measuring.instruments, told_by_anyone
    )
    metrics_page: providers.Provider[MetricsPage] = providers.Factory(
        meters.metrics_page, Measuring.instruments, told_by_anyone
    )
    vital_signs: providers.Provider[VitalSigns] = providers.Factory(
        meters.vital_signs, Storage.settings.provided.var_folder
    )
    database_probe: providers.Provider[DatabaseProbe] = providers.Factory(
        SqlAlchemyDatabaseProbe, Storage.database_engine
    )
    take_pulse: providers.Provider[TakePulse] = providers.Factory(
        TakePulse,
        signs=vital_signs,
        predictions=Storage.prediction_repository,
        database=database_probe,
        service=Predicting.model_in_service,
        has_atlas=providers.Callable(meters.has_atlas, Predicting.model_in_service).provider,
        board=status_board,
        every_seconds=2.0,
    )
    review_jobs: providers.Provider[ReviewJobs] = providers.Factory(
        ReviewJobs,
        database=database_probe,
        imports=Storage.import_history,
        monitoring=Storage.monitoring_history,
        board=status_board,
        every_seconds=5.0,
    )
    review_traffic: providers.Provider[ReviewTraffic] = providers.Factory(ReviewTraffic, traffic=Storage.served_traffic)
    # None where nothing shall be measured.
    monitoring = providers.Callable(
        meters.monitoring,
        providers.Factory(
            Monitoring,
            requests=request_meter,
            board=status_board,
            take_pulse=take_pulse,
            review_jobs=review_jobs,
            page=metrics_page,
        ).provider,
        Storage.settings,
    )
