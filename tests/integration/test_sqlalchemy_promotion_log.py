from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from app.application.ports.database_errors import DatabaseUnavailableError
from app.application.ports.promotion_log import PromotionUnderWayError
from app.infrastructure.persistence.database import create_database_engine, create_sessions
from app.infrastructure.persistence.sqlalchemy_promotion_log import SqlAlchemyPromotionLog
from tests.contracts.promotion_log_contract import PromotionLogContract, enter, promotion

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session, sessionmaker


@pytest.fixture
def log(sessions: sessionmaker[Session]) -> SqlAlchemyPromotionLog:
    return SqlAlchemyPromotionLog(sessions)


class TestSqlAlchemyPromotionLog(PromotionLogContract):
    """On SQLite and on PostgreSQL."""


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE model_promotions SET version = '9'",
        "UPDATE model_promotions SET state = 'intended'",
        "DELETE FROM model_promotions",
    ],
)
def test_the_database_itself_keeps_what_is_valid(engine: Engine, log: SqlAlchemyPromotionLog, statement: str) -> None:
    enter(log, promotion("1"))

    with pytest.raises(DatabaseError, match="written for ever"), engine.begin() as connection:
        connection.execute(text(statement))
    assert tuple(log.history()) == (promotion("1"),)


def test_of_two_that_begin_together_one_is_refused(log: SqlAlchemyPromotionLog) -> None:
    together, met = Barrier(2), Barrier(2)

    def promote(version: str) -> str:
        together.wait(timeout=10)
        try:
            with log.entering(promotion(version)):
                met.wait(timeout=10)
        except PromotionUnderWayError:
            met.wait(timeout=10)
            return "refused"
        return version

    with ThreadPoolExecutor(2) as threads:
        done = sorted(threads.map(promote, "12"))

    assert done[1] == "refused"
    assert [one.version for one in log.history()] == done[:1]


def test_without_a_database_it_says_so() -> None:
    sessions = create_sessions(create_database_engine("postgresql://nobody@127.0.0.1:9/none"))

    with pytest.raises(DatabaseUnavailableError):
        SqlAlchemyPromotionLog(sessions).intention()
