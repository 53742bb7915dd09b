from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import pytest
from dependency_injector import providers
from sqlalchemy import text

from app.application.create_key import CreateKey
from app.application.ports.database_errors import DatabaseUnavailableError
from app.application.ports.database_schema import SchemaFit
from app.container.container import Container
from app.domain.access.api_key import Scope
from app.infrastructure.persistence.alembic_database_schema import AlembicDatabaseSchema
from app.infrastructure.persistence.database import create_database_engine
from app.infrastructure.persistence.migration import known_revisions, migrate
from app.infrastructure.persistence.sqlalchemy_api_key_repository import SqlAlchemyApiKeyRepository
from app.infrastructure.persistence.sqlalchemy_pokedex_repository import SqlAlchemyPokedexRepository
from app.settings import Settings
from tests.contracts.database_schema_contract import DatabaseSchemaContract
from tests.contracts.pokedex_variants import excerpt

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session, sessionmaker

    from app.domain.pokedex.pokedex import Pokedex

ADDITIONS: Final = (
    "CREATE TABLE trainers (name VARCHAR PRIMARY KEY, key_id VARCHAR REFERENCES api_keys (key_id))",
    "ALTER TABLE api_keys ADD COLUMN team VARCHAR",
    "ALTER TABLE api_keys ADD COLUMN uses INTEGER DEFAULT 0 NOT NULL",
    "CREATE INDEX ix_api_keys_expires_at ON api_keys (expires_at)",
    "CREATE UNIQUE INDEX uq_api_keys_team ON api_keys (team)",
)
CHANGES: Final = {
    "a table is gone": "DROP TABLE shadow_predictions",
    "a column has another name": "ALTER TABLE api_keys RENAME COLUMN owner TO holder",
    "a column is gone": "ALTER TABLE api_keys DROP COLUMN last_used_at",
    "owners are unique": "CREATE UNIQUE INDEX uq_api_keys_owner ON api_keys (owner)",
}


class TestAlembicDatabaseSchema(DatabaseSchemaContract):
    @pytest.fixture
    def schema(self, engine: Engine, sessions: sessionmaker[Session]) -> AlembicDatabaseSchema:
        CreateKey(keys=SqlAlchemyApiKeyRepository(sessions))(owner="a bot", scopes=[Scope.READ])
        return AlembicDatabaseSchema(engine)


def of_a_newer_release(engine: Engine, *statements: str) -> None:
    with engine.begin() as connection:
        for statement in (*statements, "UPDATE alembic_version SET version_num = '9999'"):
            connection.execute(text(statement))


def test_what_a_newer_release_only_adds_does_not_end_this_one(
    database: str, engine: Engine, sessions: sessionmaker[Session], pokedex: Pokedex
) -> None:
    SqlAlchemyPokedexRepository(sessions).replace(excerpt(pokedex), source="bundled")
    of_a_newer_release(engine, *ADDITIONS)
    migrate(database)

    state = AlembicDatabaseSchema(engine).state()
    assert (state.revision, state.fit) == ("9999", SchemaFit.AHEAD)
    key = CreateKey(keys=SqlAlchemyApiKeyRepository(sessions))(owner="a bot", scopes=[Scope.READ])
    SqlAlchemyApiKeyRepository(sessions).note_use(key.key_id, datetime.now(UTC))
    assert _database_is_ready(database)


@pytest.mark.parametrize("statement", CHANGES.values(), ids=CHANGES)
def test_what_it_changes_does(sqlite_database: str, statement: str) -> None:
    migrate(sqlite_database)
    engine = create_database_engine(sqlite_database)
    of_a_newer_release(engine, statement)

    assert AlembicDatabaseSchema(engine).state().fit is SchemaFit.FOREIGN
    with pytest.raises(DatabaseUnavailableError, match="newer release has changed"):
        migrate(sqlite_database)
    assert not _database_is_ready(sqlite_database)
    engine.dispose()


def test_a_column_that_must_be_filled_ends_it(postgres_database: str) -> None:
    migrate(postgres_database)
    container = _container(postgres_database)
    engine = container.database_engine()
    of_a_newer_release(engine, "ALTER TABLE api_keys ADD COLUMN team VARCHAR NOT NULL")

    assert container.database_schema().state().fit is SchemaFit.FOREIGN
    engine.dispose()


def test_each_step_down_can_be_told_beforehand(engine: Engine) -> None:
    schema = AlembicDatabaseSchema(engine)
    told = {one.what for one in schema.losses("base")}
    assert {"the table predictions", "the table model_promotions", "the table pokemon"} <= told
    assert "the table kept" not in told
    step_by_step = set()
    for revision in ("base", *known_revisions())[-2::-1]:
        step_by_step |= {one.what for one in schema.losses(revision)}
        schema.downgrade(revision)
    assert {"the column battles of predictions", "part of the table learnset_entries"} <= step_by_step
    assert schema.state().revision is None


def _container(url: str) -> Container:
    container = Container()
    container.settings.override(providers.Object(Settings(_env_file=None, database_url=url)))
    return container


def _database_is_ready(url: str) -> bool:
    container = _container(url)
    try:
        container.check_readiness().checks["database"]()
    except DatabaseUnavailableError:
        return False
    finally:
        container.database_engine().dispose()
    return True
