from __future__ import annotations

import shutil
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from typing import TYPE_CHECKING, Final

from app.application.ports.training_outbox import DamagedTrainingError, TrainingOutbox, UnwritableOutboxError
from app.infrastructure.learning.training_files import DESCRIPTION, read_training, write_training

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from app.domain.prediction.training_run import TrainingRun

_UNFINISHED: Final = ".unfinished"


class FileTrainingOutbox(TrainingOutbox):
    """Each training has a folder of its own, which takes its name when it is whole."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, run: TrainingRun) -> None:
        unfinished = self._folder / f"{run.key}{_UNFINISHED}"
        try:
            write_training(run, unfinished)
            unfinished.rename(self._folder / run.key)
        except OSError as error:
            raise UnwritableOutboxError(str(self._folder), error.strerror or str(error)) from error

    def waiting(self) -> Sequence[str]:
        if not self._folder.is_dir():
            return []
        names = (one.name for one in self._folder.iterdir() if one.is_dir())
        return sorted(name for name in names if not name.endswith(_UNFINISHED))

    def load(self, key: str) -> TrainingRun:
        try:
            return read_training(self._folder / key)
        except FileNotFoundError as error:
            raise DamagedTrainingError(key, f"{error.filename or DESCRIPTION} is missing") from error
        except KeyError as error:
            raise DamagedTrainingError(key, f"its {DESCRIPTION} lacks {error}") from error
        except (OSError, ValueError, TypeError) as error:
            raise DamagedTrainingError(key, str(error)) from error

    def remove(self, key: str) -> None:
        # Under another name first, so that half of it is never taken for a training.
        gone = self._folder / f"{key}{_UNFINISHED}"
        (self._folder / key).rename(gone)
        shutil.rmtree(gone)

    @contextmanager
    def alone(self) -> Iterator[None]:
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / "lock").open("a") as file:
            flock(file.fileno(), LOCK_EX)  # it ends with the process
            yield
