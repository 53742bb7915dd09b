from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from app.application.ports.import_history import ImportOutcome
from app.domain.pokedex.learnset import LearnMethod
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
        stored = {row.slug for row in session.scalars(select(LearnMethodRow))}

    assert stored == {method.value for method in LearnMethod}


def test_a_run_that_was_killed_after_it_had_loaded_is_known_as_loaded(
    sessions: sessionmaker[Session], pokedex: Pokedex
) -> None:
    history = SqlAlchemyImportHistory(sessions)
    run_id = history.begin("pokeapi")
    summary = SqlAlchemyPokedexRepository(sessions).replace(excerpt(pokedex), source="pokeapi", run_id=run_id)
    run = history.find(run_id)

    assert run is not None
    assert (run.outcome, run.changes, run.revision) == (ImportOutcome.LOADED, summary.total, 1)
    assert run.started_at <= (run.loaded_at or run.started_at) == run.finished_at
