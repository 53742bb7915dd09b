from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Final, Self

from pydantic import BaseModel, Field

from app.domain.registry.promotion import Place, PromotionKind
from app.presentation.api.reference_data import Page, PageQuery
from app.presentation.api.routers.combatant_models import StrictIn
from app.presentation.api.routers.moments import Moment  # noqa: TC001 - Pydantic reads it

if TYPE_CHECKING:
    from app.domain.registry.promotion import Promotion

_LONGEST_REASON: Final = 500

Reason = Annotated[str, Field(max_length=_LONGEST_REASON, description="Why; kept in the history for ever.")]


class PromotionIn(StrictIn):
    to: Place = Field(description="The place that it goes to; staging first, for production takes only what is there.")
    force: Annotated[bool, Field(strict=True)] = Field(
        default=False, description="Promote it even where the gate refuses; needs a `reason`."
    )
    reason: Reason = ""


class RollbackIn(StrictIn):
    reason: Reason = ""


class HistoryQuery(PageQuery):
    at: Moment | None = Field(
        default=None, description="Only the entry by which the version came that was in production at this time."
    )


class PromotionOut(BaseModel):
    kind: PromotionKind = Field(
        description="`automatic rollback`: it failed its watch. `found`: somebody had moved it in the registry itself."
    )
    to: Place = Field(description="The place that changed hands.")
    version: str = Field(description="The number of the version that came there.")
    semantic_version: str = Field(description="Its semantic version.")
    checksum: str = Field(description="SHA-256 of its files.")
    before: str | None = Field(description="The version that held the place; null where none did.")
    by: str = Field(description="Who did it: the owner of the key, or the account of a command.")
    happened_at: datetime = Field(description="When it happened.")
    reason: str = Field(description="Why; empty where nobody said.")
    is_forced: bool = Field(description="Whether the gate had refused it.")
    objections: list[str] = Field(description="What the gate had found against it.")
    figures: dict[str, float] = Field(description="What the gate, or the watch, had measured.")

    @classmethod
    def of(cls, one: Promotion) -> Self:
        return cls(
            kind=one.kind,
            to=Place(one.to),
            version=one.version,
            semantic_version=one.semantic,
            checksum=one.checksum,
            before=one.before,
            by=one.by,
            happened_at=one.happened_at,
            reason=one.reason,
            is_forced=one.is_forced,
            objections=list(one.objections),
            figures=dict(one.figures),
        )


class PromotionPage(Page[PromotionOut]):
    pass
