"""Writes what a model of this tree says of each duel of the exam: python -m scripts.challenge.forecast newest FILE.

A change's own comparison runs it in the tree before the change as well, so that each model answers by its own code.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np

from app.application.model_versions import wanted_version
from app.container.container import Container

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    exam: str
    """The checksum of the duels."""
    chances: NDArray[np.float64]
    """(n,) of A."""

    def write(self, file: Path) -> None:
        with file.open("wb") as stream:
            np.savez(stream, exam=np.array(self.exam), chances=self.chances)

    @classmethod
    def read(cls, file: Path) -> Self:
        with np.load(file, allow_pickle=False) as told:
            return cls(exam=str(told["exam"]), chances=told["chances"])


def forecast_of(container: Container, wanted: str) -> Forecast:
    pokedex, registry = container.pokedex_repository().get(), container.model_registry()
    version = wanted_version(registry, wanted).version
    predictor = container.predictor_of()(registry.load(version), version)
    duels = container.exam().load(pokedex).duels
    chances = predictor.predict(duels, pokedex).win_probability
    return Forecast(exam=container.exam().manifest().checksum, chances=chances)


def main() -> int:
    wanted, file = sys.argv[1:]
    forecast_of(Container(), wanted).write(Path(file))
    return 0


if __name__ == "__main__":
    sys.exit(main())
