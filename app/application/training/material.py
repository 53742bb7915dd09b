"""What a training reads, and which part of it is for what."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.application.ports.duel_dataset import Collection, UnusableDatasetError
from app.application.ports.step_outputs import StaleInputError
from app.domain.prediction.draws import draws_version
from app.domain.prediction.labelled import LabelledDuels
from app.domain.prediction.splits import Fold, folds
from app.domain.prediction.training_run import UsedDataset

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.application.ports.duel_dataset import DatasetManifest, DuelDataset
    from app.domain.pokedex.pokedex import Pokedex


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    learn: LabelledDuels
    calibrate: LabelledDuels
    exam: LabelledDuels
    manifests: Mapping[Collection, DatasetManifest]
    learnt: Mapping[Collection, int]
    """How many duels of each collection are learnt from."""

    @property
    def fingerprint(self) -> str:
        """The hash of all that is learnt from."""
        known = (self.manifests[one].checksum for one in (Collection.LESSONS, Collection.REFERENCE))
        return hashlib.sha256(" ".join([*known, str(len(self.learn))]).encode()).hexdigest()

    def used(self, features: tuple[str, ...]) -> tuple[UsedDataset, ...]:
        purposes = (
            *((one, "training", duels) for one, duels in self.learnt.items()),
            (Collection.LESSONS, "calibration", len(self.calibrate)),
            (Collection.EXAM, "evaluation", len(self.exam)),
        )
        return tuple(
            UsedDataset(
                name=collection.value,
                purpose=purpose,
                checksum=self.manifests[collection].checksum,
                duels=duels,
                plan={name: str(value) for name, value in asdict(self.manifests[collection].plan).items()},
                features=features,
            )
            for collection, purpose, duels in purposes
        )


def collect(pokedex: Pokedex, datasets: Mapping[Collection, DuelDataset], *, duels: int | None) -> Material:
    """Load what there is, the first `duels` lessons of it or all.

    Raises:
        UnusableDatasetError: a collection is missing, damaged or too small.
        StaleInputError: the lessons were drawn from another Pokédex.
    """
    manifests = {name: one.manifest() for name, one in datasets.items()}
    require_of_pokedex(manifests[Collection.LESSONS], pokedex)
    lessons = datasets[Collection.LESSONS].load(pokedex).take(slice(duels))
    reference = datasets[Collection.REFERENCE].load(pokedex)
    to_learn = {
        Collection.LESSONS: _rows_of(pokedex, lessons, Fold.TRAIN),
        Collection.REFERENCE: _rows_of(pokedex, reference, Fold.TRAIN),
    }
    return Material(
        learn=LabelledDuels.concatenate(list(to_learn.values())),
        calibrate=_rows_of(pokedex, lessons, Fold.CALIBRATION),
        exam=datasets[Collection.EXAM].load(pokedex),
        manifests=manifests,
        learnt={name: len(rows) for name, rows in to_learn.items()},
    )


def require_of_pokedex(lessons: DatasetManifest, pokedex: Pokedex) -> None:
    """Raise `StaleInputError` where lessons were drawn from another Pokédex, whose Pokémon may be weaker or stronger.

    The bundled collections are not asked: what they say of Pokémon that have not changed stays true, and only the
    reference engine could play them again.
    """
    if lessons.plan.draws_version != draws_version(pokedex):
        raise StaleInputError(
            f"The dataset {Collection.LESSONS}",
            "its duels were drawn from another Pokédex than the one in the database",
            f"Run `predictiondex learn dataset {Collection.LESSONS}` to draw them again.",
        )


def _rows_of(pokedex: Pokedex, labelled: LabelledDuels, wanted: Fold) -> LabelledDuels:
    rows = np.flatnonzero(folds(pokedex, labelled.duels) == wanted)
    if not len(rows):
        raise UnusableDatasetError(f"of {len(labelled)} duels", f"it is too small: the fold {wanted} is empty")
    return labelled.take(rows)
