"""Starts the MLflow server of a team, on the same flags in its container, with `make mlflow` and in the tests.

It needs MLflow and the standard library only. What differs from place to place stands in the environment, and so does
the database, whose address may hold a password that a list of processes would show. `--folder` is for one machine: what
is missing is kept there.
"""

from __future__ import annotations

import argparse
import base64
import os
import re
import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

DATABASE: Final = "MLFLOW_BACKEND_STORE_URI"
ARTIFACTS: Final = "MLFLOW_ARTIFACTS_DESTINATION"
HOOK_KEY: Final = "MLFLOW_WEBHOOK_SECRET_ENCRYPTION_KEY"
HOSTS: Final = "MLFLOW_SERVER_ALLOWED_HOSTS"
ORIGINS: Final = "MLFLOW_SERVER_CORS_ALLOWED_ORIGINS"
_FROM_FILES: Final = {
    "MLFLOW_DATABASE_PASSWORD_FILE": "PGPASSWORD",  # what PostgreSQL's library reads
    f"{HOOK_KEY}_FILE": HOOK_KEY,
    f"{DATABASE}_FILE": DATABASE,
    "MLFLOW_TRACKING_PASSWORD_FILE": "MLFLOW_TRACKING_PASSWORD",
}
"""Where containers and clusters mount a secret, and the variable that it is the content for."""
_REQUIRED: Final = {
    DATABASE: "the database, such as postgresql://mlflow@db/mlflow (the password in MLFLOW_DATABASE_PASSWORD_FILE)",
    ARTIFACTS: "where the files of models go, such as /var/lib/mlflow/artifacts",
    HOOK_KEY: "32 random bytes in URL-safe Base64, without which no webhook outlives the server",
}
# SQLAlchemy would look for another driver than the one that is installed.
_ANY_DRIVER: Final = re.compile(r"^postgres(ql)?://")
_HABITS: Final = {
    # MLflow would report its use to its makers.
    "MLFLOW_DISABLE_TELEMETRY": "true",
    # They are for judging language models, and keep two more processes busy.
    "MLFLOW_SERVER_ENABLE_JOB_EXECUTION": "false",
    # Seconds until a new webhook is called by every worker.
    "MLFLOW_WEBHOOK_CACHE_TTL": "5",
    # Seconds. A receiver answers at once, or is away.
    "MLFLOW_WEBHOOK_REQUEST_TIMEOUT": "5",
}


def with_secrets(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the environment with what its files say; leave with what is wrong with them."""
    found = dict(environ)
    for name, secret in _FROM_FILES.items():
        file = found.pop(name, "")
        if file and found.get(secret):
            sys.exit(f"{secret} is given, and so is {name}; leave one of them out.")
        if file:
            found[secret] = _content(name, Path(file))
    return found


def settled(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of the server; leave with what is wrong in this one."""
    own = f"localhost:{_port(environ)}", f"127.0.0.1:{_port(environ)}"
    defaults = {HOSTS: ",".join(own), ORIGINS: ",".join(f"http://{one}" for one in own)}
    given = {name: value for name, value in environ.items() if value}
    for name, meaning in _REQUIRED.items():
        if name not in given:
            sys.exit(f"{name} is missing: {meaning}.")
    found = _HABITS | defaults | given
    found[DATABASE] = _ANY_DRIVER.sub("postgresql+psycopg2://", found[DATABASE])
    for name in (HOSTS, ORIGINS):
        if "*" in found[name]:
            sys.exit(f"{name} must list each name, without *, with commas between them, such as {defaults[name]}.")
    return found


def command(environ: Mapping[str, str]) -> list[str]:
    """Return what is run in the settled environment."""
    flags = {
        "host": environ.get("MLFLOW_HOST", "127.0.0.1"),
        "port": _port(environ),
        "workers": environ.get("MLFLOW_WORKERS", "2"),
        "artifacts-destination": environ[ARTIFACTS],
        "allowed-hosts": environ[HOSTS],
        "cors-allowed-origins": environ[ORIGINS],
        "x-frame-options": "DENY",
    }
    spelt = [part for name, value in flags.items() for part in (f"--{name}", value)]
    return [sys.executable, "-m", "mlflow", "server", "--serve-artifacts", *spelt]


def kept_in(folder: Path) -> dict[str, str]:
    """Return what a server needs whose database, files and key are in this folder."""
    folder.mkdir(parents=True, exist_ok=True)
    key = folder / "webhook.key"
    if not key.exists():
        key.touch(mode=0o600)
        key.write_bytes(base64.urlsafe_b64encode(secrets.token_bytes(32)))
    artifacts = folder.absolute() / "artifacts"
    return {
        DATABASE: f"sqlite:///{folder.absolute() / 'mlflow.db'}",
        ARTIFACTS: str(artifacts),
        HOOK_KEY: key.read_text(),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Start the MLflow server of a team.")
    parser.add_argument("--folder", type=Path, help="keep here whatever the environment does not say where to keep")
    folder: Path | None = parser.parse_args().folder
    environ = settled((kept_in(folder) if folder else {}) | with_secrets(os.environ))
    os.execve(sys.executable, command(environ), environ)  # noqa: S606 - no shell is wanted


def _content(name: str, file: Path) -> str:
    try:
        text = file.read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        sys.exit(f"{name}: {file} cannot be read.")
    if not text:
        sys.exit(f"{name}: {file} is empty.")
    return text


def _port(environ: Mapping[str, str]) -> str:
    return environ.get("MLFLOW_PORT", "5000")


if __name__ == "__main__":
    main()
