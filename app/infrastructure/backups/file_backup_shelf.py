from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from time import time
from typing import TYPE_CHECKING, Final

from app.application.ports.backup_shelf import (
    Backup,
    BackupShelf,
    NoBackupError,
    UnreadableBackupError,
    UnwritableBackupError,
)
from app.infrastructure.backups.manifest import MANIFEST, read_manifest, write_manifest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from app.application.ports.backup_shelf import Fill

_UNFINISHED: Final = ".unfinished-"
_LONGEST_SECONDS: Final = 24 * 60 * 60
"""After which nobody writes into an unfinished one any more."""
_NAME: Final = "%Y-%m-%dT%H-%M-%S.%fZ"
"""Sorted as the moments that they tell."""


class FileBackupShelf(BackupShelf):
    """A folder with one for each backup, which only who has made them may enter; or one backup itself."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.absolute()

    def add(self, moment: datetime, fill: Fill) -> Backup:
        with self._writable():
            self._folder.mkdir(parents=True, exist_ok=True)
            unfinished = Path(mkdtemp(prefix=_UNFINISHED, dir=self._folder))
        try:
            return self._finish(unfinished, self._folder / moment.strftime(_NAME), fill)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)

    def newest(self) -> Backup:
        try:
            finished = [self._folder] if _is_finished(self._folder) else self._finished()
        except OSError as error:
            raise UnreadableBackupError(self._folder, _reason(error)) from error
        if not finished:
            raise NoBackupError(self._folder)
        return Backup(folder=finished[-1], facts=read_manifest(finished[-1]))

    def prune(self, keep: int) -> Sequence[Path]:
        with self._writable():
            finished = self._finished()
            gone = finished[: max(len(finished) - keep, 0)]
            gone += [one for one in self._folder.glob(f"{_UNFINISHED}*") if _age(one) > _LONGEST_SECONDS]
            for one in gone:
                shutil.rmtree(one)
        return gone

    def _finish(self, unfinished: Path, place: Path, fill: Fill) -> Backup:
        with self._writable():
            facts = fill(unfinished)
            write_manifest(unfinished, facts)
            _settle(unfinished)
            unfinished.rename(place)
        return Backup(folder=place, facts=facts)

    def _finished(self) -> list[Path]:
        return sorted(one for one in self._folder.glob("[0-9]*Z") if _is_finished(one))

    @contextmanager
    def _writable(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise UnwritableBackupError(self._folder, _reason(error)) from error


def _reason(error: OSError) -> str:
    return error.strerror or str(error)


def _is_finished(folder: Path) -> bool:
    return (folder / MANIFEST).is_file()


def _age(folder: Path) -> float:
    return time() - folder.stat().st_mtime


def _settle(folder: Path) -> None:
    """Have every file on the disk before the name says that it is."""
    for file in (one for one in folder.rglob("*") if one.is_file()):
        with file.open("rb") as written:
            os.fsync(written.fileno())
