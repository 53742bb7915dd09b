from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete

from app.infrastructure.persistence.sqlalchemy_outcome_repository import SqlAlchemyOutcomeRepository
from app.infrastructure.persistence.sqlalchemy_pokedex_repository import SqlAlchemyPokedexRepository
from app.infrastructure.persistence.sqlalchemy_prediction_repository import SqlAlchemyPredictionRepository
from app.infrastructure.persistence.sqlalchemy_shadow_repository import SqlAlchemyShadowRepository
from app.infrastructure.persistence.tables import PredictionRow
from tests.contracts.pokedex_variants import excerpt
from tests.contracts.shadow_repository_contract import ShadowRepositoryContract, answer

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session, sessionmaker

    from app.domain.pokedex.pokedex import Pokedex


class TestSqlAlchemyShadowRepository(ShadowRepositoryContract):
    @pytest.fixture
    def predictions(self, sessions: sessionmaker[Session], pokedex: Pokedex) -> SqlAlchemyPredictionRepository:
        SqlAlchemyPokedexRepository(sessions).replace(excerpt(pokedex), source="test")
        return SqlAlchemyPredictionRepository(sessions)

    @pytest.fixture
    def outcomes(self, sessions: sessionmaker[Session]) -> SqlAlchemyOutcomeRepository:
        return SqlAlchemyOutcomeRepository(sessions)

    @pytest.fixture
    def shadows(self, sessions: sessionmaker[Session]) -> SqlAlchemyShadowRepository:
        return SqlAlchemyShadowRepository(sessions)

    def test_it_goes_with_its_prediction(
        self, shadows: SqlAlchemyShadowRepository, sessions: sessionmaker[Session], kept: list[UUID]
    ) -> None:
        shadows.add([answer(one) for one in kept])
        with sessions.begin() as session:
            session.execute(delete(PredictionRow).where(PredictionRow.prediction_id == kept[0]))

        assert set(shadows.record("9", limit=10).prediction_ids) == set(kept[1:])
