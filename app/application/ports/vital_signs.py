from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessUse:
    resident_bytes: int
    """Of memory that is really there."""
    cpu_seconds: float
    """Since the process started, in all its threads."""
    open_files: int
    started_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DiskRoom:
    free_bytes: int
    size_bytes: int


class VitalSigns(Protocol):
    """How much of the machine this process takes."""

    @abstractmethod
    def process(self) -> ProcessUse | None:
        """Return None where the system does not tell."""

    @abstractmethod
    def disk(self) -> DiskRoom | None:
        """Return the room where the service keeps its files, or None where there is no such folder."""
