"""Generates the typed Python client from what the API says of itself, with a tool in an environment of its own."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from app.container.container import Container
from app.presentation.api.application import create_api
from app.settings import Settings

_BIN: Final = Path(sys.executable).parent
_GENERATOR: Final = Path(sys.prefix) / "client-generator" / "bin" / "openapi-python-client"
FOLDER: Final = Path(__file__).parents[1] / "client"
PACKAGE: Final = FOLDER / "predictiondex_client"
DESCRIPTION: Final = FOLDER / "openapi.json"
SEAL: Final = FOLDER / "generated.sha256"


def main() -> int:
    DESCRIPTION.write_text(description(), encoding="utf-8")
    with TemporaryDirectory() as folder:
        told = Path(folder) / "openapi.json"
        told.write_text(json.dumps(_as_the_generator_takes_it(json.loads(description()))), encoding="utf-8")
        _generate(told)
    (PACKAGE / "py.typed").touch()
    SEAL.write_text(f"{seal()}\n", encoding="utf-8")
    return 0


def description() -> str:
    """Return the API's own OpenAPI description, as the client was or will be generated from it."""
    container = Container()
    # As it is by default, whatever this machine's own settings are.
    container.settings.override(Settings.model_construct(database_url="sqlite://"))
    api = create_api(container, version=version("predictiondex"))
    return json.dumps(api.openapi(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def seal() -> str:
    """Return the hash of the description and of everything that was generated from it."""
    files = [DESCRIPTION, *sorted(file for file in PACKAGE.rglob("*") if file.suffix in {".py", ".typed"})]
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.relative_to(FOLDER).as_posix()}\0".encode() + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _as_the_generator_takes_it(api: dict[str, Any]) -> dict[str, Any]:
    """Leave out what would make its types worse: keys that are optional, and answers that it never asks for."""
    for operations in api["paths"].values():
        for operation in operations.values():
            # It knows no optional key, and would refuse a client without one.
            if {} in operation.get("security", ()):
                del operation["security"]
            # It sends no If-None-Match; an answer without content would make all others `Any`.
            operation["responses"].pop("304", None)
    return api


def _generate(told: Path) -> None:
    command: list[str | Path] = [_GENERATOR, "generate", "--overwrite", "--meta", "none", "--fail-on-warning"]
    options: list[str | Path] = ["--path", told, "--config", FOLDER / "generator.yml", "--output-path", PACKAGE]
    # The generator formats what it wrote with the ruff that it finds on the path.
    subprocess.run([*command, *options], env=os.environ | {"PATH": f"{_BIN}:{os.environ['PATH']}"}, check=True)


if __name__ == "__main__":
    sys.exit(main())
