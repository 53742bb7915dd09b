from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.infrastructure.persistence.sqlalchemy_outcome_repository import SqlAlchemyOutcomeRepository
from app.infrastructure.persistence.sqlalchemy_pokedex_repository import SqlAlchemyPokedexRepository
from app.infrastructure.persistence.sqlalchemy_prediction_repository import SqlAlchemyPredictionRepository
from tests.contracts.outcome_repository_contract import OutcomeRepositoryContract
from tests.contracts.pokedex_variants import excerpt

if TYPE_CHECKING:
    from sqlalchemy.orm import Session, sessionmaker

    from app.domain.pokedex.pokedex import Pokedex


class TestSqlAlchemyOutcomeRepository(OutcomeRepositoryContract):
    @pytest.fixture
    def predictions(self, sessions: sessionmaker[Session], pokedex: Pokedex) -> SqlAlchemyPredictionRepository:
        SqlAlchemyPokedexRepository(sessions).replace(excerpt(pokedex), source="test")
        return SqlAlchemyPredictionRepository(sessions)

    @pytest.fixture
    def repository(self, sessions: sessionmaker[Session]) -> SqlAlchemyOutcomeRepository:
        return SqlAlchemyOutcomeRepository(sessions)
