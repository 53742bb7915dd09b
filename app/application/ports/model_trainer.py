from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.application.ports.battle_predictor import BattlePredictor
    from app.domain.battle.duels import Duels
    from app.domain.prediction.importance import FeatureImportance
    from app.domain.prediction.labelled import LabelledDuels
    from app.domain.prediction.model import ModelArtefact


class ModelTrainer(Protocol):
    @property
    @abstractmethod
    def parameters(self) -> Mapping[str, str]:
        """Everything that decides the result, beside the data and the seed."""

    @property
    @abstractmethod
    def features(self) -> tuple[str, ...]:
        """What its models are told of each duel."""

    @abstractmethod
    def train(
        self,
        *,
        learn: LabelledDuels,
        calibrate: LabelledDuels,
        seed: int,
        on_progress: Callable[[float], None] | None = None,
    ) -> ModelArtefact:
        """Learn from one part, and learn how sure the answers are from the other.

        The same data and seed give the same artefact to the byte. `on_progress` is told the share that is done.
        """

    @abstractmethod
    def importances(self, artefact: ModelArtefact, duels: Duels) -> tuple[FeatureImportance, ...]:
        """Return what each feature counts for in the model, and in its answers to these duels, the heaviest first."""

    @abstractmethod
    def predictor(self, artefact: ModelArtefact, version: str) -> BattlePredictor:
        """Make the artefact answer.

        Raises:
            DamagedModelError: it is not a model that this release can read.
        """
