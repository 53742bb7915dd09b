from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.application.model_versions import holder, wanted_version
from app.domain.errors import PredictionDexError
from app.domain.registry.entrance import admission
from app.domain.registry.model_version import Alias
from app.domain.registry.promotion import Promotion, PromotionKind
from app.domain.registry.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.application.gate.judge import Judge
    from app.application.model_places import ModelPlaces
    from app.application.ports.model_registry import ModelRegistry
    from app.domain.registry.model_version import ModelVersion
    from app.domain.registry.promotion import Place


class PromotionRefusedError(PredictionDexError):
    def __init__(self, version: str, verdict: Verdict) -> None:
        self.version = version
        self.verdict = verdict
        failed = "; ".join(one.words for one in verdict.failures)
        super().__init__(f"Version {version} may not enter {verdict.to}: {failed}.")


class AlreadyInPlaceError(PredictionDexError):
    def __init__(self, version: str, to: Alias) -> None:
        self.version = version
        self.to = to
        super().__init__(f"Version {version} is in {to} already.")


class MissingReasonError(PredictionDexError):
    def __init__(self) -> None:
        super().__init__("To force a promotion needs a reason, which is kept with it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Promoted:
    promotion: Promotion
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class PromoteModel:
    """Let a version take a place, if the gate lets it pass, or somebody who gives a reason forces it."""

    registry: ModelRegistry
    judge: Judge
    places: ModelPlaces

    def __call__(
        self,
        version: str,
        to: Place,
        *,
        by: str,
        reason: str = "",
        force: bool = False,
        on_progress: Callable[[float], None] | None = None,
    ) -> Promoted:
        """Take the version by its number or by its semantic version.

        Raises:
            UnknownVersionError: there is none.
            AlreadyInPlaceError: it has that place.
            MissingReasonError: it was to be forced for no reason.
            PromotionRefusedError: it failed a test, and was not forced or cannot be.
            NotJudgedError: nobody has judged it as things stand, and that cannot be done here.
            PromotionUnderWayError: somebody else is at it.
            OtherHolderError: somebody else has moved the alias meanwhile.
        """
        if force and not reason.strip():
            raise MissingReasonError
        self.places.settle()
        candidate, alias = wanted_version(self.registry, version), Alias(to)
        before = holder(self.registry, alias)
        if before is not None and before.version == candidate.version:
            raise AlreadyInPlaceError(candidate.version, alias)
        verdict = self._judged(candidate, alias, on_progress)
        if not verdict.passed and not (force and verdict.can_be_forced):
            raise PromotionRefusedError(candidate.version, verdict)
        promotion = Promotion(
            kind=PromotionKind.PROMOTION,
            to=alias,
            version=candidate.version,
            semantic=str(candidate.semantic),
            checksum=candidate.checksum,
            before=before.version if before else None,
            by=by,
            happened_at=datetime.now(UTC),
            reason=reason,
            is_forced=not verdict.passed,
            objections=tuple(one.words for one in verdict.failures),
            figures=verdict.figures,
        )
        self.places.move(promotion)
        return Promoted(promotion=promotion, verdict=verdict)

    def _judged(self, candidate: ModelVersion, to: Alias, on_progress: Callable[[float], None] | None) -> Verdict:
        verdict = self.judge(candidate, to, on_progress=on_progress)
        if to is not Alias.PRODUCTION:
            return verdict
        admitted = admission(is_staged=Alias.STAGING in candidate.aliases)
        return Verdict(to=to, findings=(admitted, *verdict.findings))
