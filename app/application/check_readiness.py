from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Something that is there, though perhaps not as it should be."""

    detail: str
    trouble: PredictionDexError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DependencyState:
    name: str
    detail: str
    """What is there; empty where it is not."""
    failure: PredictionDexError | None
    needed: bool = True
    """Whether there are answers that cannot be given without it."""
    trouble: PredictionDexError | None = None
    """What is wrong with it although it is there."""

    @property
    def ready(self) -> bool:
        return self.failure is None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReadiness:
    """Ask everything that an answer needs, or that only makes it faster, whether it is there."""

    checks: Mapping[str, Callable[[], str | Found]]
    """By the name of the dependency: says what is there, or raises a `PredictionDexError`."""
    accelerators: Mapping[str, Callable[[], str]] = field(default_factory=dict)
    """Likewise, of what answers do without."""

    def __call__(self) -> tuple[DependencyState, ...]:
        needed = (_ask(name, check, needed=True) for name, check in self.checks.items())
        return (*needed, *(_ask(name, check, needed=False) for name, check in self.accelerators.items()))


def _ask(name: str, check: Callable[[], str | Found], *, needed: bool) -> DependencyState:
    try:
        found = check()
    except PredictionDexError as error:
        return DependencyState(name=name, detail="", failure=error, needed=needed)
    there = Found(detail=found) if isinstance(found, str) else found
    return DependencyState(name=name, detail=there.detail, failure=None, needed=needed, trouble=there.trouble)
