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
_IMPORTS: Final = "pokedex_imports"
_OUTCOMES: Final = "prediction_outcomes"


def upgrade() -> None:
    moments = ("extracted_at", "validated_at", "loaded_at", "finished_at")
    op.create_table(
        _RUNS,
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        *(sa.Column(column, sa.DateTime(timezone=True)) for column in moments),
        sa.Column("documents", sa.Integer()),
        *(sa.Column(column, sa.String()) for column in ("outcome", "extract_sha256", "report", "problem")),
        _check(_RUNS, "outcome", "outcome IN ('loaded', 'unchanged', 'refused', 'failed')"),
        _check(_RUNS, "documents", "documents >= 0"),
        sa.PrimaryKeyConstraint("run_id", name=op.f(f"pk_{_RUNS}")),
    )
    # In one statement SQLite adds a column with its reference in place.
    op.execute(
        f"ALTER TABLE {_IMPORTS} ADD COLUMN run_id INTEGER CONSTRAINT fk_{_IMPORTS}_run_id REFERENCES {_RUNS} (run_id)"
    )
    op.create_index(op.f(f"ix_{_IMPORTS}_run_id"), _IMPORTS, ["run_id"])
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
    op.drop_index(op.f(f"ix_{_IMPORTS}_run_id"), _IMPORTS)
    _rebuild_imports()
    op.drop_table(_RUNS)


def _rebuild_imports() -> None:
    """Make the table as it was; SQLite drops no column that refers to another table."""
    texts, counts = ("source", "content_sha256"), ("row_count", "inserted", "updated", "deleted")
    columns = ", ".join(("revision", "imported_at", *texts, *counts))
    op.execute(f"CREATE TEMPORARY TABLE kept AS SELECT {columns} FROM {_IMPORTS}")  # noqa: S608 - names of ours
    op.drop_table(_IMPORTS)
    op.create_table(
        _IMPORTS,
        sa.Column("revision", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        *(sa.Column(column, sa.String(), nullable=False) for column in texts),
        *(sa.Column(column, sa.Integer(), nullable=False) for column in counts),
        _check(_IMPORTS, "revision", "revision >= 1"),
        *(_check(_IMPORTS, column, f"{column} >= 0") for column in counts),
        sa.PrimaryKeyConstraint("revision", name=op.f(f"pk_{_IMPORTS}")),
    )
    op.execute(f"INSERT INTO {_IMPORTS} ({columns}) SELECT {columns} FROM kept")  # noqa: S608 - names of ours
    op.execute("DROP TABLE kept")


def _check(table: str, name: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))
