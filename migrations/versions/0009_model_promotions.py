"""Which version of the model took which place, when and why; written for ever."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_PROMOTIONS: Final = "model_promotions"
_REFUSAL: Final = "a promotion is written for ever"


def upgrade() -> None:
    before = ("state", "kind", "place", "version", "semantic", "checksum")
    op.create_table(
        _PROMOTIONS,
        sa.Column("promotion_id", sa.Integer(), nullable=False),
        *(sa.Column(column, sa.String(), nullable=False) for column in before),
        sa.Column("version_before", sa.String()),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("is_forced", sa.Boolean(), nullable=False),
        *(sa.Column(column, sa.String(), nullable=False) for column in ("objections", "figures")),
        _check("state", "state IN ('intended', 'valid')"),
        _check("kind", "kind IN ('promotion', 'rollback', 'automatic rollback', 'found')"),
        _check("place", "place IN ('staging', 'production')"),
        _check("reason", "reason <> '' OR NOT is_forced"),
        sa.PrimaryKeyConstraint("promotion_id", name=op.f(f"pk_{_PROMOTIONS}")),
    )
    op.create_index(f"ix_{_PROMOTIONS}_place_happened_at", _PROMOTIONS, ["place", "happened_at"])
    intended = sa.text("state = 'intended'")
    op.create_index(
        f"uq_{_PROMOTIONS}_intended",
        _PROMOTIONS,
        ["state"],
        unique=True,
        sqlite_where=intended,
        postgresql_where=intended,
    )
    _protect()


def downgrade() -> None:
    op.drop_table(_PROMOTIONS)
    if op.get_context().dialect.name != "sqlite":
        op.execute(f"DROP FUNCTION refuse_change_of_{_PROMOTIONS}()")


def _protect() -> None:
    """Let nobody change or delete a row that is valid."""
    if op.get_context().dialect.name == "sqlite":
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {_PROMOTIONS}_{change.lower()} BEFORE {change} ON {_PROMOTIONS} "
                f"WHEN OLD.state = 'valid' BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
            )
        return
    op.execute(
        f"CREATE FUNCTION refuse_change_of_{_PROMOTIONS}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {_PROMOTIONS}_change BEFORE UPDATE OR DELETE ON {_PROMOTIONS} "
        f"FOR EACH ROW WHEN (OLD.state = 'valid') EXECUTE FUNCTION refuse_change_of_{_PROMOTIONS}()"
    )


def _check(name: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=op.f(f"ck_{_PROMOTIONS}_{name}"))
