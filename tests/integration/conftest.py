from __future__ import annotations

import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import make_url

from app.domain.access.api_key import Scope
from app.infrastructure.persistence.database import create_database_engine, create_sessions
from app.infrastructure.persistence.migration import migrate
from predictiondex_client import AuthenticatedClient, Client
from tests.browser import chromium
from tests.command_line import run
from tests.mlflow_server import mlflow_server
from tests.postgres_server import postgres_server, run_statements
from tests.trained_server import collect_small, trained_server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session, sessionmaker

    from app.domain.pokedex.pokedex import Pokedex
    from tests.mlflow_server import MlflowServer
    from tests.real_server import RealServer


@contextmanager
def new_database(server: str, *, of: str = "template1") -> Iterator[str]:
    name = f"test_{uuid4().hex}"
    run_statements(server, f"CREATE DATABASE {name} TEMPLATE {of}")
    yield make_url(server).set(database=name).render_as_string(hide_password=False)
    run_statements(server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    with postgres_server() as url:
        yield url


@pytest.fixture
def sqlite_database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'not' / 'there' / 'yet.db'}"


@pytest.fixture
def postgres_database(postgres_url: str) -> Iterator[str]:
    with new_database(postgres_url) as url:
        yield url


@pytest.fixture(scope="session")
def team_server(postgres_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MlflowServer]:
    """One for all, because it takes seconds to start; who stops it starts it again."""
    run_statements(postgres_url, "CREATE DATABASE mlflow")
    database = make_url(postgres_url).set(database="mlflow").render_as_string(hide_password=False)
    with mlflow_server(database, tmp_path_factory.mktemp("mlflow")) as server:
        yield server


@pytest.fixture(params=["sqlite", "postgres"])
def empty_database(request: pytest.FixtureRequest) -> str:
    url: str = request.getfixturevalue(f"{request.param}_database")
    return url


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database at the schema of today, for copies: to go through every revision takes longer."""
    file = tmp_path_factory.mktemp("migrated") / "migrated.db"
    migrate(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def migrated_template(postgres_url: str) -> str:
    name = "migrated"
    run_statements(postgres_url, f"CREATE DATABASE {name}")
    migrate(make_url(postgres_url).set(database=name))
    return name


@pytest.fixture
def migrated_sqlite(sqlite_database: str, migrated_file: Path) -> str:
    file = Path(make_url(sqlite_database).database or "")
    file.parent.mkdir(parents=True)
    shutil.copyfile(migrated_file, file)
    return sqlite_database


@pytest.fixture
def migrated_postgres(postgres_url: str, migrated_template: str) -> Iterator[str]:
    with new_database(postgres_url, of=migrated_template) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> str:
    url: str = request.getfixturevalue(f"migrated_{request.param}")
    return url


@pytest.fixture
def engine(database: str) -> Iterator[Engine]:
    engine = create_database_engine(database)
    yield engine
    engine.dispose()


@pytest.fixture
def sessions(engine: Engine) -> sessionmaker[Session]:
    return create_sessions(engine)


@pytest.fixture(scope="session")
def trained_folder(pokedex: Pokedex, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With the duels for a small model, and the model as soon as a server has trained it."""
    folder = tmp_path_factory.mktemp("a user's folder")
    collect_small(pokedex, folder)
    return folder


@pytest.fixture(scope="session")
def server(trained_folder: Path) -> Iterator[RealServer]:
    """One for all, because to train its model takes half a minute; what it keeps grows from test to test."""
    with trained_server(trained_folder) as running:
        yield running


@pytest.fixture(scope="session")
def looked_at(server: RealServer, trained_folder: Path) -> RealServer:
    """The same server, after a look at what it is asked and one at what it answers."""
    for look in (["drift"], ["quality", "--battles", "50", "--reference-sample", "0"]):
        run("monitor", *look, folder=trained_folder)
    return server


@pytest.fixture(scope="session")
def typed_client(server: RealServer) -> Iterator[Client]:
    with Client(server.address, timeout=httpx.Timeout(30)) as client:
        yield client


@pytest.fixture(scope="session")
def operating_client(looked_at: RealServer, trained_folder: Path) -> Iterator[AuthenticatedClient]:
    """With a key to everything."""
    scopes = [argument for scope in Scope for argument in ("--scope", scope)]
    key = run("keys", "create", "--owner", "a test", *scopes, folder=trained_folder).stdout.strip()
    with AuthenticatedClient(looked_at.address, token=key, timeout=httpx.Timeout(30)) as client:
        yield client


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Not for the whole session: tests of other files run event loops of their own."""
    with chromium() as browser:
        yield browser
