"""Ways of learning in a table of their own, and moves that are inherited from a pre-evolution."""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_ENTRIES: Final = "learnset_entries"
_METHODS: Final = ("level", "evolution", "tm", "tutor", "start", "inherited")
_COLUMNS: Final = "pokemon, position, move, method, level"


def upgrade() -> None:
    methods = op.create_table(
        "learn_methods",
        sa.Column("slug", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_learn_methods")),
    )
    op.bulk_insert(methods, [{"slug": slug} for slug in _METHODS])
    _rebuild_entries(
        sa.Column("learnt_by", sa.String()),
        sa.CheckConstraint(
            "(level IS NOT NULL) = (method IN ('level', 'start', 'inherited'))",
            name=op.f(f"ck_{_ENTRIES}_level_of_method"),
        ),
        sa.CheckConstraint("(learnt_by IS NOT NULL) = (method = 'inherited')", name=op.f(f"ck_{_ENTRIES}_learnt_by")),
        _refers("method", "learn_methods.slug"),
        _refers("learnt_by", "pokemon.slug"),
    )
    for column in ("method", "learnt_by"):
        op.create_index(op.f(f"ix_{_ENTRIES}_{column}"), _ENTRIES, [column])


def downgrade() -> None:
    _rebuild_entries(
        sa.CheckConstraint(
            "method IN ('level', 'evolution', 'tm', 'tutor', 'start')", name=op.f(f"ck_{_ENTRIES}_method")
        ),
    )
    op.drop_table("learn_methods")


def _rebuild_entries(*parts: Any) -> None:
    """Make the table anew with these parts; nothing refers to it. What is inherited can be worked out again."""
    own = f"SELECT {_COLUMNS} FROM {_ENTRIES} WHERE method <> 'inherited'"  # noqa: S608 - names of ours
    op.execute(f"CREATE TEMPORARY TABLE kept AS {own}")
    op.drop_table(_ENTRIES)
    op.create_table(
        _ENTRIES,
        *(sa.Column(column, sa.String(), nullable=False) for column in ("pokemon", "move", "method")),
        sa.Column("position", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("level", sa.Integer()),
        sa.CheckConstraint("position >= 1", name=op.f(f"ck_{_ENTRIES}_position")),
        sa.CheckConstraint("level BETWEEN 0 AND 100", name=op.f(f"ck_{_ENTRIES}_level")),
        sa.PrimaryKeyConstraint("pokemon", "position", name=op.f(f"pk_{_ENTRIES}")),
        _refers("pokemon", "pokemon.slug"),
        _refers("move", "moves.slug"),
        *parts,
    )
    op.create_index(op.f(f"ix_{_ENTRIES}_move"), _ENTRIES, ["move"])
    op.execute(f"INSERT INTO {_ENTRIES} ({_COLUMNS}) SELECT {_COLUMNS} FROM kept")  # noqa: S608 - names of ours
    op.execute("DROP TABLE kept")


def _refers(column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [to], name=op.f(f"fk_{_ENTRIES}_{column}"))
