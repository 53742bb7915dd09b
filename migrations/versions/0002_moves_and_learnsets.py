"""Moves and who learns them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_moves()
    _create_move_names()
    _create_move_flags()
    _create_move_effects()
    _create_learnset_entries()


def downgrade() -> None:
    for table in ("learnset_entries", "move_effects", "move_flags", "move_names", "moves"):
        op.drop_table(table)


def _create_moves() -> None:
    op.create_table(
        "moves",
        *(_text(column) for column in ("slug", "showdown_id", "type", "category", "target")),
        *(_whole(column) for column in ("position", "pp", "priority", "critical_stage", "min_hits", "max_hits")),
        sa.Column("power", sa.Integer()),
        sa.Column("accuracy", sa.Integer()),
        sa.Column("playable", sa.Boolean(), nullable=False),
        _check("moves", "position", "position >= 0"),
        _check("moves", "category", "category IN ('physical', 'special', 'status')"),
        _check("moves", "power", "power >= 1"),
        _check("moves", "accuracy", "accuracy BETWEEN 1 AND 100"),
        _check("moves", "pp", "pp >= 1"),
        _check("moves", "priority", "priority BETWEEN -7 AND 5"),
        _check("moves", "critical_stage", "critical_stage >= 0"),
        _check("moves", "hits", "min_hits >= 1 AND max_hits >= min_hits"),
        _key("moves", "slug"),
        _refers("moves", "type", "types.slug"),
        sa.UniqueConstraint("showdown_id", name=op.f("uq_moves_showdown_id")),
    )
    op.create_index(op.f("ix_moves_type"), "moves", ["type"])


def _create_move_names() -> None:
    op.create_table(
        "move_names",
        *(_text(column) for column in ("move", "language", "name")),
        _check("move_names", "language", "language IN ('en', 'fr')"),
        _key("move_names", "move", "language"),
        _refers("move_names", "move", "moves.slug"),
        sa.UniqueConstraint("language", "name", name=op.f("uq_move_names_language_name")),
    )


def _create_move_flags() -> None:
    op.create_table(
        "move_flags",
        _text("move"),
        _text("flag"),
        _key("move_flags", "move", "flag"),
        _refers("move_flags", "move", "moves.slug"),
    )


def _create_move_effects() -> None:
    op.create_table(
        "move_effects",
        *(_text(column) for column in ("move", "kind", "target")),
        *(_whole(column) for column in ("position", "chance")),
        sa.Column("stat", sa.String()),
        sa.Column("value", sa.Integer()),
        sa.Column("value_max", sa.Integer()),
        _check("move_effects", "position", "position >= 1"),
        _check("move_effects", "chance", "chance BETWEEN 1 AND 100"),
        _key("move_effects", "move", "position"),
        _refers("move_effects", "move", "moves.slug"),
    )


def _create_learnset_entries() -> None:
    op.create_table(
        "learnset_entries",
        *(_text(column) for column in ("pokemon", "move", "method")),
        _whole("position"),
        sa.Column("level", sa.Integer()),
        _check("learnset_entries", "position", "position >= 1"),
        _check("learnset_entries", "method", "method IN ('level', 'evolution', 'tm', 'tutor', 'start')"),
        _check("learnset_entries", "level", "level BETWEEN 0 AND 100"),
        _key("learnset_entries", "pokemon", "position"),
        _refers("learnset_entries", "pokemon", "pokemon.slug"),
        _refers("learnset_entries", "move", "moves.slug"),
    )
    op.create_index(op.f("ix_learnset_entries_move"), "learnset_entries", ["move"])


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False, autoincrement=False)


def _check(table: str, name: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [to], name=op.f(f"fk_{table}_{column}"))
