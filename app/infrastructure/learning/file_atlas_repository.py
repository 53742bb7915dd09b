from __future__ import annotations

import hashlib
import shutil
import time
from contextlib import contextmanager
from fcntl import LOCK_EX, LOCK_NB, LOCK_SH, flock
from typing import TYPE_CHECKING, Final

import numpy as np

from app.application.ports.atlas_repository import (
    AtlasBusyError,
    AtlasRepository,
    UnusableAtlasError,
)
from app.infrastructure.learning.atlas_file import open_atlas, write_atlas

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from app.application.ports.atlas_repository import AtlasPlan

_KEPT: Final = 2
_DIGEST_SIZE: Final = hashlib.sha256().digest_size
_TRIES, _PAUSE_SECONDS = 5, 0.02


class FileAtlasRepository(AtlasRepository):
    """Keeps each atlas in one file of `folder`, and the parts of an unfinished one in a folder beside it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, plan: AtlasPlan) -> NDArray[np.uint32]:
        return open_atlas(self._file(plan), plan)

    @contextmanager
    def alone(self) -> Iterator[None]:
        self._folder.mkdir(parents=True, exist_ok=True)
        with self._lock_file.open("a") as file:
            if not any(_locked(file.fileno(), try_number) for try_number in range(_TRIES)):
                raise AtlasBusyError
            yield

    def is_busy(self) -> bool:
        try:
            with self._lock_file.open() as file:
                flock(file.fileno(), LOCK_SH | LOCK_NB)
        except FileNotFoundError:
            return False
        except BlockingIOError:
            return True
        return False

    def has_part(self, plan: AtlasPlan, number: int) -> bool:
        return self._part(plan, number) is not None

    def keep_part(self, plan: AtlasPlan, number: int, cells: NDArray[np.uint32]) -> None:
        file = self._part_file(plan, number)
        file.parent.mkdir(parents=True, exist_ok=True)
        # A part is either whole or not there: an interruption leaves the half-written one under another name.
        unfinished = file.with_suffix(".unfinished")
        content = cells.tobytes()
        unfinished.write_bytes(hashlib.sha256(content).digest() + content)
        unfinished.replace(file)

    def seal(self, plan: AtlasPlan) -> None:
        parts = [self._part(plan, number) for number in range(plan.parts)]
        whole = [part for part in parts if part is not None]
        if len(whole) < plan.parts:
            raise UnusableAtlasError(plan.origin.key, f"part {parts.index(None)} is missing or damaged")
        write_atlas(self._file(plan), plan, whole)
        self._clear_up()

    def share_built(self, plan: AtlasPlan) -> float:
        done = sum(1 for _ in self._part_folder(plan).glob("part-*.cells"))
        return done / plan.parts

    @property
    def _lock_file(self) -> Path:
        return self._folder / "lock"

    def _file(self, plan: AtlasPlan) -> Path:
        return self._folder / f"{plan.origin.key}.atlas"

    def _part_folder(self, plan: AtlasPlan) -> Path:
        return self._folder / f"{plan.origin.key}-{plan.part_size}"

    def _part_file(self, plan: AtlasPlan, number: int) -> Path:
        return self._part_folder(plan) / f"part-{number:05}.cells"

    def _part(self, plan: AtlasPlan, number: int) -> bytes | None:
        """Return the cells of a part; None where it is missing or damaged."""
        try:
            content = self._part_file(plan, number).read_bytes()
        except FileNotFoundError:
            return None
        digest, cells = content[:_DIGEST_SIZE], content[_DIGEST_SIZE:]
        is_whole = len(cells) == len(plan.part(number)) * np.dtype(np.uint32).itemsize
        return cells if is_whole and hashlib.sha256(cells).digest() == digest else None

    def _clear_up(self) -> None:
        """Remove what nobody needs any more; who still reads a removed atlas may go on."""
        for folder in self._folder.iterdir():
            if folder.is_dir():
                shutil.rmtree(folder)
        newest_first = sorted(self._folder.glob("*.atlas"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
        for file in (*newest_first[_KEPT:], *self._folder.glob("*.unfinished")):
            file.unlink()


def _locked(file: int, try_number: int) -> bool:
    """Take the lock, which ends with the process; who only looks whether it is taken holds it for a moment."""
    if try_number:
        time.sleep(_PAUSE_SECONDS)
    try:
        flock(file, LOCK_EX | LOCK_NB)
    except BlockingIOError:
        return False
    return True
