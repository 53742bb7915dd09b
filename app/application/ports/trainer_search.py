from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.application.ports.model_trainer import ModelTrainer
    from app.domain.prediction.labelled import LabelledDuels
    from app.domain.prediction.training_run import Trial


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    trainer: ModelTrainer
    """With the settings that forecast held-out pairs of species best."""
    trials: tuple[Trial, ...]
    """Everything that was tried, the best first."""


class TrainerSearch(Protocol):
    """Tries settings of a trainer; what was tried before an interruption is not tried again."""

    @property
    @abstractmethod
    def fits(self) -> int:
        """How many models are taught."""

    @property
    @abstractmethod
    def parameters(self) -> Mapping[str, str]:
        """Everything that decides what is found, beside the duels and the seed."""

    @abstractmethod
    def best(self, learn: LabelledDuels, *, seed: int, on_progress: Callable[[float], None] | None = None) -> Found:
        """Search for the settings of the trainer.

        `learn` is what may be learnt from; a part of it is enough to choose. `on_progress` is told the share that is
        done.

        Raises:
            MissingLibraryError: what the search is made with is not installed.
        """
