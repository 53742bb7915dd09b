from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.application.model_versions import wanted_version
from app.domain.registry.model_version import Alias
from app.domain.registry.shadow import ShadowComparison, compare_answers

if TYPE_CHECKING:
    from app.application.ports.model_registry import ModelRegistry
    from app.application.ports.prediction_repository import PredictionRepository
    from app.application.ports.shadow_repository import ShadowRepository
    from app.domain.prediction.prediction import Prediction
    from app.domain.registry.model_version import ModelVersion

MOST_DUELS: Final = 20_000
_LARGEST: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    prediction: Prediction
    """What the champion has answered."""
    challenger: float
    """The other chance of A."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShadowReport:
    challenger: ModelVersion
    comparison: ShadowComparison
    largest: tuple[Disagreement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareShadow:
    """Say how a version that answers in the shadow does beside those that were in production."""

    registry: ModelRegistry
    shadows: ShadowRepository
    predictions: PredictionRepository

    def __call__(self, *, version: str = Alias.STAGING) -> ShadowReport:
        """Look at the newest duels that it has answered, at most `MOST_DUELS`.

        Raises:
            UnknownVersionError: there is no such version.
        """
        challenger = wanted_version(self.registry, version)
        record = self.shadows.record(challenger.version, limit=MOST_DUELS)
        comparison = compare_answers(challenger.version, record, largest=_LARGEST)
        found = (
            (self.predictions.find(record.prediction_ids[row]), float(record.challenger[row]))
            for row in comparison.largest
        )
        largest = tuple(Disagreement(prediction=one, challenger=chance) for one, chance in found if one is not None)
        return ShadowReport(challenger=challenger, comparison=comparison, largest=largest)
