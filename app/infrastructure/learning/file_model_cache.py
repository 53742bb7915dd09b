from __future__ import annotations

import json
import os
import shutil
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from app.application.ports.model_cache import KeptModel, ModelCache, UnwritableCacheError
from app.application.ports.model_registry import DamagedModelError
from app.domain.prediction.model import ModelArtefact

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEPT: Final = 3
_POINTER: Final = "last-good.json"
_UNFINISHED: Final = ".unfinished-"


class FileModelCache(ModelCache):
    """Keeps the files of each model in a folder that is named by its checksum, and beside them which was the last."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, model: KeptModel) -> None:
        checksum = model.artefact.checksum
        with _explaining(), self._alone(), TemporaryDirectory(dir=self._folder, prefix=_UNFINISHED) as unfinished:
            if self.find(checksum) is None:
                self._place(model.artefact, Path(unfinished))
            os.utime(self._folder / checksum)
            self._point(model.version, checksum, Path(unfinished) / _POINTER)
            self._prune()

    def is_last_good(self, version: str, checksum: str) -> bool:
        try:
            return self._pointer() == (version, checksum)
        except DamagedModelError:
            return False

    def last_good(self) -> KeptModel | None:
        pointed = self._pointer()
        if pointed is None:
            return None
        version, checksum = pointed
        artefact = self.find(checksum)
        if artefact is None:
            raise DamagedModelError(version, "its files in the cache are not those that were kept")
        return KeptModel(version=version, artefact=artefact)

    def find(self, checksum: str) -> ModelArtefact | None:
        try:
            files = {file.name: file.read_bytes() for file in (self._folder / checksum).iterdir()}
        except OSError:
            return None
        artefact = ModelArtefact(files=files)
        return artefact if artefact.checksum == checksum else None

    @contextmanager
    def _alone(self) -> Iterator[None]:
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / "lock").open("a") as file:
            flock(file, LOCK_EX)  # it ends with the file, or with this process
            yield

    def _place(self, artefact: ModelArtefact, unfinished: Path) -> None:
        """Let the files take their place together, whole, in place of what is damaged there."""
        whole = unfinished / "whole"
        whole.mkdir()
        for name, content in artefact.files.items():
            _write(whole / name, content)
        place = self._folder / artefact.checksum
        if place.exists():
            place.rename(unfinished / "damaged")
        whole.rename(place)

    def _point(self, version: str, checksum: str, unfinished: Path) -> None:
        _write(unfinished, json.dumps({"version": version, "checksum": checksum}).encode())
        unfinished.replace(self._folder / _POINTER)

    def _pointer(self) -> tuple[str, str] | None:
        """Return version and checksum of the last good model."""
        try:
            said = json.loads((self._folder / _POINTER).read_bytes())
            return str(said["version"]), str(said["checksum"])
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise DamagedModelError("in the cache", f"its {_POINTER} cannot be read") from error

    def _prune(self) -> None:
        """Remove what nobody needs any more; who begins to read a removed model will find none."""
        models = (one for one in self._folder.iterdir() if one.is_dir() and not one.name.startswith(_UNFINISHED))
        newest_first = sorted(models, key=lambda one: one.stat().st_mtime_ns, reverse=True)
        for folder in newest_first[_KEPT:]:
            shutil.rmtree(folder, ignore_errors=True)


def _write(file: Path, content: bytes) -> None:
    with file.open("wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())


@contextmanager
def _explaining() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnwritableCacheError(error.strerror or str(error)) from error
