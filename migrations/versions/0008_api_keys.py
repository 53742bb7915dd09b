"""Who may ask what: keys, without their secrets."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_KEYS: Final = "api_keys"


def upgrade() -> None:
    texts = ("key_id", "secret_sha256", "owner", "scopes")
    moments = ("expires_at", "last_used_at", "revoked_at")
    op.create_table(
        _KEYS,
        *(sa.Column(column, sa.String(), nullable=False) for column in texts),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        *(sa.Column(column, sa.DateTime(timezone=True)) for column in moments),
        sa.PrimaryKeyConstraint("key_id", name=op.f(f"pk_{_KEYS}")),
    )


def downgrade() -> None:
    op.drop_table(_KEYS)
