from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from app.application.ports.database_errors import DatabaseUnavailableError
from app.infrastructure.persistence.database import create_database_engine
from app.infrastructure.persistence.migration import alembic_config, current_revision, is_up_to_date, migrate
from app.infrastructure.persistence.sqlalchemy_pokedex_repository import SqlAlchemyPokedexRepository
from app.infrastructure.persistence.tables import metadata
from tests.contracts.pokedex_variants import FAMILY, excerpt, without_inheritance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine
    from sqlalchemy.orm import Session, sessionmaker

    from app.domain.pokedex.pokedex import Pokedex

Checks = dict[str, set[tuple[str | None, str]]]


@pytest.fixture
def empty_engine(empty_database: str) -> Iterator[Engine]:
    engine = create_database_engine(empty_database)
    yield engine
    engine.dispose()


def test_every_revision_goes_up_down_and_up_again(empty_database: str, empty_engine: Engine) -> None:
    config = alembic_config(empty_database)
    revisions = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()][::-1]
    below = "base"
    for revision in revisions:
        before = _tables(empty_engine)
        command.upgrade(config, revision)
        after = _tables(empty_engine)
        command.downgrade(config, below)
        assert _tables(empty_engine) == before | {"alembic_version"}
        command.upgrade(config, revision)
        assert _tables(empty_engine) == after
        assert current_revision(empty_engine) == revision
        below = revision

    assert is_up_to_date(empty_engine)
    assert _tables(empty_engine) == {*metadata.tables, "alembic_version"}


def test_predictions_outlive_the_column_of_their_battles(empty_database: str, empty_engine: Engine) -> None:
    config = alembic_config(empty_database)
    command.upgrade(config, "0003")
    with empty_engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO predictions VALUES "
                "('c0ffee00000000000000000000000000', '2025-07-13 23:30:00', 'model', '7', 0.5, 0.25, 0.75, 3)"
            )
        )
    for go, revision, found in (
        (command.upgrade, "0004", [("7", None)]),
        (command.downgrade, "0003", [("7",)]),
        (command.upgrade, "0004", [("7", None)]),
    ):
        go(config, revision)
        columns = "model_version, battles" if revision == "0004" else "model_version"
        with empty_engine.connect() as connection:
            assert connection.execute(text(f"SELECT {columns} FROM predictions")).all() == found  # noqa: S608


def test_the_migrations_make_the_tables_that_the_code_declares(database: str) -> None:
    command.check(alembic_config(database))


def test_the_migrations_make_the_checks_that_the_code_declares(
    database: str, engine: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    migrated = _checks(engine)
    command.downgrade(alembic_config(database), "base")
    metadata.create_all(engine)

    assert migrated == _checks(engine)
    assert sum(len(checks) for checks in migrated.values()) > 50
    assert capsys.readouterr().out == ""


def test_migrating_twice_changes_nothing(database: str, engine: Engine) -> None:
    migrate(database)

    assert is_up_to_date(engine)


def test_servers_that_start_together_migrate_once(empty_database: str, empty_engine: Engine) -> None:
    # Alembic keeps its environment in module globals, so that only processes can migrate side by side.
    program = f"from app.infrastructure.persistence.migration import migrate; migrate({empty_database!r})"
    with ThreadPoolExecutor(3) as threads:
        done = list(
            threads.map(
                lambda _: subprocess.run([sys.executable, "-c", program], check=False, capture_output=True), range(3)
            )
        )

    assert [(one.returncode, one.stderr) for one in done] == [(0, b"")] * 3
    assert is_up_to_date(empty_engine)


def test_the_schema_of_a_newer_release_is_reported(database: str, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

        connection.execute(text("DROP TABLE shadow_predictions"))

    assert not is_up_to_date(engine)
    with pytest.raises(DatabaseUnavailableError, match="newer release"):
        migrate(database)


def test_the_command_line_of_alembic_takes_the_address_from_the_environment(
    empty_database: str, empty_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = alembic_config(empty_database)
    config.attributes.clear()
    monkeypatch.setenv("PREDICTIONDEX_DATABASE_URL", empty_database)
    command.upgrade(config, "head")

    assert is_up_to_date(empty_engine)


def _tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names())


def _checks(engine: Engine) -> Checks:
    inspector = inspect(engine)
    return {
        table: {(check["name"], check["sqltext"]) for check in inspector.get_check_constraints(table)}
        for table in metadata.tables
    }


def test_the_pokedex_outlives_the_way_down_and_up_again(
    database: str, sessions: sessionmaker[Session], pokedex: Pokedex
) -> None:
    repository = SqlAlchemyPokedexRepository(sessions)
    before = excerpt(pokedex, {*FAMILY, "charizard-mega-y"})
    repository.replace(before, source="bundled")
    command.downgrade(alembic_config(database), "0004")
    command.upgrade(alembic_config(database), "head")
    after = repository.get()
    bare = tuple(replace(one, height_dm=None, sprite_url=None) for one in before.pokemon)
    moves = tuple(replace(one, names=replace(one.names, later_french=None)) for one in before.moves)

    assert after == replace(without_inheritance(before), pokemon=bare, moves=moves)
    assert after.get_pokemon("charizard-mega-y").variant == "y"
    assert repository.replace(before, source="bundled").changes["pokemon"].updated == len(before.pokemon)
    assert repository.get() == before


def test_the_statements_of_all_migrations_can_be_printed(database: str, capsys: pytest.CaptureFixture[str]) -> None:
    command.upgrade(alembic_config(database), "head", sql=True)

    assert "CREATE TABLE etl_runs" in capsys.readouterr().out
