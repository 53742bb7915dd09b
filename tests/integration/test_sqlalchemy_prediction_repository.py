from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from app.application.ports.prediction_repository import RefusedPredictionError
from app.infrastructure.persistence.buffered_prediction_repository import BufferedPredictionRepository
from app.infrastructure.persistence.sqlalchemy_pokedex_repository import SqlAlchemyPokedexRepository
from app.infrastructure.persistence.sqlalchemy_prediction_repository import SqlAlchemyPredictionRepository
from tests.contracts.pokedex_variants import excerpt
from tests.contracts.prediction_repository_contract import PredictionRepositoryContract, odd_prediction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine
    from sqlalchemy.orm import Session, sessionmaker

    from app.domain.pokedex.pokedex import Pokedex


@pytest.fixture
def repository(sessions: sessionmaker[Session], pokedex: Pokedex) -> SqlAlchemyPredictionRepository:
    SqlAlchemyPokedexRepository(sessions).replace(excerpt(pokedex), source="test")
    return SqlAlchemyPredictionRepository(sessions)


class TestSqlAlchemyPredictionRepository(PredictionRepositoryContract):
    @pytest.fixture
    def repository(self, repository: SqlAlchemyPredictionRepository) -> SqlAlchemyPredictionRepository:
        return repository


def test_one_that_cannot_be_kept_keeps_the_others_out(repository: SqlAlchemyPredictionRepository) -> None:
    good, bad = odd_prediction(), odd_prediction()
    with pytest.raises(RefusedPredictionError):
        repository.add([good, replace(bad, b=replace(bad.b, pokemon="missingno"))])

    assert repository.find(good.prediction_id) is None
    assert repository.find(bad.prediction_id) is None


def test_an_unknown_pokemon_of_the_second_combatant_does_not_leave_half_a_prediction(
    repository: SqlAlchemyPredictionRepository,
) -> None:
    prediction = odd_prediction()
    with pytest.raises(RefusedPredictionError):
        repository.add([replace(prediction, a=replace(prediction.a, nature="brash"))])

    assert repository.find(prediction.prediction_id) is None


def test_no_answer_was_played_less_than_once(repository: SqlAlchemyPredictionRepository) -> None:
    with pytest.raises(RefusedPredictionError, match="ck_predictions_battles"):
        repository.add([replace(odd_prediction(), battles=0)])


def test_a_thousand_predictions_take_few_statements(repository: SqlAlchemyPredictionRepository, engine: Engine) -> None:
    statements: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *facts: statements.append(facts[2]))
    repository.add([odd_prediction() for _ in range(1000)])

    inserts = [statement for statement in statements if statement.startswith("INSERT")]
    assert len(inserts) <= 4  # PostgreSQL is sent a thousand rows at a time, SQLite all of them


class TestBufferedOverSqlAlchemy(PredictionRepositoryContract):
    @pytest.fixture
    def repository(self, repository: SqlAlchemyPredictionRepository) -> Iterator[BufferedPredictionRepository]:
        buffered = BufferedPredictionRepository(repository)
        yield buffered
        buffered.close()


def test_of_a_buffered_batch_only_what_the_database_refuses_is_lost(
    repository: SqlAlchemyPredictionRepository,
) -> None:
    buffered = BufferedPredictionRepository(repository)
    good, bad, last = odd_prediction(), odd_prediction(), odd_prediction()
    buffered.add([good, replace(bad, b=replace(bad.b, pokemon="missingno")), last])
    buffered.close()

    assert [repository.find(one.prediction_id) for one in (good, bad, last)] == [good, None, last]
    assert (buffered.written, buffered.refused) == (2, 1)
