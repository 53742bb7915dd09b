from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from app.domain.pokedex.learnset import WITH_LEVEL, LearnMethod
from app.infrastructure.persistence.sqlalchemy_import_history import SqlAlchemyImportHistory
from app.infrastructure.persistence.sqlalchemy_pokedex_repository import SqlAlchemyPokedexRepository
from app.infrastructure.persistence.tables import LearnMethodRow
from tests.contracts.import_history_contract import ImportHistoryContract
from tests.contracts.pokedex_variants import excerpt

if TYPE_CHECKING:
    from sqlalchemy.orm import Session, sessionmaker

    from app.domain.pokedex.pokedex import Pokedex


class TestSqlAlchemyImportHistory(ImportHistoryContract):
    @pytest.fixture
    def history(self, sessions: sessionmaker[Session], pokedex: Pokedex) -> SqlAlchemyImportHistory:
        SqlAlchemyPokedexRepository(sessions).replace(excerpt(pokedex), source="bundled")
        return SqlAlchemyImportHistory(sessions)


def test_the_migrations_know_every_way_of_learning(sessions: sessionmaker[Session]) -> None:
    with sessions() as session:
        stored = {row.slug: row.has_level for row in session.scalars(select(LearnMethodRow))}

    assert stored == {method.value: method in WITH_LEVEL for method in LearnMethod}
