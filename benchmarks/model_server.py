"""The same model behind MLflow's own server, and called directly: what `benchmarks.load` compares with."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import mlflow.xgboost
import numpy as np

from app.domain.battle.duels import Duels
from app.domain.battle.roster import enrol
from app.domain.battle.tables import tables_of
from app.domain.prediction.features import features
from app.domain.registry.model_version import Alias
from app.infrastructure.learning.model_files import unpack
from benchmarks.served_atlas import container_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.domain.battle.combatant import Contender

_START_SECONDS = 120


class BareModel:
    """The model in production of a folder, without anything around it."""

    def __init__(self, folder: Path) -> None:
        container = container_on(folder)
        registry = container.model_registry()
        version = registry.aliased(Alias.PRODUCTION).version
        self.parts = unpack(registry.load(version), version)
        self.predictor = container.production_model()
        self.pokedex = container.pokedex_repository().get()

    def duels(self, a: Contender, b: Contender) -> Duels:
        own, foe = enrol(self.pokedex, [a]).rows, enrol(self.pokedex, [b]).rows
        move, reply = (each.ravel() for each in np.indices((len(own), len(foe))))
        return Duels(a=own.take(move), b=foe.take(reply))

    def scoring_body(self, duels: Duels) -> bytes:
        """Return ready-made features as MLflow's server wants them."""
        seen = features(tables_of(self.pokedex), duels, doubt=self.parts.doubt)
        return json.dumps({"inputs": seen.values.tolist()}).encode()

    def speed(self, questions: Sequence[Duels]) -> float:
        """Return how many questions a second are answered."""
        began = time.perf_counter()
        for duels in questions:
            self.predictor.predict(duels, self.pokedex)
        return len(questions) / (time.perf_counter() - began)


@contextmanager
def model_server(model: BareModel, folder: Path, *, workers: int) -> Iterator[str]:
    """Serve the booster by `mlflow models serve`, and give its address."""
    shutil.rmtree(folder / "model", ignore_errors=True)
    mlflow.xgboost.save_model(model.parts.win, folder / "model")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mlflow", "models", "serve", "--model-uri", str(folder / "model")]
    command += ["--env-manager", "local", "--host", "127.0.0.1", "--port", str(port), "--workers", str(workers)]
    # MLflow looks for its own server on the path.
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    with (folder / "mlflow-serve.log").open("w") as log:
        process = subprocess.Popen(command, env=os.environ | {"PATH": path}, stdout=log, stderr=log)
    try:
        _wait_for(f"http://127.0.0.1:{port}", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if httpx.get(f"{address}/ping").is_success:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    raise AssertionError("MLflow's server did not start")
