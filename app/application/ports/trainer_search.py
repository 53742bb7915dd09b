from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.application.ports.model_trainer import ModelTrainer
    from app.domain.prediction.labelled import LabelledDuels


class TrainerSearch(Protocol):
    """Tries settings of a trainer, and keeps the results."""

    @abstractmethod
    def best(
        self, learn: LabelledDuels, *, seed: int, on_progress: Callable[[float], None] | None = None
    ) -> ModelTrainer:
        """Return a trainer with the settings that forecast held-out pairs of species best.

        `learn` is what may be learnt from; a part of it is enough to choose. `on_progress` is told the share that is
        done.

        Raises:
            MissingLibraryError: what the search is made with is not installed.
        """
