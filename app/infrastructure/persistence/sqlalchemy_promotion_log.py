from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import CursorResult, delete, func, select, update
from sqlalchemy.exc import IntegrityError

from app.application.ports.promotion_log import LostPromotionError, PromotionLog, PromotionUnderWayError
from app.domain.registry.model_version import Alias
from app.domain.registry.promotion import Promotion, PromotionKind
from app.infrastructure.persistence.database import transaction
from app.infrastructure.persistence.promotion_tables import EntryState, ModelPromotionRow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy import Delete, Select, Update
    from sqlalchemy.orm import Session, sessionmaker

# In the order in which they were written, for one is under way at a time, and the clocks of two machines may differ.
_NEWEST_FIRST: Final = ModelPromotionRow.promotion_id.desc()
_INTENDED: Final = ModelPromotionRow.state == EntryState.INTENDED


class SqlAlchemyPromotionLog(PromotionLog):
    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self._sessions = sessions

    @contextmanager
    def entering(self, promotion: Promotion) -> Iterator[None]:
        entry = self._intend(promotion)
        yield
        if not self._decide(_made_valid(), entry):
            raise LostPromotionError(promotion.version)

    def intention(self) -> Promotion | None:
        found = self._intended()
        return None if found is None else _promotion(found)

    def settle(self, promotion: Promotion, *, happened: bool) -> None:
        found = self._intended()
        if found is not None and _promotion(found) == promotion:
            self._decide(_made_valid() if happened else delete(ModelPromotionRow), found.promotion_id)

    def history(self, to: Alias | None = None, *, limit: int | None = 100, offset: int = 0) -> tuple[Promotion, ...]:
        wanted = _valid(select(ModelPromotionRow), to).order_by(_NEWEST_FIRST).limit(limit).offset(offset)
        with transaction(self._sessions) as session:
            return tuple(map(_promotion, session.scalars(wanted)))

    def count(self, to: Alias | None = None) -> int:
        with transaction(self._sessions) as session:
            return int(session.scalars(_valid(select(func.count(ModelPromotionRow.promotion_id)), to)).one())

    def at(self, to: Alias, when: datetime) -> Promotion | None:
        until = _valid(select(ModelPromotionRow), to).where(ModelPromotionRow.happened_at <= when)
        with transaction(self._sessions) as session:
            found = session.scalars(until.order_by(_NEWEST_FIRST).limit(1)).one_or_none()
            return None if found is None else _promotion(found)

    def _intend(self, promotion: Promotion) -> int:
        row = _row(promotion)
        try:
            with transaction(self._sessions) as session:
                session.add(row)
        except IntegrityError:
            other = self.intention()
            if other is None:  # it has just ended
                raise PromotionUnderWayError("somebody", promotion.happened_at) from None
            raise PromotionUnderWayError(other.by, other.happened_at) from None
        return row.promotion_id

    def _intended(self) -> ModelPromotionRow | None:
        with transaction(self._sessions) as session:
            return session.scalars(select(ModelPromotionRow).where(_INTENDED)).one_or_none()

    def _decide(self, change: Update | Delete, entry: int) -> bool:
        """Say whether it was still to be decided."""
        with transaction(self._sessions) as session:
            done = session.execute(change.where(ModelPromotionRow.promotion_id == entry, _INTENDED))
            return isinstance(done, CursorResult) and done.rowcount == 1


def _made_valid() -> Update:
    return update(ModelPromotionRow).values(state=EntryState.VALID.value)


def _valid(statement: Select[Any], to: Alias | None) -> Select[Any]:
    valid = statement.where(ModelPromotionRow.state == EntryState.VALID)
    return valid if to is None else valid.where(ModelPromotionRow.place == to.value)


def _row(promotion: Promotion) -> ModelPromotionRow:
    return ModelPromotionRow(
        state=EntryState.INTENDED.value,
        kind=promotion.kind.value,
        place=promotion.to.value,
        version=promotion.version,
        semantic=promotion.semantic,
        checksum=promotion.checksum,
        version_before=promotion.before,
        made_by=promotion.by,
        happened_at=promotion.happened_at,
        reason=promotion.reason,
        is_forced=promotion.is_forced,
        objections=json.dumps(promotion.objections, ensure_ascii=False),
        figures=json.dumps(dict(promotion.figures), ensure_ascii=False, allow_nan=False),
    )


def _promotion(row: ModelPromotionRow) -> Promotion:
    return Promotion(
        kind=PromotionKind(row.kind),
        to=Alias(row.place),
        version=row.version,
        semantic=row.semantic,
        checksum=row.checksum,
        before=row.version_before,
        by=row.made_by,
        happened_at=row.happened_at,
        reason=row.reason,
        is_forced=row.is_forced,
        objections=tuple(json.loads(row.objections)),
        figures=json.loads(row.figures),
    )
