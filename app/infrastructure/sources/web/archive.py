from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from app.domain.errors import PredictionDexError
from app.infrastructure.sources.web.edition import Edition

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path


class ArchiveInUseError(PredictionDexError):
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(f"Another extraction into {folder} is running; wait until it has ended.")


class Archive:
    """The raw answers of one source: the last whole edition, and the one that is being brought.

    `unfinished` becomes `complete` by being renamed once it has a manifest. Between the two renames that this
    takes, there is no `complete`, but an `unfinished` with a manifest, whose renaming the next look finishes.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._complete = folder / "complete"
        self._unfinished = folder / "unfinished"
        self._replaced = folder / "replaced"

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep other processes from extracting into it; a process that is killed lets go of it.

        Raises:
            ArchiveInUseError: another one holds it.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        # A database that is never written is a lock that every system knows, and frees when its holder dies.
        with closing(sqlite3.connect(self._folder / "lock", timeout=0, isolation_level=None)) as lock:
            try:
                lock.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                raise ArchiveInUseError(self._folder) from error
            yield

    def complete(self) -> Edition | None:
        """Return the last whole edition; None before the first."""
        self._settle()
        edition = Edition(self._complete)
        return edition if edition.is_whole else None

    def unfinished(self) -> Edition:
        """Return the edition that is being brought, with what an interrupted extraction has left there."""
        self._settle()
        self._unfinished.mkdir(parents=True, exist_ok=True)
        return Edition(self._unfinished)

    def publish(self, addresses: Iterable[str], *, completed_at: datetime) -> None:
        """Put the unfinished edition, with the answers of these addresses, in the place of the complete one."""
        Edition(self._unfinished).finish(addresses, completed_at=completed_at)
        self._settle()

    def _settle(self) -> None:
        if Edition(self._unfinished).is_whole:
            if self._complete.exists():
                self._remove_replaced()
                self._complete.rename(self._replaced)
            self._unfinished.rename(self._complete)
        self._remove_replaced()

    def _remove_replaced(self) -> None:
        if self._replaced.exists():
            shutil.rmtree(self._replaced)
