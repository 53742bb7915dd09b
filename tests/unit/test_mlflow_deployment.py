"""The container, `make mlflow` and the tests start the same server, and none of them opens it to everybody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml

from deploy.mlflow.serve import ARTIFACTS, DATABASE, HOOK_KEY, HOSTS, ORIGINS, command, settled, with_secrets
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

DOCKERFILE: Final = (ROOT / "deploy" / "mlflow" / "Dockerfile").read_text()
COMPOSE: Final = (ROOT / "deploy" / "compose" / "mlflow.yaml").read_text()
SERVICES: Final[dict[str, Any]] = yaml.safe_load(COMPOSE)["services"]
GIVEN: Final = {DATABASE: "postgresql://mlflow@database/mlflow", ARTIFACTS: "/files", HOOK_KEY: "k" * 44}


def flags(**changed: str) -> dict[str, str]:
    spelt = command(settled(GIVEN | changed))[5:]
    return dict(zip(spelt[::2], spelt[1::2], strict=True))


def test_everybody_starts_the_server_through_one_program() -> None:
    assert 'ENTRYPOINT ["python", "/opt/mlflow/serve.py"]' in DOCKERFILE
    assert "command" not in SERVICES["mlflow"]
    assert "entrypoint" not in SERVICES["mlflow"]
    assert "deploy/mlflow/serve.py" in (ROOT / "Makefile").read_text()
    assert '"deploy" / "mlflow" / "serve.py"' in (ROOT / "tests" / "mlflow_server.py").read_text()


def test_the_container_is_given_all_that_the_program_requires() -> None:
    in_image = dict(re.findall(r"(MLFLOW_\w+)=(\S+)", DOCKERFILE))
    in_compose = {name: re.sub(r"\$\{\w+:[?-](.*)\}", r"\1", str(value)) for name, value in _environment().items()}
    found = flags(**(in_image | in_compose))

    assert found["--host"] == "0.0.0.0"  # noqa: S104 - within the container's own network
    assert found["--artifacts-destination"] in {one.split(":")[1] for one in SERVICES["mlflow"]["volumes"]}
    assert found["--allowed-hosts"] == "mlflow:5000,localhost:5000,127.0.0.1:5000"
    assert "*" not in found["--cors-allowed-origins"]


def test_no_secret_stands_in_a_file() -> None:
    for name, value in (_environment() | SERVICES["mlflow-database"]["environment"]).items():
        if "PASSWORD" in name or "KEY" in name:
            assert re.fullmatch(r"\$\{\w+:\?is missing\}", value), name
    assert not re.search(r"//\w+:[^@\s]+@", COMPOSE)


def test_from_outside_only_the_machine_itself_reaches_the_server() -> None:
    assert SERVICES["mlflow"]["ports"] == ["127.0.0.1:5000:5000"]
    assert "ports" not in SERVICES["mlflow-database"]
    assert re.search(r"^USER \d+$", DOCKERFILE, re.MULTILINE)


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
    assert environ[DATABASE] == "postgresql://mlflow:hunter2@database/mlflow"


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


def _environment() -> dict[str, str]:
    environment: dict[str, str] = SERVICES["mlflow"]["environment"]
    return environment


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
