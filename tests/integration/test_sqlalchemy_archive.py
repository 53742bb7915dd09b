from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

import pytest
from sqlalchemy import func, insert, select

from app.application.create_key import CreateKey
from app.application.ports.archive import tell_nobody
from app.domain.access.api_key import Scope
from app.infrastructure.persistence.alembic_database_schema import AlembicDatabaseSchema
from app.infrastructure.persistence.database import create_database_engine, create_sessions
from app.infrastructure.persistence.migration import migrate
from app.infrastructure.persistence.sqlalchemy_api_key_repository import SqlAlchemyApiKeyRepository
from app.infrastructure.persistence.sqlalchemy_archive import SqlAlchemyArchive
from app.infrastructure.persistence.sqlalchemy_import_history import SqlAlchemyImportHistory
from app.infrastructure.persistence.sqlalchemy_pokedex_repository import SqlAlchemyPokedexRepository
from app.infrastructure.persistence.tables import metadata
from tests.contracts.archive_contract import ArchiveContract
from tests.contracts.pokedex_variants import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine
    from sqlalchemy.orm import Session, sessionmaker

    from app.domain.access.api_key import KeyText
    from app.domain.pokedex.pokedex import Pokedex

PROMOTION: Final[dict[str, Any]] = {
    "state": "valid",
    "kind": "promotion",
    "place": "production",
    "version": "3",
    "semantic": "1.2.0",
    "checksum": "c0ffee",
    "version_before": None,
    "made_by": 'Été\n"quoted"',
    "happened_at": datetime(2026, 11, 28, 1, 2, 3, 456789, tzinfo=timezone(timedelta(hours=5))),
    "reason": "",
    "is_forced": False,
    "objections": "[]",
    "figures": "{}",
}
PREDICTION: Final[dict[str, Any]] = {
    "prediction_id": UUID("0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"),
    "made_at": datetime(2026, 11, 28, 23, 59, 59, 999999, tzinfo=UTC),
    "method": "model",
    "model_version": "3",
    "win_probability": 1 / 3,
    "interval_low": 5e-324,
    "interval_high": 0.1 + 0.2,
    "turns": 7.000000000000001,
    "battles": None,
}


@pytest.fixture
def engine_with_all(engine: Engine, sessions: sessionmaker[Session], pokedex: Pokedex) -> Engine:
    SqlAlchemyPokedexRepository(sessions).replace(excerpt(pokedex), source="bundled")
    SqlAlchemyImportHistory(sessions).begin("bundled")
    CreateKey(keys=SqlAlchemyApiKeyRepository(sessions))(owner="a bot", scopes=[Scope.READ, Scope.OPERATE])
    with engine.begin() as connection:
        connection.execute(insert(metadata.tables["model_promotions"]), PROMOTION)
        connection.execute(insert(metadata.tables["predictions"]), PREDICTION)
    return engine


@pytest.fixture
def other_engine(tmp_path: Path, postgres_database: str, database: str) -> Iterator[Engine]:
    """Of the other kind: what was saved from SQLite goes to PostgreSQL, and the other way."""
    url = postgres_database if database.startswith("sqlite") else f"sqlite:///{tmp_path / 'other.db'}"
    engine = create_database_engine(url)
    yield engine
    engine.dispose()


class TestSqlAlchemyArchive(ArchiveContract):
    @pytest.fixture
    def archive(self, engine_with_all: Engine) -> SqlAlchemyArchive:
        return SqlAlchemyArchive(engine_with_all)

    @pytest.fixture
    def other(self, other_engine: Engine) -> SqlAlchemyArchive:
        migrate(other_engine.url)
        return _Remigrated(other_engine)


class _Remigrated(SqlAlchemyArchive):
    """As the use case has it: after all is given up, the schema comes back."""

    def clear(self) -> None:
        super().clear()
        migrate(self._engine.url)


def test_every_row_comes_back_as_it_was_into_either_kind_of_database(
    engine_with_all: Engine, other_engine: Engine, tmp_path: Path
) -> None:
    SqlAlchemyArchive(engine_with_all).save(tmp_path / "kept", tell=tell_nobody)
    migrate(other_engine.url)
    SqlAlchemyArchive(other_engine).load(tmp_path / "kept", tell=tell_nobody)

    assert _rows(other_engine) == _rows(engine_with_all)


def test_new_rows_are_numbered_after_those_that_came(
    engine_with_all: Engine, other_engine: Engine, tmp_path: Path
) -> None:
    SqlAlchemyArchive(engine_with_all).save(tmp_path / "kept", tell=tell_nobody)
    migrate(other_engine.url)
    SqlAlchemyArchive(other_engine).load(tmp_path / "kept", tell=tell_nobody)

    assert SqlAlchemyImportHistory(create_sessions(other_engine)).begin("bundled") == 2


def test_a_valid_promotion_may_go_with_the_whole_alone(engine_with_all: Engine) -> None:
    archive = SqlAlchemyArchive(engine_with_all)
    assert not archive.is_empty()
    archive.clear()
    assert archive.is_empty()
    migrate(engine_with_all.url)
    assert archive.is_empty()


def test_what_is_written_meanwhile_is_not_in_it(engine_with_all: Engine, tmp_path: Path) -> None:
    keys = SqlAlchemyApiKeyRepository(create_sessions(engine_with_all))
    written: list[KeyText] = []

    def write(_: str, share: float) -> None:
        if share > 0 and not written:
            written.append(CreateKey(keys=keys)(owner="late", scopes=[Scope.READ]))

    saved = SqlAlchemyArchive(engine_with_all).save(tmp_path / "kept", tell=write)
    assert (saved["api_keys"], len(keys.all())) == (1, 2)


def test_a_backup_of_an_earlier_revision_can_be_brought_up(
    engine_with_all: Engine, other_engine: Engine, tmp_path: Path
) -> None:
    SqlAlchemyArchive(engine_with_all).save(tmp_path / "kept", tell=tell_nobody)
    (tmp_path / "kept" / "monitoring_reports.jsonl.gz").unlink()
    AlembicDatabaseSchema(other_engine).migrate("0010")
    SqlAlchemyArchive(other_engine).load(tmp_path / "kept", tell=tell_nobody)
    migrate(other_engine.url)

    assert _rows(other_engine) == _rows(engine_with_all)


def _rows(engine: Engine) -> dict[str, list[Any]]:
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(metadata.tables["pokemon"]))
        return {
            name: sorted(map(repr, connection.execute(select(table)).all())) for name, table in metadata.tables.items()
        }
