from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Final

from app.application.ports.pokedex_source import SourceFolderError, SourceInUseError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BUSY: Final = "SQLITE_BUSY"


@contextmanager
def usable(folder: Path) -> Iterator[None]:
    """Say of whatever the disk refuses in here that this folder cannot be used."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise SourceFolderError(folder, reason) from error
    except sqlite3.Error as error:
        raise SourceFolderError(folder, f"its lock: {error}") from error


@contextmanager
def locked(folder: Path, name: str, *, patience_seconds: float) -> Iterator[None]:
    """Hold the lock of this name in the folder; a process that is killed lets go of it.

    Raises:
        SourceInUseError: another one holds it, and did so as long as we had patience.
        SourceFolderError: the disk does not let it be locked.
    """
    # A database that is never written is a lock that every system knows, and frees when its holder dies.
    with usable(folder):
        folder.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(folder / name, timeout=patience_seconds, isolation_level=None)
    with closing(connection):
        with usable(folder):
            _lock(connection, folder)
        yield


def _lock(connection: sqlite3.Connection, folder: Path) -> None:
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname.startswith(_BUSY):
            raise SourceInUseError(folder) from error
        raise
