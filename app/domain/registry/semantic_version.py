from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.registry.model_version import ModelOrigin, ModelVersion


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class SemanticVersion:
    """Says what a model shares with the one before: major.minor.patch."""

    major: int
    minor: int
    patch: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Raise `ValueError`."""
        major, minor, patch = map(int, text.split("."))
        return cls(major=major, minor=minor, patch=patch)

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"


FIRST = SemanticVersion(major=1, minor=0, patch=0)


def next_version(known: Iterable[ModelVersion], origin: ModelOrigin) -> SemanticVersion:
    """Number a model beside all that are known.

    Other features or rules than those of the newest make it a major step, other data a minor one, and anything else a
    patch.
    """
    newest = max(known, key=lambda one: one.semantic, default=None)
    if newest is None:
        return FIRST
    last = newest.semantic
    if newest.origin.feature_schema != origin.feature_schema:
        return SemanticVersion(major=last.major + 1, minor=0, patch=0)
    if newest.origin.dataset != origin.dataset:
        return SemanticVersion(major=last.major, minor=last.minor + 1, patch=0)
    return SemanticVersion(major=last.major, minor=last.minor, patch=last.patch + 1)
