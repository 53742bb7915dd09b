from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.application.ports.backup_shelf import BackupFacts
from app.application.ports.database_errors import DatabaseUnavailableError
from app.application.ports.database_schema import SchemaFit
from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from app.application.ports.archive import Archive, Counts, Tell
    from app.application.ports.backup_shelf import Backup, BackupShelf
    from app.application.ports.database_schema import DatabaseSchema
    from app.application.ports.model_registry import ModelRegistry

_TRIES: Final = 3
_OTHER_SCHEMA: Final = (
    "only the release at whose schema it is can save all that is in it; one that is behind is brought to that of this "
    "release by `predictiondex database migrate`."
)


class RestlessRegistryError(PredictionDexError):
    def __init__(self) -> None:
        super().__init__(
            "Each time, the models have changed while they were saved, so that they would not belong to the database "
            "that was saved with them. Nothing was kept; try again when nobody promotes or trains."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BackUp:
    """Save the database and the registry as they are at one moment.

    The database is read at one moment while the registry stands still: a registered version never changes, and where a
    version came or an alias moved meanwhile, all is saved again.

    Raises:
        DatabaseUnavailableError: it is away, or not at the schema of this release.
        RegistryUnavailableError: it is away.
        RestlessRegistryError: it did not stand still.
        UnwritableBackupError: the shelf cannot be written.
    """

    archives: Mapping[str, Archive]
    """By the part of the backup."""
    schema: DatabaseSchema
    registry: ModelRegistry
    release: str

    def __call__(self, *, shelf: BackupShelf, moment: datetime, tell: Tell) -> Backup:
        state = self.schema.state()
        if state.fit is not SchemaFit.OWN or state.revision is None:
            raise DatabaseUnavailableError(_OTHER_SCHEMA)
        revision = state.revision

        def fill(folder: Path) -> BackupFacts:
            counts = self._saved(folder, tell)
            return BackupFacts(release=self.release, revision=revision, created_at=moment, counts=counts)

        return shelf.add(moment, fill)

    def _saved(self, folder: Path, tell: Tell) -> Mapping[str, Counts]:
        for _ in range(_TRIES):
            before = list(self.registry.versions())
            counts = {name: archive.save(folder / name, tell=tell) for name, archive in self.archives.items()}
            if list(self.registry.versions()) == before:
                return counts
        raise RestlessRegistryError
