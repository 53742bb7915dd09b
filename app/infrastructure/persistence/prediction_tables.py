from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.pokedex.stats import MAX_AV, MAX_FRIENDSHIP, MAX_IV, MAX_LEVEL, STATS
from app.infrastructure.persistence.base import (
    Base,
    MoveRef,
    NatureRef,
    PokemonRef,
    Slug,
    UtcDateTime,
    between,
    one_of,
)

SIDES = ("a", "b")
METHODS = ("model", "engine")
WINNERS = (*SIDES, "tie")


class PredictionRow(Base):
    __tablename__ = "predictions"
    __table_args__ = (
        one_of("method", METHODS),
        between("win_probability", 0, 1),
        CheckConstraint("0 <= interval_low AND interval_low <= interval_high AND interval_high <= 1", name="interval"),
        CheckConstraint("turns > 0", name="turns"),
        CheckConstraint("battles > 0", name="battles"),
    )

    prediction_id: Mapped[UUID] = mapped_column(primary_key=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    method: Mapped[str]
    model_version: Mapped[str]
    win_probability: Mapped[float]
    interval_low: Mapped[float]
    interval_high: Mapped[float]
    turns: Mapped[float]
    battles: Mapped[int | None]


class PredictionCombatantRow(Base):
    __tablename__ = "prediction_combatants"
    __table_args__ = (
        one_of("side", SIDES),
        between("level", 1, MAX_LEVEL),
        between("friendship", 0, MAX_FRIENDSHIP),
        *(between(f"iv_{stat}", 0, MAX_IV) for stat in STATS),
        *(between(f"av_{stat}", 0, MAX_AV) for stat in STATS),
    )

    prediction_id: Mapped[UUID] = mapped_column(
        ForeignKey("predictions.prediction_id", ondelete="CASCADE"), primary_key=True
    )
    side: Mapped[Slug]
    pokemon: Mapped[PokemonRef]
    move: Mapped[MoveRef]
    nature: Mapped[NatureRef]
    level: Mapped[int]
    friendship: Mapped[int]
    iv_hp: Mapped[int]
    iv_atk: Mapped[int]
    iv_def: Mapped[int]
    iv_spa: Mapped[int]
    iv_spd: Mapped[int]
    iv_spe: Mapped[int]
    av_hp: Mapped[int]
    av_atk: Mapped[int]
    av_def: Mapped[int]
    av_spa: Mapped[int]
    av_spd: Mapped[int]
    av_spe: Mapped[int]


class PredictionOutcomeRow(Base):
    """Who really won, as somebody has reported."""

    __tablename__ = "prediction_outcomes"
    __table_args__ = (one_of("winner", WINNERS),)

    prediction_id: Mapped[UUID] = mapped_column(
        ForeignKey("predictions.prediction_id", ondelete="CASCADE"), primary_key=True
    )
    winner: Mapped[str]
    reported_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
