"""How many battles were played for a prediction."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # In one statement SQLite adds the column with its check in place; otherwise it would have to copy the whole table.
    op.execute(
        "ALTER TABLE predictions ADD COLUMN battles INTEGER CONSTRAINT ck_predictions_battles CHECK (battles > 0)"
    )


def downgrade() -> None:
    op.drop_column("predictions", "battles")
