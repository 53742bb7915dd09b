"""A tree of the code with the model that it trains, all of it by commands that are run in that tree."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class FailedStepError(Exception):
    def __init__(self, contender: str, step: str) -> None:
        self.contender = contender
        self.step = step
        super().__init__(f"{contender}: `{step}` failed.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    name: str
    tree: Path
    python: Path
    store: Path
    """Where its database and its models are."""
    exam: Path
    """The duels that it is examined on."""

    def train(self, *, key: str, duels: int) -> None:
        """Train, and let the model into staging if it passes the entrance tests; a model with this key is kept.

        Raises `FailedStepError`.
        """
        told = self.store / "key"
        if told.is_file() and told.read_text(encoding="utf-8") == key:
            return
        shutil.rmtree(self.store, ignore_errors=True)
        self.store.mkdir(parents=True)
        self.take_pokedex(self.tree / "data" / "pokedex")
        self._run("app", "learn", "dataset", "--duels", str(duels))
        self._run("app", "learn", "train")
        self._run("app", "model", "promote", "newest", "--to", "staging")
        told.write_text(key, encoding="utf-8")

    def take_pokedex(self, folder: Path) -> None:
        self._run("app", "pokedex", "import", PREDICTIONDEX_POKEDEX_FOLDER=str(folder))

    def sit_exam(self) -> Path:
        """Return the file with its forecasts."""
        file = self.store / "forecast.npz"
        self._run("scripts.challenge.forecast", "staging", str(file))
        return file

    def _run(self, *module: str, **settings: str) -> None:
        command = [str(self.python), "-m", *module]
        done = subprocess.run(command, cwd=self.tree, env=self._environment() | settings, check=False)
        if done.returncode:
            raise FailedStepError(self.name, " ".join(module))

    def _environment(self) -> dict[str, str]:
        own = {name: value for name, value in os.environ.items() if not name.startswith(("PREDICTIONDEX_", "MLFLOW_"))}
        # The tree's own modules come before those that are installed.
        return own | {
            "PYTHONPATH": str(self.tree),
            "PREDICTIONDEX_VAR_FOLDER": str(self.store),
            "PREDICTIONDEX_EXAM_FOLDER": str(self.exam),
            "PREDICTIONDEX_MLFLOW_SERVERS": "",
        }
