"""What was seen of the predictions that were served."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_REPORTS: Final = "monitoring_reports"


def upgrade() -> None:
    op.create_table(
        _REPORTS,
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("model_version", sa.String(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("explanation", sa.String(), nullable=False),
        sa.Column("figures", sa.String(), nullable=False),
        sa.Column("details", sa.String(), nullable=False),
        sa.Column("failure", sa.String(), nullable=True),
        sa.CheckConstraint("kind IN ('drift', 'quality')", name=op.f(f"ck_{_REPORTS}_kind")),
        sa.CheckConstraint("started_at <= ended_at", name=op.f(f"ck_{_REPORTS}_ended_at")),
        sa.CheckConstraint("(verdict = '') = (failure IS NOT NULL)", name=op.f(f"ck_{_REPORTS}_verdict")),
        sa.PrimaryKeyConstraint("report_id", name=op.f(f"pk_{_REPORTS}")),
    )
    op.create_index(f"ix_{_REPORTS}_kind_ended_at", _REPORTS, ["kind", "ended_at"])


def downgrade() -> None:
    op.drop_table(_REPORTS)
