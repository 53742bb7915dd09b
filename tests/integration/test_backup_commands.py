"""What operators do: save, lose everything, bring it back, and ask the same questions."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

import httpx
import pytest
from dependency_injector import providers
from sqlalchemy import make_url

from app.application.ports.archive import tell_nobody
from app.container.container import Container
from app.domain.access.api_key import Scope
from app.infrastructure.backups.file_backup_shelf import FileBackupShelf
from app.settings import Settings
from tests.command_line import run
from tests.integration.learning.mlflow_store import MAPPING_WARNING, new_store
from tests.postgres_server import run_statements
from tests.real_server import environment, real_server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.real_server import RealServer

pytestmark = pytest.mark.filterwarnings(MAPPING_WARNING)

DUEL: Final = "/v1/predictions/duel"
QUESTIONS: Final = [
    {"a": {"pokemon": "pikachu", "move": "thunderbolt"}, "b": {"pokemon": "gyarados", "move": "waterfall"}},
    {"a": {"pokemon": "snorlax", "move": "body-slam"}, "b": {"pokemon": "chansey", "move": "egg-bomb"}},
]
OWN: Final = {"prediction_id", "made_at", "links"}
"""What no two answers have in common."""
_STORED_SECONDS: Final = 10


@pytest.fixture
def new_database(postgres_url: str) -> Iterator[Callable[[], str]]:
    """Makes an empty one in place of the last."""
    name = f"restored_{uuid4().hex}"

    def make() -> str:
        run_statements(postgres_url, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", f"CREATE DATABASE {name}")
        return make_url(postgres_url).set(database=name).render_as_string(hide_password=False)

    yield make
    run_statements(postgres_url, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def test_what_is_destroyed_comes_back_with_the_same_answers(
    server: RealServer, trained_folder: Path, tmp_path: Path, new_database: Callable[[], str]
) -> None:
    key = made_key(trained_folder)
    before, noted = asked(server, key)
    place = {"DATABASE_URL": new_database(), "MLFLOW_TRACKING_URI": store(tmp_path, "one")}
    move(trained_folder, place, tmp_path)  # while the server serves

    saved = run("backup", "create", str(tmp_path / "backups"), folder=tmp_path, **place)
    assert saved.returncode == 0, saved.stderr
    place = {"DATABASE_URL": new_database(), "MLFLOW_TRACKING_URI": store(tmp_path, "two")}
    restored = run("backup", "restore", saved.stdout.strip(), folder=tmp_path, **place)
    assert restored.returncode == 0, restored.stderr
    with real_server(tmp_path, prepare=False, **place) as running:
        after, found = asked(running, key, noted["prediction_id"])

    assert after == before
    assert found == noted


def store(folder: Path, name: str) -> str:
    (folder / name).mkdir()
    return new_store(folder / name)


def made_key(folder: Path) -> str:
    container = container_of(folder)
    key = container.create_key()(owner="a bot", scopes=[Scope.READ, Scope.PREDICT])
    container.database_engine().dispose()
    return str(key)


def move(folder: Path, place: dict[str, str], to: Path) -> None:
    """Bring what a user has in files to a server of PostgreSQL, by a backup."""
    shelf = FileBackupShelf(to / "moving")
    here, there = container_of(folder), container_of(to, **place)
    here.back_up()(shelf=shelf, moment=datetime.now(UTC), tell=tell_nobody)
    there.restore_backup()(shelf=shelf, replace=False, tell=tell_nobody)
    there.restore_backup()(shelf=shelf, replace=True, tell=tell_nobody)
    for one in (here, there):
        one.database_engine().dispose()


def container_of(folder: Path, **settings: str) -> Container:
    prefix = "PREDICTIONDEX_"
    given = {name: text for name, text in environment(folder, **settings).items() if name.startswith(prefix)}
    container = Container()
    own: dict[str, Any] = {name.removeprefix(prefix).lower(): text for name, text in given.items()}
    container.settings.override(providers.Object(Settings(_env_file=None, **own)))
    return container


def asked(server: RealServer, key: str, noted: str | None = None) -> tuple[list[Any], dict[str, Any]]:
    """Return what is answered, with the models, and the stored answer of that id, or of the first question."""
    with httpx.Client(base_url=server.address, headers={"X-API-Key": key}, timeout=30) as client:
        answers = [client.post(DUEL, json=one).raise_for_status().json() for one in QUESTIONS]
        models = client.get("/v1/models").raise_for_status().json()
        assert client.get("/v1/natures", headers={"X-API-Key": key[:-4] + "0000"}).status_code == 401
        stored = read(client, noted or answers[0]["prediction_id"])
    return [*({name: one[name] for name in one.keys() - OWN} for one in answers), models], stored


def read(client: httpx.Client, prediction_id: str) -> dict[str, Any]:
    """Wait until an answer is stored, which is behind the answer."""
    deadline = time.monotonic() + _STORED_SECONDS
    while True:
        found = client.get(f"/v1/predictions/{prediction_id}")
        if found.status_code == 200 or time.monotonic() > deadline:
            stored: dict[str, Any] = found.raise_for_status().json()
            return stored
        time.sleep(0.05)
