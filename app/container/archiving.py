"""How all that must not be lost is kept elsewhere, and brought back."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from dependency_injector import providers

from app.application.back_up import BackUp
from app.application.restore_backup import RestoreBackup
from app.container.predicting import Predicting
from app.container.storage import Storage
from app.infrastructure.backups.file_backup_shelf import FileBackupShelf
from app.infrastructure.learning.mlflow_archive import MlflowArchive
from app.infrastructure.persistence.sqlalchemy_archive import SqlAlchemyArchive

if TYPE_CHECKING:
    from app.application.ports.archive import Archive


class Archiving(Predicting):
    database_archive: providers.Provider[Archive] = providers.ThreadSafeSingleton(
        SqlAlchemyArchive, Storage.database_engine
    )
    registry_archive: providers.Provider[Archive] = providers.ThreadSafeSingleton(MlflowArchive, Predicting.mlflow)
    archives = providers.Dict({"database": database_archive, "registry": registry_archive})
    backup_shelf = providers.Object(FileBackupShelf)
    back_up: providers.Provider[BackUp] = providers.Factory(
        BackUp,
        archives=archives,
        schema=Storage.database_schema,
        registry=Predicting.model_registry,
        release=version("predictiondex"),
    )
    restore_backup: providers.Provider[RestoreBackup] = providers.Factory(
        RestoreBackup, archives=archives, schema=Storage.database_schema
    )
