from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.infrastructure.persistence.base import Base, UtcDateTime, between


class ShadowPredictionRow(Base):
    """What a version that was not in production said of a duel that was predicted."""

    __tablename__ = "shadow_predictions"
    __table_args__ = (
        between("win_probability", 0, 1),
        Index("ix_shadow_predictions_model_version_made_at", "model_version", "made_at"),
    )

    prediction_id: Mapped[UUID] = mapped_column(
        ForeignKey("predictions.prediction_id", ondelete="CASCADE"), primary_key=True
    )
    model_version: Mapped[str] = mapped_column(primary_key=True)
    win_probability: Mapped[float]
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
