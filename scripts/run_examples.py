"""Runs every example against a server of its own, and keeps what the notebook shows: `make examples`.

The model in `var/` answers; where there is none, one is trained first.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import httpx

from scripts.notebook import NOTEBOOK, keep, read_notebook
from tests.real_server import running

if TYPE_CHECKING:
    from collections.abc import Mapping

_ROOT: Final = Path(__file__).parents[1]
_ATLAS_SECONDS: Final = 1800
_JUPYTER: Final = Path(sys.prefix) / "notebook" / "bin"


def main() -> int:
    with TemporaryDirectory() as name:
        folder = Path(name)
        command = [sys.executable, "-m", "app", "serve", "--prepare", "--port", "0"]
        with running(command, environ=os.environ, log=folder / "server.log") as server:
            _wait_for_atlas(server.address)
            asking = os.environ | {"PREDICTIONDEX_URL": server.address, "PYTHONPATH": str(_ROOT / "client")}
            _run_scripts(folder, asking)
            _execute_notebook(folder, asking)
    return 0


def _wait_for_atlas(address: str) -> None:
    """Wait until there is one: it rounds what the model answers, so pictures would depend on when they are drawn."""
    deadline = time.monotonic() + _ATLAS_SECONDS
    while _state_of_atlas(address) != "ready":
        if time.monotonic() > deadline:
            raise TimeoutError(f"There was no atlas within {_ATLAS_SECONDS} seconds.")
        time.sleep(1)


def _state_of_atlas(address: str) -> str:
    told = httpx.get(f"{address}/health/ready").json()["dependencies"]
    state: str = next(one["state"] for one in told if one["name"] == "atlas")
    return state


def _run_scripts(folder: Path, environ: Mapping[str, str]) -> None:
    predicted = folder / "predicted.csv"
    for command in (
        ["examples/curl.sh"],
        [sys.executable, "examples/python_client.py"],
        [sys.executable, "examples/batch_from_csv.py", "examples/duels.csv", str(predicted)],
    ):
        subprocess.run(command, cwd=_ROOT, env=environ, check=True)
    print(predicted.read_text(encoding="utf-8"), flush=True)


def _execute_notebook(folder: Path, environ: Mapping[str, str]) -> None:
    """Have Jupyter execute it in an environment of its own."""
    copy = folder / NOTEBOOK.name
    shutil.copyfile(NOTEBOOK, copy)
    path = {"PATH": f"{_JUPYTER}:{environ['PATH']}"}
    subprocess.run([_JUPYTER / "jupyter-execute", "--inplace", copy], env={**environ, **path}, check=True)
    keep(read_notebook(copy))


if __name__ == "__main__":
    sys.exit(main())
