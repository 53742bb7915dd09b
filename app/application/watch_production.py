from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, Protocol

from app.application.model_places import OtherHolderError
from app.application.ports.promotion_log import PromotionUnderWayError
from app.domain.registry.model_version import Alias
from app.domain.registry.promotion import ROLLBACKS, Promotion, PromotionKind
from app.domain.registry.watch import Observed, Reading, readings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.application.model_in_service import ModelInService
    from app.application.ports.outcome_repository import OutcomeRepository
    from app.application.ports.promotion_log import PromotionLog
    from app.domain.registry.watch import WatchLimits

THE_WATCH: Final = "the watch"


class RollBack(Protocol):
    def __call__(
        self, *, by: str, reason: str, kind: PromotionKind, figures: Mapping[str, float], failed: str
    ) -> Promotion:
        """Bring back what was in production before `failed`.

        Raises:
            OtherHolderError: another version is in production.
            PromotionUnderWayError: somebody else is at it.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What was seen of the version that came into production last."""

    promotion: Promotion
    until: datetime
    readings: tuple[Reading, ...]

    @property
    def failures(self) -> tuple[Reading, ...]:
        return tuple(one for one in self.readings if one.has_failed)


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchProduction:
    """Look after a version that has come into production not long ago, and take it back where it fails.

    What a rollback has brought back is not watched: nobody knows of a better one.
    """

    log: PromotionLog
    outcomes: OutcomeRepository
    service: ModelInService[Any]
    roll_back: RollBack
    limits: WatchLimits
    window: timedelta
    """No time at all: nothing is watched."""
    every_seconds: float
    now: Callable[[], datetime] = _now

    def look(self) -> Watch | None:
        """Return what there is to see; None where nothing is watched.

        Raises:
            DatabaseUnavailableError: the history or the outcomes cannot be read.
        """
        newest = next(iter(self.log.history(Alias.PRODUCTION, limit=1)), None)
        if newest is None or newest.kind in ROLLBACKS or self.now() >= newest.happened_at + self.window:
            return None
        return Watch(
            promotion=newest,
            until=newest.happened_at + self.window,
            readings=readings(self._observed(newest), self.limits),
        )

    def __call__(self) -> Promotion | None:
        """Return the rollback, where there was a reason for one and nobody else was faster.

        Raises:
            DatabaseUnavailableError, RegistryUnavailableError: nothing can be done at the moment.
            NothingToRollBackError, RollbackImpossibleError: there is no way back.
        """
        watch = self.look()
        if watch is None or not watch.failures:
            return None
        try:
            return self.roll_back(
                by=THE_WATCH,
                reason="; ".join(map(str, watch.failures)),
                kind=PromotionKind.AUTOMATIC_ROLLBACK,
                figures={one.name: one.value for one in watch.readings},
                failed=watch.promotion.version,
            )
        except (PromotionUnderWayError, OtherHolderError):
            return None  # another process has seen the same

    def _observed(self, promotion: Promotion) -> Observed:
        version = promotion.version
        served = self.service.served
        requests, failures = served.tally.read() if served and served.model.version == version else (0, 0)
        return Observed(
            failed_tries=self.service.failed_tries(version),
            requests=requests,
            failures=failures,
            live=self.outcomes.live_forecasts(version, since=promotion.happened_at),
        )
