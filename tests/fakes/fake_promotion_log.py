from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from app.application.ports.promotion_log import LostPromotionError, PromotionLog, PromotionUnderWayError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from app.domain.registry.model_version import Alias
    from app.domain.registry.promotion import Promotion


class FakePromotionLog(PromotionLog):
    """Keeps entries in memory; `failure`, once set, is what every call raises."""

    def __init__(self) -> None:
        self.failure: Exception | None = None
        self._entries: list[Promotion] = []
        self._intention: Promotion | None = None

    @contextmanager
    def entering(self, promotion: Promotion) -> Iterator[None]:
        self._fail()
        if self._intention is not None:
            raise PromotionUnderWayError(self._intention.by, self._intention.happened_at)
        self._intention = promotion
        yield
        self._fail()
        if self._intention is not promotion:
            raise LostPromotionError(promotion.version)
        self.settle(promotion, happened=True)

    def intention(self) -> Promotion | None:
        self._fail()
        return self._intention

    def settle(self, promotion: Promotion, *, happened: bool) -> None:
        self._fail()
        if self._intention == promotion:
            self._intention = None
            self._entries += [promotion] if happened else []

    def history(self, to: Alias | None = None, *, limit: int | None = 100, offset: int = 0) -> tuple[Promotion, ...]:
        wanted = self._of(to)[offset:]
        return tuple(wanted if limit is None else wanted[:limit])

    def count(self, to: Alias | None = None) -> int:
        return len(self._of(to))

    def at(self, to: Alias, when: datetime) -> Promotion | None:
        return next((one for one in self._of(to) if one.happened_at <= when), None)

    def _of(self, to: Alias | None) -> list[Promotion]:
        self._fail()
        return [one for one in reversed(self._entries) if to in {None, one.to}]

    def _fail(self) -> None:
        if self.failure is not None:
            raise self.failure
