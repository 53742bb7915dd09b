from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.prediction.model import ModelArtefact


class ExperimentTracker(Protocol):
    """Remembers what was tried in training, and how well it did."""

    @abstractmethod
    def record(
        self,
        *,
        parameters: Mapping[str, str],
        metrics: Mapping[str, float],
        artefact: ModelArtefact,
        report: str,
    ) -> str:
        """Keep one training with its model and its report (Markdown), and return the id of the run.

        Raises:
            RegistryUnavailableError: it cannot be kept.
        """
