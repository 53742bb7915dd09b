from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event

from app.infrastructure.persistence.database import create_database_engine, create_sessions
from app.infrastructure.persistence.migration import migrate
from app.infrastructure.persistence.sqlalchemy_monitoring_history import SqlAlchemyMonitoringHistory
from app.infrastructure.persistence.sqlalchemy_outcome_repository import SqlAlchemyOutcomeRepository
from app.infrastructure.persistence.sqlalchemy_pokedex_repository import SqlAlchemyPokedexRepository
from app.infrastructure.persistence.sqlalchemy_prediction_repository import SqlAlchemyPredictionRepository
from app.infrastructure.persistence.sqlalchemy_served_predictions import SqlAlchemyServedPredictions
from app.infrastructure.persistence.sqlalchemy_served_traffic import SqlAlchemyServedTraffic
from tests.contracts.monitoring_history_contract import MonitoringHistoryContract
from tests.contracts.pokedex_variants import excerpt
from tests.contracts.served_predictions_contract import MOMENT, ServedPredictionsContract
from tests.contracts.served_traffic_contract import ServedTrafficContract

if TYPE_CHECKING:
    from sqlalchemy.orm import Session, sessionmaker

    from app.domain.pokedex.pokedex import Pokedex


class TestSqlAlchemyMonitoringHistory(MonitoringHistoryContract):
    @pytest.fixture
    def history(self, sessions: sessionmaker[Session]) -> SqlAlchemyMonitoringHistory:
        return SqlAlchemyMonitoringHistory(sessions)


class TestSqlAlchemyServedPredictions(ServedPredictionsContract):
    @pytest.fixture
    def predictions(self, sessions: sessionmaker[Session], pokedex: Pokedex) -> SqlAlchemyPredictionRepository:
        SqlAlchemyPokedexRepository(sessions).replace(excerpt(pokedex), source="test")
        return SqlAlchemyPredictionRepository(sessions)

    @pytest.fixture
    def served_predictions(self, sessions: sessionmaker[Session]) -> SqlAlchemyServedPredictions:
        return SqlAlchemyServedPredictions(sessions)


class TestSqlAlchemyServedTraffic(ServedTrafficContract):
    @pytest.fixture
    def predictions(self, sessions: sessionmaker[Session], pokedex: Pokedex) -> SqlAlchemyPredictionRepository:
        SqlAlchemyPokedexRepository(sessions).replace(excerpt(pokedex), source="test")
        return SqlAlchemyPredictionRepository(sessions)

    @pytest.fixture
    def outcomes(self, sessions: sessionmaker[Session]) -> SqlAlchemyOutcomeRepository:
        return SqlAlchemyOutcomeRepository(sessions)

    @pytest.fixture
    def traffic(self, sessions: sessionmaker[Session]) -> SqlAlchemyServedTraffic:
        return SqlAlchemyServedTraffic(sessions)


def test_traffic_is_counted_by_the_index_of_its_moments(sqlite_database: str) -> None:
    migrate(sqlite_database)
    engine = create_database_engine(sqlite_database)
    asked: list[tuple[str, Any]] = []
    event.listen(engine, "before_cursor_execute", lambda *facts: asked.append((facts[2], facts[3])))
    SqlAlchemyServedTraffic(create_sessions(engine)).record(since=MOMENT, until=MOMENT, favourites=1, among=1)
    statements = [one for one in asked if one[0].startswith("SELECT")]
    with engine.connect() as connection:
        plans = [
            " ".join(row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values))
            for sql, values in statements
        ]
    engine.dispose()

    used = ["ix_predictions_made_at", "ix_predictions_made_at", "ix_prediction_outcomes_reported_at"]
    assert [f"INDEX {index} (" in plan for index, plan in zip(used, plans, strict=True)] == [True] * 3
    assert "SEARCH prediction_combatants USING" in plans[1]
