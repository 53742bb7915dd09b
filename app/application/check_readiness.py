from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class DependencyState:
    name: str
    detail: str
    """What is there; empty where it is not."""
    failure: PredictionDexError | None

    @property
    def ready(self) -> bool:
        return self.failure is None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReadiness:
    """Ask everything that an answer needs whether it is there."""

    checks: Mapping[str, Callable[[], str]]
    """By the name of the dependency: says what is there, or raises a `PredictionDexError`."""

    def __call__(self) -> tuple[DependencyState, ...]:
        return tuple(_ask(name, check) for name, check in self.checks.items())


def _ask(name: str, check: Callable[[], str]) -> DependencyState:
    try:
        return DependencyState(name=name, detail=check(), failure=None)
    except PredictionDexError as error:
        return DependencyState(name=name, detail="", failure=error)
