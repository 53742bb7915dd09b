from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.application.model_places import OtherHolderError
from app.application.model_versions import holder
from app.application.ports.model_registry import DamagedModelError, NoSuchModelError
from app.domain.errors import PredictionDexError
from app.domain.registry.model_version import Alias
from app.domain.registry.promotion import Promotion, PromotionKind
from app.domain.registry.way_back import way_back

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.application.gate.judge import PredictorMaker
    from app.application.model_places import ModelPlaces
    from app.application.ports.model_registry import ModelRegistry
    from app.application.ports.promotion_log import PromotionLog
    from app.domain.registry.model_version import ModelVersion


class NothingToRollBackError(PredictionDexError):
    def __init__(self) -> None:
        super().__init__("No version was in production before the one that is, so there is nothing to go back to.")


class RollbackImpossibleError(PredictionDexError):
    """What was in production before cannot be brought back as it was; production stays as it is."""

    def __init__(self, version: str, reason: str) -> None:
        self.version = version
        self.reason = reason
        super().__init__(f"Version {version}, which was in production before, cannot come back: {reason}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RollBackModel:
    """Bring back the version that was in production before, as `way_back` tells, and to the byte."""

    registry: ModelRegistry
    predictor_of: PredictorMaker
    places: ModelPlaces
    log: PromotionLog

    def __call__(
        self,
        *,
        by: str,
        reason: str = "",
        kind: PromotionKind = PromotionKind.ROLLBACK,
        figures: Mapping[str, float] | None = None,
        failed: str | None = None,
    ) -> Promotion:
        """Say by `kind` whether somebody asked for it or the watch, and by `figures` what that had measured.

        With `failed`, only that version is rolled back: several who watch it do so once together.

        Raises:
            NothingToRollBackError: nothing was there before.
            RollbackImpossibleError: it is gone, damaged, or of another release.
            PromotionUnderWayError: somebody else is at it.
            OtherHolderError: another version is in production than the one that failed, or comes there meanwhile.
        """
        self.places.settle()
        history = self.log.history(Alias.PRODUCTION, limit=None)
        present, target = holder(self.registry, Alias.PRODUCTION), way_back(history)
        if present is None or target is None:
            raise NothingToRollBackError
        if failed not in {None, present.version}:
            raise OtherHolderError(Alias.PRODUCTION, present.version)
        back = self._as_it_was(target, history)
        promotion = Promotion(
            kind=kind,
            to=Alias.PRODUCTION,
            version=back.version,
            semantic=str(back.semantic),
            checksum=back.checksum,
            before=present.version,
            by=by,
            happened_at=datetime.now(UTC),
            reason=reason,
            figures=figures or {},
        )
        self.places.move(promotion)
        return promotion

    def _as_it_was(self, version: str, history: Sequence[Promotion]) -> ModelVersion:
        then = next((one.checksum for one in history if one.version == version), None)
        try:
            found, artefact = self.registry.find(version), self.registry.load(version)
            if then not in {None, artefact.checksum}:
                raise RollbackImpossibleError(version, "its files are not those that were in production")
            self.predictor_of(artefact, version)
        except NoSuchModelError:
            raise RollbackImpossibleError(version, "the registry does not have it any more") from None
        except DamagedModelError as error:
            raise RollbackImpossibleError(version, error.reason) from error
        return found
