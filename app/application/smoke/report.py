from __future__ import annotations

from dataclasses import dataclass

from app.domain.errors import PredictionDexError


class UnsoundError(PredictionDexError):
    """A service answers, but not as one that is sound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    name: str
    passed: bool
    words: str
    """What was seen."""
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SmokeReport:
    checked: tuple[Checked, ...]

    @property
    def failed(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.checked if not one.passed)
