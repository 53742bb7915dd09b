from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.application.ports.archive import Archive, Counts, Tell
    from app.application.ports.backup_shelf import Backup, BackupFacts, BackupShelf
    from app.application.ports.database_schema import DatabaseSchema


class NewerBackupError(PredictionDexError):
    def __init__(self, facts: BackupFacts) -> None:
        self.facts = facts
        super().__init__(
            f"The backup was made by release {facts.release}, at revision {facts.revision} of the database, which this "
            "release does not know. Nothing was changed; install that release or a later one, and restore with it."
        )


class NewerDatabaseError(PredictionDexError):
    def __init__(self, revision: str) -> None:
        self.revision = revision
        super().__init__(
            f"The database is at revision {revision} of a newer release, which this one cannot clear away. Nothing "
            "was changed; restore with that release, or into an empty database."
        )


class OccupiedError(PredictionDexError):
    def __init__(self, parts: Sequence[str]) -> None:
        self.parts = parts
        super().__init__(
            f"There is something already in the {' and the '.join(parts)}. Nothing was changed; make a backup of it, "
            "and say --replace to lose it."
        )


class UnequalRestoreError(PredictionDexError):
    def __init__(self, part: str, saved: Counts, found: Counts) -> None:
        self.part = part
        self.saved = saved
        self.found = found
        super().__init__(f"What is now in the {part} is not what was saved: {dict(found)}, not {dict(saved)}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreBackup:
    """Bring back the newest backup of a shelf; everything is looked at before anything is touched.

    Raises:
        NoBackupError, UnreadableBackupError, DamagedBackupError: there is none that can be brought back.
        NewerBackupError, NewerDatabaseError, OccupiedError: nothing was changed, either.
        UnequalRestoreError: something has been brought back, but not what was saved.
        DatabaseUnavailableError, RegistryUnavailableError: what was brought back before stays; begin again.
    """

    archives: Mapping[str, Archive]
    """By the part of the backup."""
    schema: DatabaseSchema

    def __call__(self, *, shelf: BackupShelf, replace: bool, tell: Tell) -> Backup:
        backup = shelf.newest()
        if not self.schema.knows(backup.facts.revision):
            raise NewerBackupError(backup.facts)
        current = self.schema.state().revision
        if current is not None and not self.schema.knows(current):
            raise NewerDatabaseError(current)
        occupied = [name for name, archive in self.archives.items() if not archive.is_empty()]
        if occupied and not replace:
            raise OccupiedError(occupied)
        for archive in self.archives.values():
            archive.clear()
        self.schema.migrate(backup.facts.revision)
        for name in self.archives:
            self._load(name, backup, tell)
        self.schema.migrate()
        return backup

    def _load(self, name: str, backup: Backup, tell: Tell) -> None:
        found, saved = self.archives[name].load(backup.folder / name, tell=tell), backup.facts.counts[name]
        if found != saved:
            raise UnequalRestoreError(name, saved, found)
