from __future__ import annotations

import traceback
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import SQLAlchemyError

from app.application.ports.database_errors import DatabaseUnavailableError
from app.infrastructure.persistence.database import create_database_engine, create_sessions, transaction
from app.infrastructure.persistence.migration import current_revision, is_up_to_date, migrate
from app.infrastructure.persistence.sqlalchemy_pokedex_repository import SqlAlchemyPokedexRepository
from app.infrastructure.persistence.sqlalchemy_prediction_repository import SqlAlchemyPredictionRepository
from tests.contracts.prediction_repository_contract import odd_prediction

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Engine

    from app.domain.pokedex.pokedex import Pokedex

NOBODY_LISTENS = "postgresql://trainer:s3cret@127.0.0.1:1/pokedex"


def port_calls(engine: Engine, pokedex: Pokedex) -> dict[str, Callable[[], object]]:
    sessions = create_sessions(engine)
    pokedexes, predictions = SqlAlchemyPokedexRepository(sessions), SqlAlchemyPredictionRepository(sessions)
    return {
        "get": pokedexes.get,
        "revision": pokedexes.revision,
        "replace": lambda: pokedexes.replace(pokedex, source="bundled"),
        "add": lambda: predictions.add([odd_prediction()]),
        "find": lambda: predictions.find(uuid4()),
    }


CALLS = ["get", "revision", "replace", "add", "find"]


@pytest.mark.parametrize("call", CALLS)
def test_a_server_that_is_down_is_reported_without_the_password(call: str, pokedex: Pokedex) -> None:
    engine = create_database_engine(NOBODY_LISTENS)
    with pytest.raises(DatabaseUnavailableError, match="refused") as caught:
        port_calls(engine, pokedex)[call]()
    engine.dispose()

    assert "s3cret" not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize("call", CALLS)
def test_a_database_without_tables_says_to_migrate(call: str, empty_database: str, pokedex: Pokedex) -> None:
    engine = create_database_engine(empty_database)
    with pytest.raises(DatabaseUnavailableError, match="database migrate"):
        port_calls(engine, pokedex)[call]()
    assert current_revision(engine) is None
    assert not is_up_to_date(engine)
    engine.dispose()


@pytest.mark.parametrize("call", CALLS)
def test_a_file_that_is_no_database_is_reported(call: str, tmp_path: Path, pokedex: Pokedex) -> None:
    (tmp_path / "notes.txt").write_text("Not a database, but long enough to be taken for one. " * 40)
    engine = create_database_engine(f"sqlite:///{tmp_path / 'notes.txt'}")
    with pytest.raises(DatabaseUnavailableError, match="not a database"):
        port_calls(engine, pokedex)[call]()
    engine.dispose()


def test_a_folder_that_cannot_be_made_is_reported(tmp_path: Path, pokedex: Pokedex) -> None:
    (tmp_path / "file").touch()
    engine = create_database_engine(f"sqlite:///{tmp_path / 'file' / 'pokedex.db'}")
    with pytest.raises(DatabaseUnavailableError, match="unable to open"):
        port_calls(engine, pokedex)["get"]()
    engine.dispose()


def test_a_database_that_goes_away_is_reported(postgres_url: str, postgres_database: str, pokedex: Pokedex) -> None:
    migrate(postgres_database)
    engine = create_database_engine(postgres_database)
    revision = port_calls(engine, pokedex)["revision"]
    assert revision() == 0
    server = create_database_engine(postgres_url).execution_options(isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {make_url(postgres_database).database} WITH (FORCE)"))
    server.dispose()

    with pytest.raises(DatabaseUnavailableError, match="does not exist"):
        revision()
    engine.dispose()


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("s3cret", "not a database URL"),
        ("postgresql://trainer:s3cret@host:port/pokedex", "not a database URL"),
        ("postgresql://trainer:p@s3cret@host/pokedex", "%40"),
        ("oracle+nothing://trainer:s3cret@host/pokedex", "no driver is installed for oracle"),
    ],
)
def test_an_address_that_makes_no_sense_is_not_repeated(address: str, reason: str) -> None:
    with pytest.raises(DatabaseUnavailableError, match=reason) as caught:
        create_database_engine(address)
    assert "s3cret" not in "".join(traceback.format_exception(caught.value))

    with pytest.raises(DatabaseUnavailableError, match=reason):
        migrate(address)


def test_a_server_that_is_down_cannot_be_migrated() -> None:
    with pytest.raises(DatabaseUnavailableError, match="refused") as caught:
        migrate(NOBODY_LISTENS)
    assert "s3cret" not in "".join(traceback.format_exception(caught.value))


def test_the_mistakes_of_programmers_are_not_hidden(engine: Engine) -> None:
    with pytest.raises(SQLAlchemyError), transaction(create_sessions(engine)) as session:
        session.execute(text("INSERT INTO types (slug) VALUES ('glass')"))


def test_sqlite_lets_readers_in_while_somebody_writes(sqlite_database: str) -> None:
    migrate(sqlite_database)
    engine = create_database_engine(sqlite_database)
    with engine.connect() as writer, engine.connect() as reader:
        writer.execute(text("INSERT INTO species VALUES ('ditto', 132)"))

        assert reader.scalar(text("SELECT count(*) FROM species")) == 0
        assert reader.scalar(text("PRAGMA foreign_keys")) == 1
    engine.dispose()
