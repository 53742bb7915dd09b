from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.application.model_versions import holder
from app.application.ports.model_registry import NoSuchModelError, RegistryUnavailableError
from app.application.ports.promotion_log import LONGEST, PromotionUnderWayError
from app.domain.errors import PredictionDexError
from app.domain.registry.model_version import Alias
from app.domain.registry.promotion import Promotion, PromotionKind
from app.domain.registry.way_back import way_back

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.application.ports.model_registry import ModelRegistry
    from app.application.ports.promotion_log import PromotionLog

_log = logging.getLogger(__name__)


class OtherHolderError(PredictionDexError):
    """Somebody else has moved the alias between the look and the move."""

    def __init__(self, to: Alias, holder: str | None) -> None:
        self.to = to
        self.holder = holder
        now = f"Version {holder} has come into {to}" if holder else f"Nobody is in {to} any more"
        super().__init__(f"{now} meanwhile; look at the versions, and try again.")


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelPlaces:
    """Moves a version into a place so that the registry and the history agree in the end, whatever is interrupted.

    The one call that moves the alias is the moment of truth. The history tells of the intention before, and of the
    fact after; an intention that is left alone is decided by a look at the alias.
    """

    registry: ModelRegistry
    log: PromotionLog
    now: Callable[[], datetime] = _now

    def settle(self) -> None:
        """Decide what a process that died has left, and write down what was moved without us.

        Raises:
            PromotionUnderWayError: somebody is at it.
        """
        intention = self.log.intention()
        if intention is not None:
            if self.now() - intention.happened_at <= LONGEST:
                raise PromotionUnderWayError(intention.by, intention.happened_at)
            self._decide(intention)
        self._write_down_what_was_found()

    def move(self, promotion: Promotion) -> None:
        """Let the version take the place of the one that the promotion names.

        Raises:
            PromotionUnderWayError: somebody else is at it.
            OtherHolderError: another version holds the place.
        """
        try:
            with self.log.entering(promotion):
                self._require_holder(promotion)
                self.registry.point(promotion.to, promotion.version)
        except OtherHolderError:
            self.log.settle(promotion, happened=False)
            raise
        except (RegistryUnavailableError, NoSuchModelError):
            # An answer that is lost does not mean that nothing was done.
            if not self._decide(promotion):
                raise
        else:
            self._follow(promotion)

    def _require_holder(self, promotion: Promotion) -> None:
        if (present := self._holder(promotion.to)) != promotion.before:
            raise OtherHolderError(promotion.to, present)

    def _decide(self, intention: Promotion) -> bool:
        happened = self._holder(intention.to) == intention.version
        self.log.settle(intention, happened=happened)
        if happened:
            self._follow(intention)
        return happened

    def _write_down_what_was_found(self) -> None:
        present = holder(self.registry, Alias.PRODUCTION)
        newest = next(iter(self.log.history(Alias.PRODUCTION, limit=1)), None)
        known = newest.version if newest else None
        if present is None or present.version == known:
            return
        found = Promotion(
            kind=PromotionKind.FOUND,
            to=Alias.PRODUCTION,
            version=present.version,
            semantic=str(present.semantic),
            checksum=present.checksum,
            before=known,
            by="unknown",
            happened_at=self.now(),
            reason="It held the alias in the registry.",
            figures={},
        )
        with self.log.entering(found):
            """It has moved already."""

    def _follow(self, promotion: Promotion) -> None:
        """Bring along what depends on production; where that fails, the next promotion does it."""
        try:
            if promotion.to is Alias.PRODUCTION:
                self.registry.point(Alias.PREVIOUS, way_back(self.log.history(Alias.PRODUCTION, limit=None)))
                if self._holder(Alias.STAGING) == promotion.version:
                    self.registry.point(Alias.STAGING, None)
            noted = f"{promotion.kind} on {promotion.happened_at:%Y-%m-%d %H:%M:%S} UTC by {promotion.by}"
            self.registry.note(promotion.version, {promotion.to: noted})
        except (RegistryUnavailableError, NoSuchModelError) as error:
            _log.warning(
                "Version %s is in %s, but its notes are not complete: %s", promotion.version, promotion.to, error
            )

    def _holder(self, alias: Alias) -> str | None:
        present = holder(self.registry, alias)
        return present.version if present else None
