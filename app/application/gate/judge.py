from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol

from app.application.ports.model_registry import DamagedModelError, OutdatedModelError
from app.domain.registry.entrance import currency, soundness

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.application.ports.battle_predictor import BattlePredictor
    from app.application.ports.model_registry import ModelRegistry
    from app.domain.prediction.model import ModelArtefact
    from app.domain.registry.model_version import Alias, ModelVersion
    from app.domain.registry.verdict import Finding, Verdict


class PredictorMaker(Protocol):
    @abstractmethod
    def __call__(self, artefact: ModelArtefact, version: str) -> BattlePredictor:
        """Make the artefact answer; raise `DamagedModelError`."""


class Judge(Protocol):
    @abstractmethod
    def __call__(
        self, candidate: ModelVersion, to: Alias, *, on_progress: Callable[[float], None] | None = None
    ) -> Verdict:
        """Say whether the candidate may take the place; `on_progress` is told the share of the work that is done."""


def read_soundly(
    registry: ModelRegistry, make: PredictorMaker, version: str
) -> tuple[list[Finding], BattlePredictor | None]:
    """Return what answers by a version, where its files and features let it, and what was found on the way."""
    try:
        predictor = make(registry.load(version), version)
    except OutdatedModelError as error:
        return [soundness(None), currency(error.reason)], None
    except DamagedModelError as error:
        return [soundness(error.reason)], None
    return [soundness(None), currency(None)], predictor
