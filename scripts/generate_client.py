"""Generates the typed Python client from what the API says of itself, with a tool in an environment of its own."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Final

from app.container.container import Container
from app.presentation.api.application import create_api

_ROOT: Final = Path(__file__).parents[1]
_BIN: Final = Path(sys.executable).parent
_GENERATOR: Final = _ROOT / ".venv" / "client-generator" / "bin" / "openapi-python-client"
FOLDER: Final = _ROOT / "client"
PACKAGE: Final = FOLDER / "predictiondex_client"
DESCRIPTION: Final = FOLDER / "openapi.json"
SEAL: Final = FOLDER / "generated.sha256"


def main() -> int:
    FOLDER.mkdir(exist_ok=True)
    DESCRIPTION.write_text(description(), encoding="utf-8")
    command: list[str | Path] = [_GENERATOR, "generate", "--overwrite", "--meta", "none", "--fail-on-warning"]
    options: list[str | Path] = ["--path", DESCRIPTION, "--config", FOLDER / "generator.yml", "--output-path", PACKAGE]
    # The generator formats what it wrote with the ruff that it finds on the path.
    subprocess.run([*command, *options], env=os.environ | {"PATH": f"{_BIN}:{os.environ['PATH']}"}, check=True)
    SEAL.write_text(f"{seal()}\n", encoding="utf-8")
    return 0


def description() -> str:
    """Return the API's own OpenAPI description, as the client was or will be generated from it."""
    api = create_api(Container(), version=version("predictiondex"))
    return json.dumps(api.openapi(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def seal() -> str:
    """Return the hash of the description and of everything that was generated from it."""
    files = [DESCRIPTION, *sorted(file for file in PACKAGE.rglob("*") if file.suffix in {".py", ".typed"})]
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.relative_to(FOLDER).as_posix()}\0".encode() + file.read_bytes() + b"\0")
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
