"""A server whose atlas is there: the one that users meet some minutes after the first start."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import httpx

from app.container.container import Container
from app.settings import Settings
from tests.real_server import environment, running

if TYPE_CHECKING:
    from contextlib import ExitStack

_ATLAS_SECONDS = 1200
_STOP_SECONDS = 60


def folder_with_a_model(stack: ExitStack) -> Path:
    """Return the folder that is named on the command line, or else an empty one for as long as the stack lasts."""
    return Path(sys.argv[1] if len(sys.argv) > 1 else stack.enter_context(TemporaryDirectory()))


def have_the_atlas_built(folder: Path) -> None:
    """Let a server train a model and build its atlas, unless the folder has both."""
    command = [sys.executable, "-m", "app", "serve", "--prepare", "--port", "0"]
    with running(command, environ=environment(folder, ATLAS="true"), log=folder / "server.log") as server:
        wait_for_the_atlas(server.address)
        server.stop(seconds=_STOP_SECONDS)


def container_on(folder: Path) -> Container:
    """Return a container of its own, whose databases and models are in the folder."""
    container = Container()
    container.settings.override(
        Settings(
            database_url=f"sqlite:///{folder / 'predictiondex.db'}",
            mlflow_tracking_uri=f"sqlite:///{folder / 'mlflow.db'}",
            var_folder=folder,
        )
    )
    return container


def wait_for_the_atlas(address: str) -> None:
    deadline = time.monotonic() + _ATLAS_SECONDS
    while time.monotonic() < deadline:
        said = httpx.get(f"{address}/health/ready").json()
        if any(one["name"] == "atlas" and one["state"] == "ready" for one in said["dependencies"]):
            return
        time.sleep(1)
    raise AssertionError("the atlas was not built")
