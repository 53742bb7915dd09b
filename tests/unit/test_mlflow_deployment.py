"""The container, `make mlflow` and the tests start the same server, and none of them opens it to everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from deploy.mlflow.serve import ARTIFACTS, DATABASE, HOOK_KEY, HOSTS, ORIGINS, command, settled, with_secrets
from scripts.images.context import DOCKERFILE
from tests.conftest import ROOT
from tests.delivery import SERVICES, image

if TYPE_CHECKING:
    from pathlib import Path

GIVEN: Final = {DATABASE: "postgresql://mlflow@database/mlflow", ARTIFACTS: "/files", HOOK_KEY: "k" * 44}


def flags(**changed: str) -> dict[str, str]:
    spelt = command(settled(GIVEN | changed))[5:]
    return dict(zip(spelt[::2], spelt[1::2], strict=True))


def test_everybody_starts_the_server_through_one_program() -> None:
    assert image("mlflow").entrypoint == ("python", "/opt/predictiondex/serve.py")
    assert "COPY deploy/mlflow/serve.py serve.py" in DOCKERFILE.read_text(encoding="utf-8")
    assert not {"command", "entrypoint"} & SERVICES["mlflow"].keys()
    assert "deploy/mlflow/serve.py" in (ROOT / "Makefile").read_text()
    assert '"deploy" / "mlflow" / "serve.py"' in (ROOT / "tests" / "mlflow_server.py").read_text()


def test_the_container_is_given_all_that_the_program_requires(tmp_path: Path) -> None:
    environ = {**image("mlflow").environment, **SERVICES["mlflow"]["environment"]}
    for name, value in environ.items():
        if value.startswith("/run/secrets/"):
            environ[name] = str(tmp_path / value.removeprefix("/run/secrets/"))
            (tmp_path / value.removeprefix("/run/secrets/")).write_text("k" * 44)
    given = with_secrets({name: value for name, value in environ.items() if name.startswith("MLFLOW_")})
    spelt = command(settled(given))[5:]
    found = dict(zip(spelt[::2], spelt[1::2], strict=True))

    assert given["PGPASSWORD"] == given[HOOK_KEY] == "k" * 44
    assert found["--host"] == "0.0.0.0"  # noqa: S104 - within the container's own network
    assert found["--artifacts-destination"].startswith(f"{image('mlflow').volumes[0]}/")
    assert found["--allowed-hosts"] == "mlflow:5000,localhost:5000,127.0.0.1:5000"
    assert "*" not in found["--cors-allowed-origins"]


def test_the_server_is_for_this_machine_alone_unless_told_otherwise() -> None:
    found = flags(MLFLOW_PORT="5017")

    assert found["--host"] == "127.0.0.1"
    assert found["--allowed-hosts"] == "localhost:5017,127.0.0.1:5017"
    assert found["--cors-allowed-origins"] == "http://localhost:5017,http://127.0.0.1:5017"
    assert found["--artifacts-destination"] == "/files"
    assert "--serve-artifacts" in command(settled(GIVEN))


def test_the_address_of_the_database_is_not_among_the_arguments() -> None:
    environ = settled(GIVEN | {DATABASE: "postgresql://mlflow:hunter2@database/mlflow"})

    assert "hunter2" not in " ".join(command(environ))
    assert environ[DATABASE] == "postgresql+psycopg2://mlflow:hunter2@database/mlflow"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg2"])
def test_postgresql_is_spoken_to_by_the_driver_that_is_installed(scheme: str) -> None:
    assert (
        settled(GIVEN | {DATABASE: f"{scheme}://mlflow@db/mlflow"})[DATABASE]
        == "postgresql+psycopg2://mlflow@db/mlflow"
    )
    assert settled(GIVEN | {DATABASE: "sqlite:////files/mlflow.db"})[DATABASE] == "sqlite:////files/mlflow.db"


@pytest.mark.parametrize("missing", GIVEN)
def test_what_is_missing_is_named(missing: str) -> None:
    for nothing in ({}, {missing: ""}):
        rest = {name: value for name, value in GIVEN.items() if name != missing}
        with pytest.raises(SystemExit, match=f"{missing} is missing: .+"):
            settled(rest | nothing)


@pytest.mark.parametrize("name", [HOSTS, ORIGINS])
@pytest.mark.parametrize("value", ["*", "10.*", "mlflow.example,*"])
def test_to_open_the_server_to_any_name_is_refused(name: str, value: str) -> None:
    with pytest.raises(SystemExit, match=rf"{name} must list each name"):
        settled(GIVEN | {name: value})


SECRETS: Final = {
    "MLFLOW_DATABASE_PASSWORD_FILE": "PGPASSWORD",
    "MLFLOW_WEBHOOK_SECRET_ENCRYPTION_KEY_FILE": HOOK_KEY,
    "MLFLOW_BACKEND_STORE_URI_FILE": DATABASE,
    "MLFLOW_TRACKING_PASSWORD_FILE": "MLFLOW_TRACKING_PASSWORD",
}


@pytest.mark.parametrize(("variable", "secret"), SECRETS.items())
def test_a_secret_may_be_the_content_of_a_file(tmp_path: Path, variable: str, secret: str) -> None:
    file = tmp_path / "secret"
    file.write_text("cerulean\n")

    assert with_secrets({variable: str(file), "PORT": "1"}) == {secret: "cerulean", "PORT": "1"}
    with pytest.raises(SystemExit, match=f"{secret} is given, and so is {variable}"):
        with_secrets({variable: str(file), secret: "vermilion"})
    file.write_text("\n")
    with pytest.raises(SystemExit, match=f"{variable}: .* is empty"):
        with_secrets({variable: str(file)})
    with pytest.raises(SystemExit, match=f"{variable}: .* cannot be read"):
        with_secrets({variable: str(tmp_path / "nothing")})
