"""What each import did, step by step, and who really won what was predicted."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_RUNS: Final = "etl_runs"
_OUTCOMES: Final = "prediction_outcomes"


def upgrade() -> None:
    moments = ("extracted_at", "validated_at", "loaded_at", "finished_at")
    counts = ("documents", "inserted", "updated", "deleted")
    op.create_table(
        _RUNS,
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        *(sa.Column(column, sa.DateTime(timezone=True)) for column in moments),
        *(sa.Column(column, sa.Integer()) for column in (*counts, "revision")),
        *(sa.Column(column, sa.String()) for column in ("outcome", "extract_sha256", "report", "problem")),
        _check(_RUNS, "outcome", "outcome IN ('loaded', 'unchanged', 'refused', 'failed')"),
        *(_check(_RUNS, column, f"{column} >= 0") for column in counts),
        sa.PrimaryKeyConstraint("run_id", name=op.f(f"pk_{_RUNS}")),
        sa.ForeignKeyConstraint(["revision"], ["pokedex_imports.revision"], name=op.f(f"fk_{_RUNS}_revision")),
    )
    op.create_index(op.f(f"ix_{_RUNS}_revision"), _RUNS, ["revision"])
    op.create_table(
        _OUTCOMES,
        sa.Column("prediction_id", sa.Uuid(), nullable=False),
        sa.Column("winner", sa.String(), nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        _check(_OUTCOMES, "winner", "winner IN ('a', 'b', 'tie')"),
        sa.PrimaryKeyConstraint("prediction_id", name=op.f(f"pk_{_OUTCOMES}")),
        sa.ForeignKeyConstraint(
            ["prediction_id"],
            ["predictions.prediction_id"],
            name=op.f(f"fk_{_OUTCOMES}_prediction_id"),
            ondelete="CASCADE",
        ),
    )


def downgrade() -> None:
    op.drop_table(_OUTCOMES)
    op.drop_table(_RUNS)


def _check(table: str, name: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))
