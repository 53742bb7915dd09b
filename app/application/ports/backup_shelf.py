from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from app.application.ports.archive import Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupFacts:
    release: str
    revision: str
    """Of the database."""
    created_at: datetime
    counts: Mapping[str, Counts]
    """By the part of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    folder: Path
    facts: BackupFacts


Fill = Callable[[Path], BackupFacts]
"""Writes everything into a folder, and says what it was."""


class NoBackupError(PredictionDexError):
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(f"There is no finished backup in {folder}. `predictiondex backup create` makes one.")


class DamagedBackupError(PredictionDexError):
    def __init__(self, folder: Path, reason: str) -> None:
        self.folder = folder
        self.reason = reason
        super().__init__(f"The backup {folder} cannot be trusted: {reason}. Nothing was changed; take another one.")


class UnreadableBackupError(PredictionDexError):
    def __init__(self, folder: Path, reason: str) -> None:
        self.folder = folder
        self.reason = reason
        super().__init__(f"No backup can be looked for in {folder}: {reason}. Only who has made one may enter it.")


class UnwritableBackupError(PredictionDexError):
    def __init__(self, folder: Path, reason: str) -> None:
        self.folder = folder
        self.reason = reason
        super().__init__(f"A backup cannot be kept in {folder}: {reason}.")


class BackupShelf(Protocol):
    """A place with backups that are named after their moments."""

    @abstractmethod
    def add(self, moment: datetime, fill: Fill) -> Backup:
        """Keep a backup, which is there only once it is whole; raise `UnwritableBackupError`, or what `fill` raises."""

    @abstractmethod
    def newest(self) -> Backup:
        """Return the last one that was finished, each of whose files is the one that was written.

        Raises:
            NoBackupError: there is none.
            UnreadableBackupError: whether there is one cannot be seen.
            DamagedBackupError: a file is another, missing, or more than were written.
        """

    @abstractmethod
    def prune(self, keep: int) -> Sequence[Path]:
        """Remove all but the newest ones, with whatever was left unfinished before them, and return what went.

        Raises:
            UnwritableBackupError: they cannot be looked for, or removed.
        """
