"""The settings, and the database with what is stored in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dependency_injector import containers, providers

from app.application.refresh_pokedex import RefreshPokedex
from app.container.configuring import settings_report
from app.infrastructure.persistence.alembic_database_schema import AlembicDatabaseSchema
from app.infrastructure.persistence.buffered_prediction_repository import BufferedPredictionRepository
from app.infrastructure.persistence.cached_pokedex_repository import CachedPokedexRepository
from app.infrastructure.persistence.database import create_database_engine, create_sessions
from app.infrastructure.persistence.migration import migrate
from app.infrastructure.persistence.sqlalchemy_import_history import SqlAlchemyImportHistory
from app.infrastructure.persistence.sqlalchemy_monitoring_history import SqlAlchemyMonitoringHistory
from app.infrastructure.persistence.sqlalchemy_outcome_repository import SqlAlchemyOutcomeRepository
from app.infrastructure.persistence.sqlalchemy_pokedex_repository import SqlAlchemyPokedexRepository
from app.infrastructure.persistence.sqlalchemy_prediction_repository import SqlAlchemyPredictionRepository
from app.infrastructure.persistence.sqlalchemy_served_predictions import SqlAlchemyServedPredictions
from app.infrastructure.persistence.sqlalchemy_served_traffic import SqlAlchemyServedTraffic
from app.settings import Settings

if TYPE_CHECKING:
    from app.application.ports.database_schema import DatabaseSchema
    from app.application.ports.import_history import ImportHistory
    from app.application.ports.monitoring_history import MonitoringHistory
    from app.application.ports.outcome_repository import OutcomeRepository
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.application.ports.prediction_repository import PredictionRepository
    from app.application.ports.served_predictions import ServedPredictions
    from app.application.ports.served_traffic import ServedTraffic
    from app.presentation.cli.dependencies import SettingsReport


class Storage(containers.DeclarativeContainer):
    settings: providers.Provider[Settings] = providers.ThreadSafeSingleton(Settings)
    settings_report: providers.Provider[SettingsReport] = providers.Callable(settings_report, settings.provider)
    database_engine = providers.ThreadSafeSingleton(create_database_engine, settings.provided.database_url)
    migrate_database: providers.Provider[None] = providers.Callable(migrate, settings.provided.database_url)
    database_schema: providers.Provider[DatabaseSchema] = providers.ThreadSafeSingleton(
        AlembicDatabaseSchema, database_engine
    )
    sessions = providers.ThreadSafeSingleton(create_sessions, database_engine)
    stored_pokedex: providers.Provider[PokedexRepository] = providers.ThreadSafeSingleton(
        SqlAlchemyPokedexRepository, sessions
    )
    pokedex_repository: providers.Provider[PokedexRepository] = providers.ThreadSafeSingleton(
        CachedPokedexRepository, stored_pokedex
    )
    pokedex_refresh: providers.Provider[RefreshPokedex] = providers.Factory(
        RefreshPokedex,
        look=pokedex_repository.provided.refresh,
        every_seconds=settings.provided.pokedex_refresh_seconds,
    )
    prediction_repository: providers.Provider[PredictionRepository] = providers.ThreadSafeSingleton(
        BufferedPredictionRepository, providers.ThreadSafeSingleton(SqlAlchemyPredictionRepository, sessions)
    )
    outcome_repository: providers.Provider[OutcomeRepository] = providers.ThreadSafeSingleton(
        SqlAlchemyOutcomeRepository, sessions
    )
    import_history: providers.Provider[ImportHistory] = providers.ThreadSafeSingleton(SqlAlchemyImportHistory, sessions)
    monitoring_history: providers.Provider[MonitoringHistory] = providers.ThreadSafeSingleton(
        SqlAlchemyMonitoringHistory, sessions
    )
    served_predictions: providers.Provider[ServedPredictions] = providers.ThreadSafeSingleton(
        SqlAlchemyServedPredictions, sessions
    )
    served_traffic: providers.Provider[ServedTraffic] = providers.ThreadSafeSingleton(SqlAlchemyServedTraffic, sessions)
