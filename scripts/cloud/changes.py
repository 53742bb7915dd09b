from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    action: str
    """Add, Modify, Remove, or Dynamic where the cloud will only know then."""
    resource: str
    kind: str
    replacement: str = ""
    """True, False or Conditional: whether what is there is thrown away for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a stack would become; one that waits for outputs of others is told from its template."""

    changes: tuple[Change, ...]
    change_set: str = ""
    is_new: bool = False
    waits_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a stack stands in the cloud."""

    status: str
    outputs: Mapping[str, str]
    reason: str = ""
