"""Japanese, German and later French names; height, picture and variant of each Pokémon."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_OWNERS: Final = {"type": "types", "nature": "natures", "pokemon": "pokemon", "move": "moves"}
_ONE_FORM: Final = "uq_pokemon_species_form_variant"


def upgrade() -> None:
    for owner in _OWNERS:
        _rebuild_names(owner, "language IN ('en', 'fr', 'ja', 'de', 'fr-later')")
    # In one statement SQLite adds a column with its check in place; otherwise it would have to copy the whole table.
    op.execute("ALTER TABLE pokemon ADD COLUMN variant VARCHAR NOT NULL DEFAULT ''")
    op.execute(
        "ALTER TABLE pokemon ADD COLUMN height_dm INTEGER CONSTRAINT ck_pokemon_height_dm CHECK (height_dm >= 1)"
    )
    op.execute("ALTER TABLE pokemon ADD COLUMN sprite_url VARCHAR")
    for variant in ("x", "y"):
        op.execute(f"UPDATE pokemon SET variant = '{variant}' WHERE slug LIKE '%-mega-{variant}'")  # noqa: S608
    op.create_index(_ONE_FORM, "pokemon", ["species", "form", "variant"], unique=True)


def downgrade() -> None:
    op.drop_index(_ONE_FORM, "pokemon")
    for column in ("sprite_url", "height_dm", "variant"):
        op.drop_column("pokemon", column)
    for owner in _OWNERS:
        _rebuild_names(owner, "language IN ('en', 'fr')")


def _rebuild_names(owner: str, languages: str) -> None:
    """Change the check of a table to which nothing refers; SQLite can do that only by making it anew."""
    table = f"{owner}_names"
    columns = f"{owner}, language, name"
    op.execute(f"CREATE TEMPORARY TABLE kept AS SELECT {columns} FROM {table} WHERE {languages}")  # noqa: S608
    op.drop_table(table)
    op.create_table(
        table,
        *(sa.Column(column, sa.String(), nullable=False) for column in (owner, "language", "name")),
        sa.CheckConstraint(languages, name=op.f(f"ck_{table}_language")),
        sa.PrimaryKeyConstraint(owner, "language", name=op.f(f"pk_{table}")),
        sa.ForeignKeyConstraint([owner], [f"{_OWNERS[owner]}.slug"], name=op.f(f"fk_{table}_{owner}")),
        sa.UniqueConstraint("language", "name", name=op.f(f"uq_{table}_language_name")),
    )
    op.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM kept")  # noqa: S608 - all names are ours
    op.execute("DROP TABLE kept")
