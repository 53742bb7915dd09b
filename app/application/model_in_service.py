from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

from app.application.ports.battle_predictor import BattlePredictor
from app.application.ports.model_registry import NoSuchModelError
from app.application.request_tally import RequestTally

if TYPE_CHECKING:
    from app.application.ports.model_cache import KeptModel
    from app.domain.errors import PredictionDexError
    from app.domain.registry.model_version import ModelVersion

Predictor = TypeVar("Predictor", bound=BattlePredictor)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedModel(Generic[Predictor]):
    """A model that is ready to answer; number, atlas and version of an answer come from one of these."""

    model: KeptModel
    checksum: str
    predictor: Predictor
    tally: RequestTally = field(default_factory=RequestTally)
    """Of the requests since it was put into service here."""


class ModelInService(Generic[Predictor]):
    """Holds the model that answers, which is exchanged by one assignment, and the one before it."""

    def __init__(self) -> None:
        self._served: ServedModel[Predictor] | None = None
        self._before: ServedModel[Predictor] | None = None
        self._failed: tuple[str, int] = "", 0
        self.turn = Lock()
        """For whoever exchanges it."""
        self.is_stand_in = False
        """Whether it comes from the cache, and the registry has not confirmed it."""
        self.confirmed: ModelVersion | None = None
        """What the registry says of the model in production, as soon as it has said it."""
        self.trouble: PredictionDexError | None = None
        """Why the model in production is not known, or does not answer."""

    @property
    def served(self) -> ServedModel[Predictor] | None:
        return self._served

    def at_hand(self) -> Predictor | None:
        """Return the predictor where there is one, for those who cannot wait."""
        served = self._served
        return None if served is None else served.predictor

    def get(self) -> Predictor:
        """Raise why there is none."""
        served = self._served
        if served is not None:
            return served.predictor
        trouble = self.trouble or NoSuchModelError("in production")
        raise trouble.with_traceback(None)

    def is_serving(self, version: str, checksum: str) -> bool:
        return _is(self._served, version, checksum)

    def recent(self, version: str, checksum: str) -> ServedModel[Predictor] | None:
        """Return the model that was in service before, if it is this one."""
        return self._before if _is(self._before, version, checksum) else None

    def take(self, served: ServedModel[Predictor], *, is_stand_in: bool = False) -> None:
        self._before, self._served, self.is_stand_in = self._served, served, is_stand_in

    def note_failure(self, version: str) -> None:
        """Remember that this version could not be put into service once more."""
        failed, tries = self._failed
        self._failed = version, tries + 1 if failed == version else 1

    def failed_tries(self, version: str) -> int:
        """Return how often in turn this version could not be put into service."""
        failed, tries = self._failed
        return tries if failed == version and not self._serves(version) else 0

    def _serves(self, version: str) -> bool:
        return self._served is not None and self._served.model.version == version


def _is(served: ServedModel[Predictor] | None, version: str, checksum: str) -> bool:
    return served is not None and (served.model.version, served.checksum) == (version, checksum)
