from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.registry.promotion import Place, PromotionKind
from app.infrastructure.persistence.base import Base, UtcDateTime, one_of


class EntryState(StrEnum):
    INTENDED = "intended"
    VALID = "valid"


_ONLY_INTENDED = text(f"state = '{EntryState.INTENDED}'")


class ModelPromotionRow(Base):
    """A version of the model took a place. The database itself refuses to change or delete a valid row."""

    __tablename__ = "model_promotions"
    __table_args__ = (
        one_of("state", EntryState),
        one_of("kind", PromotionKind),
        one_of("place", Place),
        CheckConstraint("reason <> '' OR NOT is_forced", name="reason"),
        Index("ix_model_promotions_place_happened_at", "place", "happened_at"),
        # Of intentions there is one at most, so that two promotions cannot be under way.
        Index(
            "uq_model_promotions_intended",
            "state",
            unique=True,
            sqlite_where=_ONLY_INTENDED,
            postgresql_where=_ONLY_INTENDED,
        ),
    )

    promotion_id: Mapped[int] = mapped_column(primary_key=True, init=False)
    state: Mapped[str]
    kind: Mapped[str]
    place: Mapped[str]
    version: Mapped[str]
    semantic: Mapped[str]
    checksum: Mapped[str]
    version_before: Mapped[str | None]
    made_by: Mapped[str]
    """The owner of a key, a user of the command line, or a part of the program."""
    happened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    reason: Mapped[str]
    is_forced: Mapped[bool]
    objections: Mapped[str]
    """What the gate had found against it, as JSON."""
    figures: Mapped[str]
    """What was measured, as JSON."""
