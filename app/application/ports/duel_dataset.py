from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.labelled import LabelledDuels


class Collection(StrEnum):
    LESSONS = "lessons"
    """Duels that our own engine has played, to learn from."""
    REFERENCE = "reference"
    """Duels that the reference engine has played: what our own is compared with, and to learn from as well."""
    EXAM = "exam"
    """Duels that the reference engine has played often, between species that no lesson brings together."""


class UnusableDatasetError(PredictionDexError):
    """The data is missing, damaged, or not of this release; says which file, why, and what to do."""

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        self.reason = reason
        command = f"predictiondex learn dataset {name}" if name in tuple(Collection) else "predictiondex learn dataset"
        super().__init__(f"The dataset {name} cannot be used: {reason}. Run `{command}` to build it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetPlan:
    """What decides every duel and every battle of a dataset."""

    duels: int
    battles: int
    """Of each duel to learn from."""
    held_out_battles: int
    """Of each duel to calibrate or report on, whose truth must be known better."""
    seed: int
    part_size: int
    mixture: str
    """Which of `MIXTURES` the duels are drawn from."""
    rules_version: str
    draws_version: str
    """Names how duels are drawn, and from which Pokédex."""

    @property
    def parts(self) -> int:
        return -(-self.duels // self.part_size)

    def size_of(self, number: int) -> int:
        """Return how many duels the part of this number has."""
        return min(self.part_size, self.duels - number * self.part_size)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetManifest:
    plan: DatasetPlan
    duels_by_kind: Mapping[str, int]
    duels_by_fold: Mapping[str, int]
    battles: int
    checksum: str
    """SHA-256 of the data file."""


class DuelDataset(Protocol):
    """Keeps duels with what the engine made of them."""

    @abstractmethod
    def has_part(self, plan: DatasetPlan, number: int) -> bool:
        """Say whether an earlier, interrupted build by the same plan already has this part."""

    @abstractmethod
    def keep_part(self, plan: DatasetPlan, number: int, part: LabelledDuels, pokedex: Pokedex) -> None:
        """Keep a finished part, so that an interruption does not lose it."""

    @abstractmethod
    def seal(self, plan: DatasetPlan, pokedex: Pokedex) -> DatasetManifest:
        """Make all parts of the plan the dataset, in place of the one before."""

    @abstractmethod
    def manifest(self) -> DatasetManifest:
        """Raise `UnusableDatasetError`."""

    @abstractmethod
    def load(self, pokedex: Pokedex) -> LabelledDuels:
        """Return every duel.

        Raises:
            UnusableDatasetError: it is missing, its checksum is another, or it names what the Pokédex does not have.
        """
