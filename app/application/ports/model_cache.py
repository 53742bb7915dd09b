from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from app.domain.prediction.model import ModelArtefact


class UnwritableCacheError(PredictionDexError):
    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"The last good model cannot be kept for worse times: {reason}")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptModel:
    version: str
    """By which the registry knows it."""
    artefact: ModelArtefact


class ModelCache(Protocol):
    """Keeps the models that were in service last, so that answers need no registry; processes share it."""

    @abstractmethod
    def keep(self, model: KeptModel) -> None:
        """Make this the last good model; those that were it a while ago are forgotten.

        Raises:
            UnwritableCacheError: it cannot be written, and everything stays as it was.
        """

    @abstractmethod
    def is_last_good(self, version: str, checksum: str) -> bool:
        """Say whether this is the last good model; this costs little enough to be asked all the time."""

    @abstractmethod
    def last_good(self) -> KeptModel | None:
        """Return the model that was kept last, or None where none was.

        Raises:
            DamagedModelError: its files are not those that were kept.
        """

    @abstractmethod
    def find(self, checksum: str) -> ModelArtefact | None:
        """Return the files of a model that has this checksum, where they are there and whole."""
