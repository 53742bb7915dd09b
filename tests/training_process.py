"""Draws lessons and learns from them in a process of its own: `python -m tests.training_process FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from app.application.ports.duel_dataset import Collection
from app.domain.prediction.splits import Fold, folds
from app.infrastructure.learning.xgboost_trainer import XGBoostTrainer
from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource
from tests.conftest import ROOT
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.integration.learning.conftest import DOUBT, SMALL
from tests.played_duels import small_collection

if TYPE_CHECKING:
    from app.domain.prediction.model import ModelArtefact


def main(folder: Path) -> None:
    """Say the checksum of the model."""
    sys.stdout.write(_trained(folder).checksum)


def _trained(folder: Path) -> ModelArtefact:
    pokedex = BundledPokedexSource(ROOT / "data" / "pokedex").read().pokedex
    lessons = small_collection(pokedex, Collection.LESSONS, folder / "lessons").load(pokedex)
    fold = folds(pokedex, lessons.duels)
    learn, calibrate = (lessons.take(np.flatnonzero(fold == one)) for one in (Fold.TRAIN, Fold.CALIBRATION))
    trainer = XGBoostTrainer(pokedex=FakePokedexRepository(pokedex), doubt=DOUBT, boosting=SMALL, threads=1)
    return trainer.train(learn=learn, calibrate=calibrate, seed=1)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
