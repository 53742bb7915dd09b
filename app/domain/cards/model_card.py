"""What a model card says of a version, in plain values that are written anywhere as they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.cards.product import CardOrigin, GameLimits, Product
    from app.domain.prediction.document import Section, Table
    from app.domain.registry.model_version import ModelOrigin


@dataclass(frozen=True, slots=True, kw_only=True)
class CardIdentity:
    version: str
    """The registry's own number."""
    semantic: str
    aliases: tuple[str, ...]
    made: str
    year: int
    run: str
    checksum: str
    origin: ModelOrigin


@dataclass(frozen=True, slots=True, kw_only=True)
class CardTraining:
    """What was recorded of the training."""

    began: str
    minutes: float | None
    """None where it never ended."""
    commit: str | None
    """None where it was not recorded."""
    environment: Mapping[str, str]
    parameters: Mapping[str, str]
    datasets: Table | None
    lessons: Mapping[str, str] | None
    """How the lessons were drawn and played, by which they can be made again."""
    features: int | None
    """How many the model is told of a duel."""
    groups: Mapping[str, int] | None
    """How many of them tell of what; None where they are not the features of this release."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardMakeup:
    """What is in the model's files."""

    size: int
    """In bytes, of all of them."""
    doubt: float | None
    calibration: str
    temperature: float
    points: int
    """Of the curve of the calibration."""
    coverage: float
    """How often the interval promises to hold the truth."""
    intervals: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class CardHeadline:
    """How good it is, for those who read no table."""

    duels: int
    error: float
    """Mean distance of the forecast from the truth, or from what was observed."""
    is_without_noise: bool
    accuracy: float
    best_accuracy: float | None
    """None where it was not worked out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardEvaluation:
    """What a report says of the version."""

    facts: Mapping[str, str]
    sections: tuple[Section, ...]
    """Without figures, and the worst of each slice alone."""
    pending: tuple[str, ...]
    equal_marks: int
    """How many marks of the report are those of the registry."""
    equal_digits: int
    """To how many digits."""
    is_of_these_files: bool
    """False where the report was made of other files, which make the same forecasts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardVerdict:
    """The last one of the gate on the version."""

    to: str
    passed: bool
    judged: str
    findings: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelCard:
    product: Product
    limits: GameLimits
    origins: tuple[CardOrigin, ...]
    identity: CardIdentity
    training: CardTraining | None
    """None where the record of the training is gone."""
    makeup: CardMakeup | None
    damage: str | None
    """Why its files cannot be read, where they cannot."""
    headline: CardHeadline | None
    """None where no mark was recorded."""
    marks: Table
    """Those that were registered with the version."""
    slices: Table
    """The worst of those that were registered with it."""
    evaluation: CardEvaluation | None
    """None where there is no report on it."""
    verdicts: tuple[CardVerdict, ...]
    promotions: Table
