from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from app.domain.registry.semantic_version import SemanticVersion


class Alias(StrEnum):
    """What a version of the model is for; each has one holder at most."""

    STAGING = "staging"
    PRODUCTION = "production"
    PREVIOUS = "previous"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelOrigin:
    """What a model was made of."""

    feature_schema: str
    """The hash of the features that it reads, and of the rules behind them."""
    dataset: str
    """The hash of all that it learnt from."""
    engine: str
    """The rules by which the battles were played that it learnt from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelVersion:
    version: str
    """The registry's own number."""
    semantic: SemanticVersion
    run_id: str
    checksum: str
    origin: ModelOrigin
    metrics: Mapping[str, float]
    created_at: datetime
    aliases: tuple[str, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    """What was said of it since, such as the verdict of the gate."""
