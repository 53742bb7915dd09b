"""What challengers would have answered, and outcomes by the time of their report."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_SHADOWS: Final = "shadow_predictions"
_OUTCOMES: Final = "prediction_outcomes"


def upgrade() -> None:
    op.create_table(
        _SHADOWS,
        sa.Column("prediction_id", sa.Uuid(), nullable=False),
        sa.Column("model_version", sa.String(), nullable=False),
        sa.Column("win_probability", sa.Double(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("win_probability BETWEEN 0 AND 1", name=op.f(f"ck_{_SHADOWS}_win_probability")),
        sa.PrimaryKeyConstraint("prediction_id", "model_version", name=op.f(f"pk_{_SHADOWS}")),
        sa.ForeignKeyConstraint(
            ["prediction_id"],
            ["predictions.prediction_id"],
            name=op.f(f"fk_{_SHADOWS}_prediction_id"),
            ondelete="CASCADE",
        ),
    )
    op.create_index(f"ix_{_SHADOWS}_model_version_made_at", _SHADOWS, ["model_version", "made_at"])
    op.create_index(op.f(f"ix_{_OUTCOMES}_reported_at"), _OUTCOMES, ["reported_at"])


def downgrade() -> None:
    op.drop_index(op.f(f"ix_{_OUTCOMES}_reported_at"), _OUTCOMES)
    op.drop_table(_SHADOWS)
