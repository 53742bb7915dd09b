from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.application.record_outcome import RecordOutcome
from app.domain.prediction.reported_outcome import Winner
from app.infrastructure.persistence.buffered_prediction_repository import BufferedPredictionRepository
from app.infrastructure.persistence.prediction_queue import QueueLimits
from app.infrastructure.persistence.sqlalchemy_outcome_repository import SqlAlchemyOutcomeRepository
from app.infrastructure.persistence.sqlalchemy_pokedex_repository import SqlAlchemyPokedexRepository
from app.infrastructure.persistence.sqlalchemy_prediction_repository import SqlAlchemyPredictionRepository
from tests.contracts.outcome_repository_contract import OutcomeRepositoryContract
from tests.contracts.pokedex_variants import excerpt
from tests.contracts.prediction_repository_contract import odd_prediction

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


def test_an_outcome_is_kept_for_a_prediction_that_is_still_on_its_way(
    sessions: sessionmaker[Session], pokedex: Pokedex
) -> None:
    SqlAlchemyPokedexRepository(sessions).replace(excerpt(pokedex), source="test")
    nobody_hurries = QueueLimits(gather_seconds=60)
    predictions = BufferedPredictionRepository(SqlAlchemyPredictionRepository(sessions), limits=nobody_hurries)
    prediction = odd_prediction()
    predictions.add([prediction])
    assert predictions.waiting == 1

    record = RecordOutcome(predictions=predictions, outcomes=SqlAlchemyOutcomeRepository(sessions))
    outcome, is_first = record(prediction_id=prediction.prediction_id, winner=Winner.TIE)

    assert is_first
    assert SqlAlchemyOutcomeRepository(sessions).find(prediction.prediction_id) == outcome
    predictions.close()
