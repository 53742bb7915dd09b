from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.infrastructure.persistence.sqlalchemy_monitoring_history import SqlAlchemyMonitoringHistory
from app.infrastructure.persistence.sqlalchemy_pokedex_repository import SqlAlchemyPokedexRepository
from app.infrastructure.persistence.sqlalchemy_prediction_repository import SqlAlchemyPredictionRepository
from app.infrastructure.persistence.sqlalchemy_served_predictions import SqlAlchemyServedPredictions
from tests.contracts.monitoring_history_contract import MonitoringHistoryContract
from tests.contracts.pokedex_variants import excerpt
from tests.contracts.served_predictions_contract import ServedPredictionsContract

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
