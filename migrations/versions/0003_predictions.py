"""Predictions and the two combatants of each."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_STATS = ("hp", "atk", "def", "spa", "spd", "spe")
_COMBATANTS = "prediction_combatants"


def upgrade() -> None:
    _create_predictions()
    _create_combatants()


def downgrade() -> None:
    op.drop_table(_COMBATANTS)
    op.drop_table("predictions")


def _create_predictions() -> None:
    op.create_table(
        "predictions",
        sa.Column("prediction_id", sa.Uuid(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("model_version", sa.String(), nullable=False),
        *(_number(column) for column in ("win_probability", "interval_low", "interval_high", "turns")),
        _check("predictions", "method", "method IN ('model', 'engine')"),
        _check("predictions", "win_probability", "win_probability BETWEEN 0 AND 1"),
        _check(
            "predictions",
            "interval",
            "0 <= interval_low AND interval_low <= interval_high AND interval_high <= 1",
        ),
        _check("predictions", "turns", "turns > 0"),
        sa.PrimaryKeyConstraint("prediction_id", name=op.f("pk_predictions")),
    )
    op.create_index(op.f("ix_predictions_made_at"), "predictions", ["made_at"])


def _create_combatants() -> None:
    owner = "predictions.prediction_id"
    references = {"pokemon": "pokemon.slug", "move": "moves.slug", "nature": "natures.slug"}
    ivs, avs = [f"iv_{stat}" for stat in _STATS], [f"av_{stat}" for stat in _STATS]
    op.create_table(
        _COMBATANTS,
        sa.Column("prediction_id", sa.Uuid(), nullable=False),
        *(sa.Column(column, sa.String(), nullable=False) for column in ("side", *references)),
        *(sa.Column(column, sa.Integer(), nullable=False) for column in ("level", "friendship", *ivs, *avs)),
        _check(_COMBATANTS, "side", "side IN ('a', 'b')"),
        _check(_COMBATANTS, "level", "level BETWEEN 1 AND 100"),
        _check(_COMBATANTS, "friendship", "friendship BETWEEN 0 AND 255"),
        *(_check(_COMBATANTS, column, f"{column} BETWEEN 0 AND 31") for column in ivs),
        *(_check(_COMBATANTS, column, f"{column} BETWEEN 0 AND 200") for column in avs),
        sa.PrimaryKeyConstraint("prediction_id", "side", name=op.f(f"pk_{_COMBATANTS}")),
        _refers("prediction_id", owner, ondelete="CASCADE"),
        *(_refers(column, to) for column, to in references.items()),
    )
    for column in references:
        op.create_index(op.f(f"ix_{_COMBATANTS}_{column}"), _COMBATANTS, [column])


def _number(name: str) -> sa.Column[float]:
    return sa.Column(name, sa.Double(), nullable=False)


def _check(table: str, name: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))


def _refers(column: str, to: str, ondelete: str | None = None) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [to], name=op.f(f"fk_{_COMBATANTS}_{column}"), ondelete=ondelete)
