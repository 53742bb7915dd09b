from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from app.application.create_key import CreateKey
from app.application.ports.database_errors import DatabaseUnavailableError
from app.domain.access.api_key import Scope
from app.infrastructure.persistence.database import create_database_engine, create_sessions
from app.infrastructure.persistence.sqlalchemy_api_key_repository import SqlAlchemyApiKeyRepository
from tests.contracts.api_key_repository_contract import ApiKeyRepositoryContract

if TYPE_CHECKING:
    from sqlalchemy.orm import Session, sessionmaker


class TestSqlAlchemyApiKeyRepository(ApiKeyRepositoryContract):
    @pytest.fixture
    def keys(self, sessions: sessionmaker[Session]) -> SqlAlchemyApiKeyRepository:
        return SqlAlchemyApiKeyRepository(sessions)


def test_the_secret_stands_nowhere_in_the_database(sessions: sessionmaker[Session]) -> None:
    made = CreateKey(keys=SqlAlchemyApiKeyRepository(sessions))(owner="a bot", scopes=[Scope.READ])
    with sessions() as session:
        row = session.execute(text("SELECT * FROM api_keys")).one()

    assert made.key_id in row
    assert made.secret not in str(row)


def test_without_a_database_it_says_so() -> None:
    sessions = create_sessions(create_database_engine("postgresql://nobody@127.0.0.1:9/none"))

    with pytest.raises(DatabaseUnavailableError):
        SqlAlchemyApiKeyRepository(sessions).find("0123456789abcdef")
