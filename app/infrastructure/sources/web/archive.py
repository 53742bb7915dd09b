from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from app.infrastructure.sources.web.edition import Edition
from app.infrastructure.sources.web.folder import locked, usable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

_EXTRACTION: Final = "extraction.lock"
_EDITIONS: Final = "editions.lock"


class Archive:
    """The raw answers of one source: the last whole edition, and the one that is being brought.

    `unfinished` becomes `complete` by being renamed once it has a manifest. Between the two renames that this
    takes, there is no `complete`, but an `unfinished` with a manifest, whose renaming the next one who looks
    finishes. So whoever reads the complete edition, or puts another in its place, keeps the others from it
    meanwhile; an extraction, which can take long, keeps only other extractions out until then.
    """

    def __init__(self, folder: Path, *, patience_seconds: float = 30.0) -> None:
        """`patience_seconds` is how long one waits for another who reads or replaces the complete edition."""
        self._folder = folder
        self._patience_seconds = patience_seconds
        self._complete = folder / "complete"
        self._unfinished = folder / "unfinished"
        self._replaced = folder / "replaced"

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep others from extracting into it.

        Raises:
            SourceInUseError: another one does, or reads the complete edition for too long.
            SourceFolderError: the folder cannot be used.
        """
        with locked(self._folder, _EXTRACTION, patience_seconds=0):
            with self._undisturbed(), usable(self._folder):
                self._settle()
            yield

    @contextmanager
    def read(self) -> Iterator[Edition | None]:
        """Hand over the last whole edition, which stays while it is read; None before the first.

        Raises:
            SourceInUseError: another one puts an edition in its place, or reads it for too long.
            SourceFolderError: the folder cannot be used.
        """
        with self._undisturbed():
            with usable(self._folder):
                self._settle()
                edition = self.complete()
            yield edition

    def complete(self) -> Edition | None:
        """Return the last whole edition; None before the first. Who does not hold the archive must `read` it."""
        edition = Edition(self._complete)
        return edition if edition.is_whole else None

    def unfinished(self) -> Edition:
        """Return the edition that is being brought, with what an interrupted extraction has left there.

        Only for who holds the archive.
        """
        with usable(self._folder):
            self._unfinished.mkdir(parents=True, exist_ok=True)
        return Edition(self._unfinished)

    def publish(self, addresses: Iterable[str], *, completed_at: datetime) -> None:
        """Put the unfinished edition, with the answers of these addresses, in the place of the complete one.

        Raises:
            SourceInUseError: another one reads the complete edition for too long; the next extraction begins with
                what this one brought.
            SourceFolderError: the folder cannot be used.
        """
        with self._undisturbed(), usable(self._folder):
            Edition(self._unfinished).finish(addresses, completed_at=completed_at)
            self._settle()

    @contextmanager
    def _undisturbed(self) -> Iterator[None]:
        with locked(self._folder, _EDITIONS, patience_seconds=self._patience_seconds):
            yield

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
