"""All that is known of one training, so that it can be told anywhere and at any time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from app.domain.prediction.model import ModelArtefact
    from app.domain.registry.model_version import ModelOrigin


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedDataset:
    name: str
    purpose: str
    """What the training used it for, such as "training" or "evaluation"."""
    checksum: str
    duels: int
    """How many of them were used for this."""
    plan: Mapping[str, str]
    """How it was drawn and played."""
    features: tuple[str, ...]
    """What a model is told of each duel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """Settings that a search has tried."""

    name: str
    parameters: Mapping[str, str]
    metrics: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingRun:
    key: str
    """Names it wherever it is kept, for ever; keys of later trainings come later in the alphabet."""
    experiment: str
    """Trainings on the same data share it."""
    name: str
    started_at: datetime
    ended_at: datetime
    origin: ModelOrigin
    parameters: Mapping[str, str]
    metrics: Mapping[str, float]
    environment: Mapping[str, str]
    """What it ran on: the commit, the versions of Python and of libraries."""
    datasets: tuple[UsedDataset, ...]
    trials: tuple[Trial, ...]
    artefact: ModelArtefact
    files: Mapping[str, bytes]
    """The report with its pictures and data, and a sample of what was learnt from, by their paths, which are relative
    and have no dots for folders."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedTraining:
    """What can be told of a training from its record, without its files."""

    name: str
    started_at: datetime
    ended_at: datetime | None
    """None where it never ended."""
    parameters: Mapping[str, str]
    environment: Mapping[str, str]
    datasets: tuple[UsedDataset, ...]
    """Empty where the training is older than records of them."""
