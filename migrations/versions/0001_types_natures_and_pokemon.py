"""Types, natures, Pokémon and the history of imports."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_STATS = ("hp", "atk", "def", "spa", "spd", "spe")
_A_STAT = "IN ('hp', 'atk', 'def', 'spa', 'spd', 'spe')"


def upgrade() -> None:
    _create_types()
    _create_natures()
    _create_species()
    _create_pokemon()
    _create_pokemon_types()
    _create_evolutions()
    _create_names("type", "types")
    _create_names("nature", "natures")
    _create_names("pokemon", "pokemon")
    _create_imports()


def downgrade() -> None:
    op.drop_table("pokedex_imports")
    for table in ("pokemon_names", "nature_names", "type_names", "evolutions", "pokemon_types"):
        op.drop_table(table)
    for table in ("pokemon", "species", "natures", "type_effectiveness", "types"):
        op.drop_table(table)


def _create_types() -> None:
    op.create_table(
        "types",
        _text("slug"),
        _whole("position"),
        _check("types", "position", "position >= 0"),
        _key("types", "slug"),
    )
    op.create_table(
        "type_effectiveness",
        _text("attacking"),
        _text("defending"),
        sa.Column("multiplier", sa.Double(), nullable=False),
        _check("type_effectiveness", "multiplier", "multiplier IN (0.0, 0.5, 1.0, 2.0)"),
        _key("type_effectiveness", "attacking", "defending"),
        _refers("type_effectiveness", "attacking", "types.slug"),
        _refers("type_effectiveness", "defending", "types.slug"),
    )
    op.create_index(op.f("ix_type_effectiveness_defending"), "type_effectiveness", ["defending"])


def _create_natures() -> None:
    op.create_table(
        "natures",
        _text("slug"),
        _whole("position"),
        sa.Column("increased", sa.String()),
        sa.Column("decreased", sa.String()),
        _check("natures", "position", "position >= 0"),
        _check("natures", "increased", f"increased {_A_STAT}"),
        _check("natures", "decreased", f"decreased {_A_STAT}"),
        _check("natures", "both_or_neither", "(increased IS NULL) = (decreased IS NULL)"),
        _key("natures", "slug"),
    )


def _create_species() -> None:
    op.create_table(
        "species",
        _text("slug"),
        _whole("dex_number"),
        _check("species", "dex_number", "dex_number >= 1"),
        _key("species", "slug"),
        sa.UniqueConstraint("dex_number", name=op.f("uq_species_dex_number")),
    )


def _create_pokemon() -> None:
    op.create_table(
        "pokemon",
        *(_text(column) for column in ("slug", "species", "form", "showdown_id", "showdown_name")),
        *(_whole(column) for column in ("position", *(f"base_{stat}" for stat in _STATS), "weight_hg")),
        _check("pokemon", "position", "position >= 0"),
        _check("pokemon", "form", "form IN ('base', 'alola', 'mega', 'partner')"),
        *(_check("pokemon", f"base_{stat}", f"base_{stat} BETWEEN 1 AND 255") for stat in _STATS),
        _check("pokemon", "weight_hg", "weight_hg >= 1"),
        _key("pokemon", "slug"),
        _refers("pokemon", "species", "species.slug"),
        sa.UniqueConstraint("showdown_id", name=op.f("uq_pokemon_showdown_id")),
        sa.UniqueConstraint("showdown_name", name=op.f("uq_pokemon_showdown_name")),
    )
    op.create_index(op.f("ix_pokemon_species"), "pokemon", ["species"])


def _create_pokemon_types() -> None:
    op.create_table(
        "pokemon_types",
        _text("pokemon"),
        _whole("slot"),
        _text("type"),
        _check("pokemon_types", "slot", "slot BETWEEN 1 AND 2"),
        _key("pokemon_types", "pokemon", "slot"),
        _refers("pokemon_types", "pokemon", "pokemon.slug"),
        _refers("pokemon_types", "type", "types.slug"),
    )
    op.create_index(op.f("ix_pokemon_types_type"), "pokemon_types", ["type"])


def _create_evolutions() -> None:
    op.create_table(
        "evolutions",
        _text("pokemon"),
        _text("evolves_from"),
        sa.Column("level", sa.Integer()),
        _check("evolutions", "level", "level BETWEEN 1 AND 100"),
        _check("evolutions", "evolves_from_another", "pokemon <> evolves_from"),
        _key("evolutions", "pokemon"),
        _refers("evolutions", "pokemon", "pokemon.slug"),
        _refers("evolutions", "evolves_from", "pokemon.slug"),
    )
    op.create_index(op.f("ix_evolutions_evolves_from"), "evolutions", ["evolves_from"])


def _create_names(owner: str, owners: str) -> None:
    table = f"{owner}_names"
    op.create_table(
        table,
        *(_text(column) for column in (owner, "language", "name")),
        _check(table, "language", "language IN ('en', 'fr')"),
        _key(table, owner, "language"),
        _refers(table, owner, f"{owners}.slug"),
        sa.UniqueConstraint("language", "name", name=op.f(f"uq_{table}_language_name")),
    )


def _create_imports() -> None:
    counts = ("row_count", "inserted", "updated", "deleted")
    op.create_table(
        "pokedex_imports",
        sa.Column("revision", sa.Integer(), nullable=False, autoincrement=False),
        _text("source"),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        _text("content_sha256"),
        *(_whole(column) for column in counts),
        _check("pokedex_imports", "revision", "revision >= 1"),
        *(_check("pokedex_imports", column, f"{column} >= 0") for column in counts),
        _key("pokedex_imports", "revision"),
    )


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
