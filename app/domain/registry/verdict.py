from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.registry.model_version import Alias


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one test of the gate has found."""

    test: str
    passed: bool
    measured: float | None
    """None where it could not be measured."""
    limit: float | None
    """None where there is nothing to compare with."""
    words: str
    """What was measured, or by how much the test failed, for people."""
    is_vital: bool = False
    """Whether no reason lets a model pass that failed it, because it could not answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a version of the model may take a place, and why."""

    to: Alias
    findings: tuple[Finding, ...]

    @property
    def failures(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if not one.passed)

    @property
    def passed(self) -> bool:
        return bool(self.findings) and not self.failures

    @property
    def can_be_forced(self) -> bool:
        return not any(one.is_vital for one in self.failures)

    @property
    def figures(self) -> Mapping[str, float]:
        return {one.test: one.measured for one in self.findings if one.measured is not None}
