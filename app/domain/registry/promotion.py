from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from app.domain.registry.model_version import Alias


class Place(StrEnum):
    """What a version can be promoted to; an alias of the same name says who holds it."""

    STAGING = "staging"
    PRODUCTION = "production"


class PromotionKind(StrEnum):
    PROMOTION = "promotion"
    ROLLBACK = "rollback"
    AUTOMATIC_ROLLBACK = "automatic rollback"
    """Because the fresh model failed its watch."""
    FOUND = "found"
    """Somebody had moved the alias without asking us; it is written down when it is noticed."""


ROLLBACKS: Final = frozenset({PromotionKind.ROLLBACK, PromotionKind.AUTOMATIC_ROLLBACK})


@dataclass(frozen=True, slots=True, kw_only=True)
class Promotion:
    """A version of the model took a place; the record is kept for ever."""

    kind: PromotionKind
    to: Alias
    """The place: staging or production."""
    version: str
    semantic: str
    checksum: str
    """Of the artefact, so that what comes back later can be told to be the same."""
    before: str | None
    """The version that held the place; None where nobody did."""
    by: str
    """Who did it: the owner of a key, a user of the command line, or the watch."""
    happened_at: datetime
    reason: str
    is_forced: bool = False
    """Whether the gate had refused it."""
    objections: tuple[str, ...] = ()
    """What the gate had found against it, where it was forced."""
    figures: Mapping[str, float]
    """What the gate, or the watch, had measured."""
